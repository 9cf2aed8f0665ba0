#pragma once
// The steps: one file each, in an explicit table. A step does its work and records what it saw; it
// never decides.

#include <string>

#include "collect/session.h"

namespace seaworthy::collect {

/// How a step ended. An unmet wait is a fact already; it only says that what follows would make no
/// sense.
enum class StepEnd { kDone, kUnmet };

/// May block until the context ends. Throws Error where it could not do its work; the harness
/// records that as a fact.
using StepFunction = StepEnd (*)(const Context&, Session&, const spec::Step&);

/// nullptr where there is none. The names are those of spec::step_words(), no more and no fewer.
[[nodiscard]] StepFunction find_step(const std::string& verb);

StepEnd apply_step(const Context& context, Session& session, const spec::Step& step);
StepEnd bind_step(const Context& context, Session& session, const spec::Step& step);
StepEnd capacity_step(const Context& context, Session& session, const spec::Step& step);
StepEnd delete_step(const Context& context, Session& session, const spec::Step& step);
StepEnd expect_step(const Context& context, Session& session, const spec::Step& step);
StepEnd list_step(const Context& context, Session& session, const spec::Step& step);
StepEnd logs_step(const Context& context, Session& session, const spec::Step& step);
StepEnd patch_step(const Context& context, Session& session, const spec::Step& step);
StepEnd probe_step(const Context& context, Session& session, const spec::Step& step);
StepEnd sleep_step(const Context& context, Session& session, const spec::Step& step);
StepEnd try_step(const Context& context, Session& session, const spec::Step& step);
StepEnd until_step(const Context& context, Session& session, const spec::Step& step);
StepEnd window_step(const Context& context, Session& session, const spec::Step& step);

}  // namespace seaworthy::collect
