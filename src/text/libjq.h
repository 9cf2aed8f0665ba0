#pragma once
// libjq 1.6 in C++: its headers lack the linkage specification. Private to text/.

extern "C" {
#include <jq.h>
}
