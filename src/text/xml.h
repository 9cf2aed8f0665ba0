#pragma once
// XML 1.0 that every parser accepts. Text from a cluster may hold terminal escapes and control
// characters, which XML cannot even express as references: all text goes through sanitize(). HTML
// uses the same function.

#include <string>
#include <string_view>
#include <vector>

namespace seaworthy::text {

/// Removes ANSI escape sequences; replaces what XML 1.0 forbids (control characters but \t, \n and
/// \r, U+FFFE, U+FFFF) and invalid UTF-8 by U+FFFD. Source: https://www.w3.org/TR/xml/#charsets.
[[nodiscard]] std::string sanitize(std::string_view text);

/// sanitize(), then `<`, `>`, `&`, `"` and `'` as references: fit for text and for attribute
/// values, in XML and in HTML.
[[nodiscard]] std::string escape_markup(std::string_view text);

/// Writes an indented document; elements close at the end of their scope. Not thread-safe.
///
///     XmlWriter xml;
///     {
///       const XmlWriter::Element suite = xml.element("testsuite", {{"name", "dra"}});
///       xml.element("testcase", {{"name", "dra-attributes"}});  // discarded at once: an empty
///       element
///     }
///     return xml.str();
class XmlWriter {
 public:
  struct Attribute {
    std::string_view name;
    std::string_view value;
  };

  /// Closes its element when it goes out of scope. Must not outlive its writer; scopes nest.
  class Element {
   public:
    explicit Element(XmlWriter& writer) : writer_(writer) {}
    ~Element() { writer_.close(); }
    Element(const Element&) = delete;
    Element& operator=(const Element&) = delete;

   private:
    XmlWriter& writer_;
  };

  XmlWriter();

  Element element(std::string_view name, const std::vector<Attribute>& attributes = {});
  /// Text within the open element.
  void text(std::string_view text);
  /// The document; every element must have ended.
  [[nodiscard]] const std::string& str() const { return out_; }

 private:
  void close();
  void end_start_tag();
  void new_line();

  std::string out_;
  std::vector<std::string> open_;
  bool start_tag_open_ = false;  ///< "<name attr=…" is written, its ">" is not
  bool holds_text_ = false;  ///< the innermost element ends with text: its end tag follows directly
};

}  // namespace seaworthy::text
