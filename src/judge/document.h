#pragma once
// The document that expressions and oracles see: a case's facts, folded by name. Pure.
//
//   .NAME           what the step `as: NAME` left: {objects: […]} for apply, until, list; {objects,
//   events: [{type, object,
//                   time, fact}], gaps: [{from, to, reason, fact}], from, to} for window; the
//                   step's own value otherwise. An `until` that did not come true leaves {objects,
//                   unmet: true}.
//   .bindings.NAME  what `bind` computed: the facts of kind result named `bindings`, merged
//   .features.NAME  {present, values, lists, fact}
//   .matrix.NAME    the value this instance of the case runs with: the result named `matrix`
// `fact` is the number of the fact, which reports show as "evidence N". A window whose end was not
// seen has no `to`. bindings, features and matrix are always there, if only empty.

#include "spec/fact.h"

namespace seaworthy::judge {

[[nodiscard]] Json document(const spec::Evidence& evidence);

/// A document of no facts, to fold facts into.
[[nodiscard]] Json empty_document();
/// Adds what the fact says. What the document holds of it is no longer in the fact.
void fold(Json& document, spec::Fact& fact);

/// The same without a copy: what the document holds of a fact is no longer in the fact. Facts that
/// have no name there (errors, dropped fields, waits without `as`) keep their data.
[[nodiscard]] Json take_document(spec::Evidence& evidence);

}  // namespace seaworthy::judge
