#pragma once
// Versions of objects, of lists and of watches of one kind are decimal numbers that grow.
// Source: KEP-5504, Kubernetes 1.35.

#include <string>

namespace seaworthy::kube {

/// Whether version `a` is `b` or later. Every version is later than none, "".
inline bool is_as_new(const std::string& a, const std::string& b) {
  return a.size() != b.size() ? a.size() > b.size() : a >= b;
}

}  // namespace seaworthy::kube
