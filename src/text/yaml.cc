#include "text/yaml.h"

#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <sstream>

#include "text/yaml_builder.h"

namespace seaworthy::text {
namespace {

/// The first line of `text` whose indentation holds a tab, from 0; -1 where there is none. Blank
/// lines do not count.
int tab_line(std::string_view text, bool only_at_start) {
  int line = 0;
  for (; !text.empty(); ++line) {
    const std::string_view row = text.substr(0, text.find('\n'));
    const std::string_view blanks = row.substr(0, row.find_first_not_of(" \t\r"));
    const size_t tab = blanks.find('\t');
    const bool found = only_at_start ? tab == 0 : tab != std::string_view::npos;
    if (found && (!only_at_start || blanks.size() < row.size())) return line;
    text.remove_prefix(std::min(row.size() + 1, text.size()));
  }
  return -1;
}

/// yaml-cpp's reasons, in the words of somebody who edits a file.
std::string reason_of(const YAML::Exception& exception) {
  const std::string& reason = exception.msg;
  if (reason == YAML::ErrorMsg::END_OF_MAP)
    return "this map is not well formed; is the indentation right?";
  if (reason == YAML::ErrorMsg::MAP_VALUE) {
    return "unexpected `:`; quote a text that holds `: `, or indent the line as its neighbours";
  }
  return reason;
}

class Reader {
 public:
  Reader(std::string_view text, const Location& origin, Diagnostics& diagnostics)
      : text_(text), origin_(origin), diagnostics_(diagnostics) {}

  std::vector<Node> read() {
    if (const int line = tab_line(text_, /*only_at_start=*/true); line >= 0) {
      report_tab(line);
      return {};
    }
    TreeBuilder builder(text_, origin_, diagnostics_);
    try {
      std::istringstream stream{std::string(text_)};
      YAML::Parser parser(stream);
      while (parser.HandleNextDocument(builder)) {
      }
      return builder.take_documents();
    } catch (const YAML::Exception& exception) {
      report(exception);
    } catch (const Refused& refused) {
      diagnostics_.error(refused.where, refused.code, "YAML: " + refused.message);
    }
    return {};
  }

 private:
  void report(const YAML::Exception& exception) {
    // A tab between spaces is content in a block scalar, and a fault where it is why the parser
    // stopped.
    const int line = tab_line(text_, /*only_at_start=*/false);
    if (line >= 0 && line <= exception.mark.line) return report_tab(line);
    diagnostics_.error(place_of(exception.mark, origin_), "yaml-syntax",
                       "YAML: " + reason_of(exception));
  }

  void report_tab(int line) {
    const Location where{origin_.file, origin_.line + line, origin_.column};
    diagnostics_.error(where, "yaml-tab", "a tab in the indentation; YAML wants spaces");
  }

  std::string_view text_;
  const Location& origin_;
  Diagnostics& diagnostics_;
};

}  // namespace

const Node* Node::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) return &entry.value;
  }
  return nullptr;
}

Json Node::json() const {
  switch (kind) {
    case Kind::kList: {
      Json out = Json::array();
      for (const Node& item : items) out.push_back(item.json());
      return out;
    }
    case Kind::kMap: {
      Json out = Json::object();
      for (const Entry& entry : entries) out[entry.key] = entry.value.json();
      return out;
    }
    case Kind::kNull:
    case Kind::kBool:
    case Kind::kNumber:
    case Kind::kString:
      return scalar;
  }
  return nullptr;
}

const char* Node::kind_name() const {
  switch (kind) {
    case Kind::kNull:
      return "nothing";
    case Kind::kBool:
      return "a boolean";
    case Kind::kNumber:
      return "a number";
    case Kind::kString:
      return "a string";
    case Kind::kList:
      return "a list";
    case Kind::kMap:
      return "a map";
  }
  return "";
}

std::vector<Node> parse_yaml(std::string_view text, const Location& origin,
                             Diagnostics& diagnostics) {
  return Reader(text, origin, diagnostics).read();
}

}  // namespace seaworthy::text
