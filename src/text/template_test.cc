#include "text/template.h"

#include <gtest/gtest.h>

#include "base/error.h"

namespace seaworthy::text {
namespace {

TEST(Template, FillsInValues) {
  const Json values = {{"name", "<b>\x1b[1m"},
                       {"html", "<b>"},
                       {"n", 3},
                       {"none", nullptr},
                       {"cases", {{{"id", "x"}, {"ok", true}}, {{"id", "y"}, {"ok", false}}}}};
  EXPECT_EQ(render_template("{{name}} {{{html}}} {{n}}{{none}}{{missing}};"
                            "{{#cases}}{{id}}{{#ok}}+{{/ok}}{{^ok}}-{{/ok}} {{/cases}}",
                            values),
            "&lt;b&gt; <b> 3;x+ y- ");
}

TEST(Template, ReportsATemplateThatIsNotWellFormed) {
  try {
    (void)render_template("{{#a}}", {});
    FAIL();
  } catch (const Error& error) {
    EXPECT_STREQ(error.what(), "bad template: Unclosed section \"a\" at 0");
  }
}

}  // namespace
}  // namespace seaworthy::text
