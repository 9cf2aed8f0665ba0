#include "judge/exposition.h"

#include <gmock/gmock.h>

#include <cmath>

namespace seaworthy::judge {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

std::vector<std::string> findings(const std::string& text,
                                  ExpositionFormat format = ExpositionFormat::kText) {
  std::vector<std::string> all;
  for (const ExpositionFinding& finding : parse_exposition(text, format).findings) {
    all.push_back(std::to_string(finding.line) + ":" + std::to_string(finding.column) + ": " +
                  finding.problem);
  }
  return all;
}
std::vector<std::string> open_findings(const std::string& text) {
  return findings(text, ExpositionFormat::kOpenMetrics);
}

TEST(Exposition, ReadsWhatExportersWrite) {
  const std::string text =
      "# a comment\n"
      "\n"
      "# HELP http_requests_total The \\\\ total\\nof requests.\n"
      "# TYPE http_requests_total counter\n"
      "http_requests_total{method=\"post\",code=\"200\"} 1027 1395066363000\n"
      "http_requests_total { method = \"p\\\"\\\\\\n\" , } 3\n"
      "# TYPE t gauge\n"
      "t{a=\"1\"} -Inf\nt{a=\"2\"} NaN\nt 1.5e-3\n"
      "# TYPE d histogram\n"
      "d_bucket{le=\"0.05\"} 1\nd_bucket{le=\"+Inf\"} 2\nd_sum 5\nd_count 2\n"
      "# TYPE s summary\n"
      "s{quantile=\"0.5\"} 4\ns_sum 1\ns_count 2\n"
      "# HELP s_created\n"
      "free 1\n";
  const Exposition read = parse_exposition(text, ExpositionFormat::kText);
  EXPECT_THAT(findings(text), IsEmpty());
  ASSERT_EQ(read.samples.size(), 13U);
  EXPECT_EQ(read.samples[0].name, "http_requests_total");
  EXPECT_EQ(read.samples[0].labels, (MetricLabels{{"method", "post"}, {"code", "200"}}));
  EXPECT_EQ(read.samples[0].value, 1027);
  EXPECT_EQ(read.samples[0].timestamp, 1395066363000.0);
  EXPECT_EQ(read.samples[0].line, 5U);
  EXPECT_EQ(read.samples[1].labels, (MetricLabels{{"method", "p\"\\\n"}}));
  EXPECT_EQ(read.samples[2].value, -HUGE_VAL);
  EXPECT_TRUE(std::isnan(read.samples[3].value));
}

TEST(Exposition, NamesThePlaceOfWhatIsNoLine) {
  EXPECT_THAT(findings("1a 1\n"), ElementsAre("1:1: expected the name of a metric, found `1a 1`"));
  EXPECT_THAT(findings("a\n"),
              ElementsAre("1:2: expected a blank and a value, found the end of the line"));
  EXPECT_THAT(findings("a x\n"), ElementsAre("1:3: expected a value, found `x`"));
  EXPECT_THAT(findings("a 1_0\n"), ElementsAre("1:3: expected a value, found `1_0`"));
  EXPECT_THAT(findings("a 1 1.5\n"),
              ElementsAre("1:5: expected a timestamp in whole milliseconds, found `1.5`"));
  EXPECT_THAT(findings("a 1 1 1\n"), ElementsAre("1:7: expected the end of the line, found `1`"));
  EXPECT_THAT(findings("a{b=c} 1\n"), ElementsAre("1:5: expected `\"`, found `c} 1`"));
  EXPECT_THAT(findings("a{b=\"c} 1\n"), ElementsAre("1:10: the value of the label has no end"));
  EXPECT_THAT(findings("a{b=\"\\x\"} 1\n"),
              ElementsAre("1:6: an escape that is none, found `\\x\"} 1`"));
  EXPECT_THAT(findings("a{b=\"1\",b=\"2\"} 1\n"),
              ElementsAre("1:9: the label `b` stands here already"));
  EXPECT_THAT(findings("a{b:c=\"1\"} 1\n"), ElementsAre("1:4: expected `=`, found `:c=\"1\"} 1`"));
  EXPECT_THAT(findings("a 1"), ElementsAre("1:1: the last line has no end"));
  EXPECT_THAT(findings("<html>\x1b[31m\n"),
              ElementsAre(HasSubstr("1:1: expected the name of a metric")));
  EXPECT_THAT(findings("a 1\n{ 2\nb 3\n"), ElementsAre(HasSubstr("2:1: ")));
}

TEST(Exposition, FindsWhatDoesNotFitTogether) {
  EXPECT_THAT(findings("a 1\na 2\n"), ElementsAre("2:1: the series of `a` was there already"));
  EXPECT_THAT(findings("a 1\n# TYPE a gauge\n"),
              ElementsAre("2:1: the `TYPE` of `a` stands behind its samples"));
  EXPECT_THAT(findings("# TYPE a gauge\n# TYPE a gauge\na 1\n"),
              ElementsAre("2:1: a second `TYPE` of `a`"));
  EXPECT_THAT(findings("# TYPE a thing\na 1\n"),
              ElementsAre("1:1: `thing` is no type of a metric"));
  EXPECT_THAT(findings("a{l=\"1\"} 1\nb 1\na{l=\"2\"} 1\n"),
              ElementsAre("3:1: the lines of `a` are not together"));
  EXPECT_THAT(findings("# TYPE a counter\na -1\n"),
              ElementsAre("2:1: `a` counts, and is not a number from 0"));
  EXPECT_THAT(findings("# TYPE a histogram\na 1\n"),
              ElementsAre("2:1: a sample of the histogram `a` must end in `_bucket`"));
  EXPECT_THAT(findings("# TYPE a summary\na{quantile=\"2\"} 1\n"),
              ElementsAre("2:1: a sample of the summary `a` without a `quantile` from 0 to 1"));
}

TEST(Exposition, FindsWhatIsNoHistogram) {
  const std::string type = "# TYPE a histogram\n";
  EXPECT_THAT(findings(type + "a_bucket{le=\"1\"} 1\na_count 1\n"),
              ElementsAre("3:1: the histogram `a` has no bucket `+Inf`"));
  EXPECT_THAT(findings(type + "a_bucket{le=\"1\"} 2\na_bucket{le=\"+Inf\"} 1\na_count 1\n"),
              ElementsAre("4:1: the buckets of `a` do not grow"));
  EXPECT_THAT(findings(type + "a_bucket{le=\"+Inf\"} 1\na_count 2\n"),
              ElementsAre("3:1: the `+Inf` bucket of `a` is not its count"));
  EXPECT_THAT(findings(type + "a_bucket{x=\"1\"} 1\n"),
              ElementsAre("2:1: a bucket of `a` without a number as `le`"));
}

TEST(OpenMetrics, IsReadStrictly) {
  EXPECT_THAT(
      open_findings("# TYPE a_seconds counter\n# UNIT a_seconds seconds\n# HELP a_seconds x\n"
                    "a_seconds_total{b=\"c\"} 1.0 1700000000.5 # {trace_id=\"x\"} 1 2.5\n"
                    "a_seconds_created{b=\"c\"} 1.7e9\n# EOF\n"),
      IsEmpty());
  EXPECT_THAT(open_findings("a 1\n"),
              ElementsAre("2:1: the text does not end with `# EOF`: it may be cut off"));
  EXPECT_THAT(open_findings("# EOF\na 1\n"), ElementsAre("2:1: a line behind `# EOF`"));
  EXPECT_THAT(open_findings("# TYPE a counter\na 1\n# EOF\n"),
              ElementsAre("2:1: a sample of the counter `a` must end in `_total`"));
  EXPECT_THAT(open_findings("\n# EOF\n"), ElementsAre("1:1: an empty line; OpenMetrics has none"));
  EXPECT_THAT(open_findings("# words\n# EOF\n"),
              ElementsAre("1:3: expected `HELP`, `TYPE`, `UNIT` or `EOF`, found `words`"));
  EXPECT_THAT(open_findings("a  1\n# EOF\n"), ElementsAre("1:3: expected a value, found ` 1`"));
  EXPECT_THAT(open_findings("# TYPE a gauge\n# UNIT a seconds\na 1\n# EOF\n"),
              ElementsAre("2:1: the name `a` does not end in its unit `seconds`"));
}

TEST(Exposition, BoundsItsFindings) {
  std::string text;
  for (size_t line = 0; line < 10 * kFindingsMax; ++line) text += "?\n";
  EXPECT_EQ(findings(text).size(), kFindingsMax);
}

TEST(Exposition, HasItsFormatInTheContentType) {
  EXPECT_EQ(exposition_format("text/plain; version=0.0.4; charset=utf-8"), ExpositionFormat::kText);
  EXPECT_EQ(exposition_format("application/openmetrics-text;version=1.0.0"),
            ExpositionFormat::kOpenMetrics);
  EXPECT_EQ(exposition_format("text/html"), std::nullopt);
  EXPECT_EQ(exposition_format(""), std::nullopt);
}

}  // namespace
}  // namespace seaworthy::judge
