#pragma once
// Whether a watch saw what there was to see: it is compared with a LIST.

#include <map>
#include <string>
#include <vector>

#include "collect/selection.h"

namespace seaworthy::collect {

/// The versions of objects, by uid.
[[nodiscard]] std::map<std::string, std::string> versions(const std::vector<Json>& objects);

/// The watch was alive if what it shows becomes, within fifteen seconds, what a LIST of now shows:
/// every listed object in that version or a later one, and nothing else but what was created after
/// the list. Throws what the LIST fails with.
[[nodiscard]] bool watch_agrees_with_list(const Context& context, Session& session,
                                          const Selected& selected, kube::Informer& informer);
/// Throws Error where it was not: then what a step waited for was not looked at.
void check_watch(const Context& context, Session& session, const spec::Step& step,
                 const Selected& selected, kube::Informer& informer);

}  // namespace seaworthy::collect
