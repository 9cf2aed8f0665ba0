#include "spec/arguments.h"
#include "spec/draft.h"

namespace seaworthy::spec {
namespace {

std::vector<std::string> oracle_names() {
  std::vector<std::string> names;
  for (const OracleWord& word : oracle_words()) names.push_back(word.name);
  return names;
}

/// "judgement `x`", or "a judgement" before its id is known.
std::string place_of(const std::string& what, const text::Node& node) {
  const text::Node* id = node.find("id");
  if (id == nullptr || !id->scalar.is_string()) return "a " + what;
  return what + " `" + id->scalar.get<std::string>() + "`";
}

void decode_summary(const text::Node& node, Draft& draft, Diagnostics& diagnostics) {
  Fields fields(node, "the summary", diagnostics);
  if (draft.value.summary) {
    diagnostics.error(node.where, "duplicate-summary", "a case has one `summary`; this is another");
  }
  draft.value.summary = fields.expression("summary");
  fields.report_unknown();
}

void decode_oracle(Fields& fields, Judgement& judgement, Diagnostics& diagnostics) {
  judgement.kind = Judgement::Kind::kOracle;
  judgement.oracle = fields.string("oracle").value_or("");
  const text::Node* with = fields.take("with");
  if (judgement.oracle.empty()) return;
  const OracleWord* word = find_oracle(judgement.oracle);
  if (word == nullptr) {
    diagnostics.error(fields.where_of("oracle"), "unknown-oracle",
                      unknown_word("oracle", judgement.oracle, oracle_names()));
    return;
  }
  text::Node none;
  none.kind = text::Node::Kind::kMap;
  none.where = fields.where();
  Fields arguments(with == nullptr ? none : *with, "`with` of oracle `" + word->name + "`",
                   diagnostics);
  judgement.with = decode_arguments(word->arguments, arguments);
  arguments.report_unknown();
}

void decode_judgement(const text::Node& node, Draft& draft, Diagnostics& diagnostics) {
  Fields fields(node, place_of("judgement", node), diagnostics);
  Judgement judgement;
  judgement.where = node.where;
  if (fields.require("id") != nullptr) judgement.id = fields.string("id").value_or("");
  const std::optional<Expression> that = fields.expression("that");
  const std::optional<Expression> none = fields.expression("none");
  const bool has_oracle = fields.take("oracle") != nullptr;
  if (that) judgement.expression = *that;
  if (none) {
    judgement.kind = Judgement::Kind::kNone;
    judgement.expression = *none;
  }
  if (has_oracle) decode_oracle(fields, judgement, diagnostics);
  judgement.because = fields.string("because").value_or("");
  const int ways = (node.find("that") != nullptr ? 1 : 0) + (node.find("none") != nullptr ? 1 : 0) +
                   (has_oracle ? 1 : 0);
  if (fields.is_map() && ways != 1) {
    diagnostics.error(node.where, "judgement-kind",
                      fields.place() + " needs one of `that`, `none` and `oracle`");
  }
  fields.report_unknown();
  draft.value.judgements.push_back(std::move(judgement));
}

}  // namespace

void decode_judgements(const text::Node& list, Draft& draft, Diagnostics& diagnostics) {
  for (const text::Node& item : list.items) {
    if (item.find("summary") != nullptr && item.find("id") == nullptr) {
      decode_summary(item, draft, diagnostics);
    } else {
      decode_judgement(item, draft, diagnostics);
    }
  }
}

}  // namespace seaworthy::spec
