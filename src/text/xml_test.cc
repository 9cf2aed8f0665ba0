#include "text/xml.h"

#include <gtest/gtest.h>

namespace seaworthy::text {
namespace {

TEST(Xml, WritesNestedElements) {
  XmlWriter xml;
  {
    const XmlWriter::Element suite =
        xml.element("testsuite", {{"name", "a \"b\" & <c>"}, {"tests", "2"}});
    xml.element("testcase", {{"name", "x"}});
    const XmlWriter::Element second = xml.element("testcase");
    const XmlWriter::Element failure = xml.element("failure");
    xml.text("1 < 2\n");
  }
  EXPECT_EQ(xml.str(),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
            "<testsuite name=\"a &quot;b&quot; &amp; &lt;c&gt;\" tests=\"2\">\n"
            "  <testcase name=\"x\"/>\n"
            "  <testcase>\n"
            "    <failure>1 &lt; 2\n</failure>\n"
            "  </testcase>\n"
            "</testsuite>\n");
}

TEST(Xml, SanitizeRemovesEscapeSequences) {
  EXPECT_EQ(sanitize("\x1b[1;31mred\x1b[0m"), "red");
  EXPECT_EQ(sanitize("\x1b]0;title\a-\x1b]8;;http://x\x1b\\link"), "-link");
  EXPECT_EQ(sanitize("a\x1b"), "a");
  EXPECT_EQ(sanitize("a\x1b]never ended\nb"), "anever ended\nb");
}

TEST(Xml, SanitizeReplacesWhatXmlForbids) {
  EXPECT_EQ(sanitize(std::string("a\0b\x01\x7f\t\n\r", 8)), "a\uFFFDb\uFFFD\x7f\t\n\r");
  EXPECT_EQ(sanitize("\xff\xc3\xa9\xc3"), "\uFFFDé\uFFFD");
  EXPECT_EQ(sanitize("\xEF\xBF\xBF\xED\xA0\x80"), "\uFFFD\uFFFD\uFFFD\uFFFD");
}

}  // namespace
}  // namespace seaworthy::text
