#include "report/html_evidence.h"

#include "base/text.h"
#include "report/words.h"
#include "text/xml.h"

namespace seaworthy::report {
namespace {

/// Indented JSON, bounded before it is cleaned: a fact can be megabytes.
std::string data_text(const Json& data) {
  const std::string text = to_pretty(data);
  const std::string shown = text::sanitize(text.substr(0, kFactBytes));
  return text.size() <= kFactBytes ? shown
                                   : shown + "\n… (" + std::to_string(text.size()) + " bytes)";
}

Json fact_values(const spec::Fact& fact, const std::string& anchor, bool cited) {
  return {{"anchor", anchor + "-" + std::to_string(fact.number)},
          {"number", fact.number},
          {"kind", one_line(fact.kind)},
          {"as", fact.as.empty() ? Json() : Json(one_line(fact.as))},
          {"place", one_line(fact.role + "[" + std::to_string(fact.step) + "] " + fact.verb)},
          {"time", one_line(fact.time)},
          {"data", data_text(fact.data)},
          {"cited", cited}};
}

}  // namespace

std::set<uint64_t> facts_shown(const spec::Evidence& evidence, const std::set<uint64_t>& cited) {
  std::set<uint64_t> shown;
  for (const bool wanted : {true, false}) {
    for (const spec::Fact& fact : evidence) {
      if (shown.size() == kFactsShown) return shown;
      if (cited.contains(fact.number) == wanted) shown.insert(fact.number);
    }
  }
  return shown;
}

Json evidence_values(const spec::Evidence& evidence, const std::set<uint64_t>& cited,
                     const std::string& anchor) {
  const std::set<uint64_t> shown = facts_shown(evidence, cited);
  Json facts = Json::array();
  for (const spec::Fact& fact : evidence) {
    if (shown.contains(fact.number))
      facts.push_back(fact_values(fact, anchor, cited.contains(fact.number)));
  }
  return {{"has_evidence", !facts.empty()},
          {"shown", facts.size()},
          {"fact_count", counted(evidence.size(), "fact")},
          {"facts", std::move(facts)}};
}

}  // namespace seaworthy::report
