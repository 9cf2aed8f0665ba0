#include "kube/change_hub.h"

#include <utility>

namespace seaworthy::kube {
namespace {

constexpr const char* kUid = "/metadata/uid";
constexpr const char* kVersion = "/metadata/resourceVersion";

bool same(const Json& a, const Json& b, const char* field) {
  return string_at(a, field) == string_at(b, field);
}

/// The changes that make `before` into `after`.
std::vector<Change> difference(const ObjectTable& before, const ObjectTable& after, WallTime now) {
  std::vector<Change> out;
  for (const Json& old : before.all()) {
    const Json* kept = after.find(old);
    if (kept == nullptr || !same(old, *kept, kUid))
      out.push_back({Change::Kind::kDeleted, old, now, {}, ""});
  }
  for (const Json& object : after.all()) {
    const Json* old = before.find(object);
    if (old == nullptr || !same(*old, object, kUid)) {
      out.push_back({Change::Kind::kAdded, object, now, {}, ""});
    } else if (!same(*old, object, kVersion)) {
      out.push_back({Change::Kind::kModified, object, now, {}, ""});
    }
  }
  return out;
}

}  // namespace

void ChangeHub::tell(Change change) {
  const std::lock_guard lock(dispatch_);
  tell_locked(change);
}

void ChangeHub::replace(std::vector<Json> objects, WallTime now) {
  const std::lock_guard lock(dispatch_);
  // Only this thread changes the table, so it may be read without `state_`.
  if (table_.all().empty() && listeners_.empty()) {  // the first list: nobody to tell of each
    ObjectTable table(std::move(objects));
    const std::lock_guard state(state_);
    table_ = std::move(table);
    return;
  }
  for (const Change& change : difference(table_, ObjectTable(std::move(objects)), now))
    tell_locked(change);
}

void ChangeHub::end(std::exception_ptr why) {
  const std::lock_guard lock(dispatch_);
  ended_ = why;
  for (const auto& [id, listener] : listeners_) {
    if (listener.ended) listener.ended(why);
  }
}

std::vector<Json> ChangeHub::objects() const {
  const std::lock_guard lock(state_);
  return table_.all();
}

std::optional<Json> ChangeHub::object(const std::string& ns, const std::string& name) const {
  Json like = {{"metadata", {{"name", name}}}};
  if (!ns.empty()) like["metadata"]["namespace"] = ns;
  const std::lock_guard lock(state_);
  const Json* found = table_.find(like);
  return found == nullptr ? std::nullopt : std::optional<Json>(*found);
}

uint64_t ChangeHub::subscribe(const std::function<void(const std::vector<Json>&)>& snapshot,
                              Listener listener) {
  const std::lock_guard lock(dispatch_);
  if (snapshot) snapshot(table_.all());
  if (ended_ && listener.ended) listener.ended(ended_);
  listeners_.emplace(next_id_, std::move(listener));
  return next_id_++;
}

void ChangeHub::unsubscribe(uint64_t id) {
  const std::lock_guard lock(dispatch_);
  listeners_.erase(id);
}

void ChangeHub::tell_locked(const Change& change) {
  if (change.kind != Change::Kind::kGap) {
    const std::lock_guard lock(state_);
    if (change.kind == Change::Kind::kDeleted) {
      table_.erase(change.object);
    } else {
      table_.put(change.object);
    }
  }
  for (const auto& [id, listener] : listeners_) listener.changed(change);
}

}  // namespace seaworthy::kube
