#pragma once
// What inputs hold as libjq's values. Private to text/.

#include <map>

#include "text/input.h"
#include "text/jq_value.h"
#include "text/libjq.h"
#include "text/list_input.h"

namespace seaworthy::text {

struct Input::Members {
  explicit Members(const Json& source) : object(source) {}
  ~Members();
  Members(const Members&) = delete;
  Members& operator=(const Members&) = delete;

  /// An object of the members of these names; those that do not exist are left out. The caller owns
  /// it. Throws JqError.
  [[nodiscard]] jv show(const std::set<std::string>& names);

  const Json& object;
  ValueMaker maker;
  std::map<std::string, jv> converted;
};

struct ListInput::List {
  List();
  ~List();
  List(const List&) = delete;
  List& operator=(const List&) = delete;

  ValueMaker maker;
  jv values;
};

}  // namespace seaworthy::text
