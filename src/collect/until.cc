#include <fmt/format.h>

#include <charconv>
#include <optional>

#include "collect/selection.h"
#include "collect/step.h"
#include "kube/object_table.h"

namespace seaworthy::collect {
namespace {

/// The selected objects as they are now, and the same as jq sees them.
class Matching {
 public:
  explicit Matching(const Selected& selected) : selected_(selected) {}

  void begin(const std::vector<Json>& objects) {
    for (const Json& object : objects) put(object);
  }
  void change(const kube::Change& change) {
    if (change.kind == kube::Change::Kind::kDeleted || !selected_.matches(change.object)) {
      if (const auto index = table_.erase(change.object)) input_.erase(*index);
    } else {
      put(change.object);
    }
  }
  [[nodiscard]] const std::vector<Json>& objects() const { return table_.all(); }
  [[nodiscard]] const text::ListInput& input() const { return input_; }

 private:
  void put(const Json& object) {
    if (!selected_.matches(object)) return;
    const auto [index, is_new] = table_.put(object);
    if (is_new) {
      input_.insert(index, object);
    } else {
      input_.replace(index, object);
    }
  }
  const Selected& selected_;
  kube::ObjectTable table_;
  text::ListInput input_;
};

/// Whether the objects are those that are waited for. jq errors are no answer yet (a status may not
/// be filled in): the last one is kept, since it is what the user must see where the wait ends with
/// it.
class Expectation {
 public:
  Expectation(Session& session, const spec::Step& step) : session_(session), step_(step) {
    if (!step.args.contains("count")) return;
    const std::string text = session.argument(step, "count");
    size_t count = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), count);
    if (error != std::errc() || end != text.data() + text.size()) {
      throw Error(
          fmt::format("{}: `count` must be a number of objects, got {}", step.where.text(), text));
    }
    count_ = count;
  }

  bool holds(const Matching& matching) {
    const size_t size = matching.objects().size();
    if (count_ ? size != *count_ : size == 0) return false;
    try {
      const std::vector<Json> outputs =
          session_.env.programs.run(step_.expressions.at("expect").text, matching.input());
      error_.clear();
      return outputs.size() == 1 && outputs.front() == true;
    } catch (const text::JqError& error) {
      error_ = error.what();
      return false;
    }
  }
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  Session& session_;
  const spec::Step& step_;
  std::optional<size_t> count_;
  std::string error_;
};

}  // namespace

StepEnd until_step(const Context& context, Session& session, const spec::Step& step) {
  const Context limited =
      context.within(session.duration(step, "within", std::chrono::seconds(30)));
  const Selected selected = select(limited, session, step);
  Expectation expectation(session, step);
  kube::Informer& informer = session.env.informers.get(limited, selected.resource, selected.ns);
  Matching matching(selected);
  const bool met = informer.follow(
      limited, [&](const std::vector<Json>& objects) { matching.begin(objects); },
      [&](const kube::Change& change) { matching.change(change); },
      [&] { return expectation.holds(matching); });
  if (met) {
    session.result(step, {{"objects", matching.objects()}});
    return StepEnd::kDone;
  }
  context.check("until");  // the case's own deadline is no answer about the platform
  if (!expectation.error().empty()) {
    throw Error(
        fmt::format("{}: jq: {}", step.expressions.at("expect").where.text(), expectation.error()));
  }
  session.recorder.record(Session::place(step), spec::kFactUnmet, step.as,
                          {{"objects", matching.objects()},
                           {"expected", step.args["expect"]},
                           {"within", step.args["within"]}});
  return StepEnd::kUnmet;
}

}  // namespace seaworthy::collect
