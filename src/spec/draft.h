#pragma once
// Decoding, the first pass of the loader: the parts of a case's file become a Case, with nothing
// looked up yet. The places that later passes need for their messages go along. Private to spec/.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostics.h"
#include "spec/case.h"
#include "text/yaml.h"

namespace seaworthy::spec {

/// A word that stands for something elsewhere: a feature, a manifest, an evidence name.
struct Reference {
  std::string name;
  Location where;
};

struct Draft {
  Case value;
  bool readable = true;  ///< false where a block is missing because it could not be read: nothing
                         ///< is concluded then
  Location where;        ///< of the id, or of the file's start
  std::vector<Reference> features;  ///< `needs`, and the values of `matrix`
  std::vector<Reference> manifests;
  std::map<std::string, Location> fails;      ///< mutant id -> its `fails`
  std::map<std::string, Location> platforms;  ///< mutant id -> its `platform`
};

/// A case file, Markdown or YAML by its name. `file` is what locations show. What could be read is
/// returned.
[[nodiscard]] Draft decode_case(std::string_view text, const std::string& file,
                                Diagnostics& diagnostics);

// The parts. Each reads one block into the draft and reports what is wrong with it.
void decode_front_matter(const text::Node& map, Draft& draft, Diagnostics& diagnostics);
void decode_steps(const text::Node& list, Role role, Draft& draft, Diagnostics& diagnostics);
void decode_judgements(const text::Node& list, Draft& draft, Diagnostics& diagnostics);
void decode_mutants(const text::Node& list, Draft& draft, Diagnostics& diagnostics);

}  // namespace seaworthy::spec
