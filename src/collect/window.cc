#include <exception>
#include <mutex>

#include "base/time.h"
#include "collect/apply_objects.h"
#include "collect/expectation.h"
#include "collect/manifest.h"
#include "collect/selection.h"
#include "collect/step.h"
#include "collect/watch_check.h"

namespace seaworthy::collect {
namespace {

const char* type_of(kube::Change::Kind kind) {
  switch (kind) {
    case kube::Change::Kind::kAdded:
      return "ADDED";
    case kube::Change::Kind::kModified:
      return "MODIFIED";
    case kube::Change::Kind::kDeleted:
      return "DELETED";
    case kube::Change::Kind::kGap:
      return "GAP";
  }
  return "";
}

/// Records every change of the selected objects under the step's name.
class WindowRecorder {
 public:
  WindowRecorder(Session& session, const spec::Step& step, const Selected& selected)
      : session_(session), step_(step), selected_(selected) {}

  void snapshot(const std::vector<Json>& objects) {
    for (const Json& object : selected_.filter(objects))
      event("EXISTING", object, session_.env.clock.now());
  }
  /// On the informer's thread, where nothing may be thrown: what could not be recorded is kept for
  /// `check`.
  void change(const kube::Change& change) noexcept {
    try {
      record_change(change);
    } catch (...) {
      const std::lock_guard lock(mutex_);
      if (!failure_) failure_ = std::current_exception();
    }
  }
  /// Throws what kept a change from being recorded.
  void check() const {
    const std::lock_guard lock(mutex_);
    if (failure_) std::rethrow_exception(failure_);
  }
  void gap(WallTime from, WallTime to, const std::string& reason) {
    record(spec::kFactGap,
           {{"from", format_time(from)}, {"to", format_time(to)}, {"reason", reason}});
  }
  void record(const char* kind, Json data) {
    session_.recorder.record(Session::place(step_), kind, step_.as, std::move(data));
  }

 private:
  void record_change(const kube::Change& change) {
    if (change.kind == kube::Change::Kind::kGap) {
      gap(change.blind_since, change.time, change.reason);
    } else if (selected_.matches(change.object)) {
      event(type_of(change.kind), change.object, change.time);
    }
  }
  void event(const char* type, const Json& object, WallTime time) {
    record(spec::kFactEvent, {{"type", type}, {"object", object}, {"time", format_time(time)}});
  }
  Session& session_;
  const spec::Step& step_;
  const Selected& selected_;
  mutable std::mutex mutex_;  ///< of failure_
  std::exception_ptr failure_;
};

/// Of a window that ends by `until`: the manifest is applied turn by turn, the next turn when the
/// expression is true of what appeared since this one began. A turn that takes longer is the last.
/// Returns when each began and ended, and whether it came true.
Json take_turns(const Context& context, Session& session, const spec::Step& step,
                const Selected& selected, kube::Informer& informer) {
  std::vector<std::vector<Json>> turns = {{}};
  if (step.args.contains("apply"))
    turns = manifest_turns(session, step, step.args["apply"].get<std::string>());
  Json taken = Json::array();
  bool met = true;
  for (auto turn = turns.begin(); met && turn != turns.end(); ++turn) {
    const WallTime from = session.env.clock.now();
    const auto before = versions(selected.filter(informer.objects()));
    (void)apply_objects(context, session, step, std::move(*turn));
    (void)session.watch(context, selected.resource, selected.ns);
    Expectation expectation(session, step, "until");
    met = informer.wait(context.within(session.duration(step, "for", {})),
                        [&](const std::vector<Json>& objects) {
                          std::vector<Json> appeared = selected.filter(objects);
                          std::erase_if(appeared, [&](const Json& object) {
                            return before.count(string_at(object, "/metadata/uid")) != 0;
                          });
                          return expectation.holds(appeared);
                        });
    if (!met) {
      context.check("window");
      expectation.check();
    }
    taken.push_back(
        {{"from", format_time(from)}, {"to", format_time(session.env.clock.now())}, {"met", met}});
  }
  return taken;
}

/// Of a window that ends by time alone.
void wait_for_end(const Context& context, Session& session, const spec::Step& step) {
  if (step.args.contains("apply")) {
    (void)apply_objects(context, session, step,
                        manifest_objects(session, step, step.args["apply"].get<std::string>()));
  }
  context.within(session.duration(step, "for", {})).wait_for_end();
  context.check("window");
}

}  // namespace

StepEnd window_step(const Context& context, Session& session, const spec::Step& step) {
  const Selected selected = select(context, session, step);
  const std::shared_ptr<kube::Informer> informer =
      session.watch(context, selected.resource, selected.ns);
  WindowRecorder recorder(session, step, selected);
  const WallTime from = session.env.clock.now();
  const auto subscription =
      informer->subscribe([&](const std::vector<Json>& objects) { recorder.snapshot(objects); },
                          [&](const kube::Change& change) { recorder.change(change); });
  Json turns;
  if (step.expressions.count("until") != 0) {
    turns = take_turns(context, session, step, selected, *informer);
  } else {
    wait_for_end(context, session, step);
  }
  const WallTime to = session.env.clock.now();
  if (!watch_agrees_with_list(context, session, selected, *informer)) {
    recorder.gap(from, to, "at the end of the window a LIST shows what the watch did not");
  }
  recorder.check();
  Json seen = {{"from", format_time(from)},
               {"to", format_time(to)},
               {"objects", selected.filter(informer->objects())}};
  if (!turns.is_null()) seen["turns"] = std::move(turns);
  recorder.record(spec::kFactWindow, std::move(seen));
  return StepEnd::kDone;
}

}  // namespace seaworthy::collect
