#include "run/plan.h"

#include <algorithm>

#include "spec/variable.h"

namespace seaworthy::run {
namespace {

/// The vendor table of a driver among the values of a matrix.
Json vendor_of(const spec::Suite& suite, const Json& matrix) {
  for (const spec::Vendor& vendor : suite.vendors) {
    const Json drivers = vendor.table.value("drivers", Json::array());
    for (const Json& value : matrix) {
      if (std::find(drivers.begin(), drivers.end(), value) != drivers.end()) return vendor.table;
    }
  }
  return nullptr;
}

/// One variable for each value of the matrix, and for each plain string of the vendor table.
collect::Variables variables_of(const Json& matrix, const Json& vendor) {
  collect::Variables variables;
  for (const Json* source : {&vendor, &matrix}) {
    if (!source->is_object()) continue;
    for (const auto& [name, value] : source->items()) {
      if (value.is_string()) variables[spec::variable_name(name)] = value;
    }
  }
  return variables;
}

/// All combinations of the values of a case's matrix.
std::vector<Json> combinations(const spec::Case& test, const Features& features) {
  std::vector<Json> all = {Json::object()};
  for (const auto& [name, feature] : test.matrix) {
    std::vector<Json> longer;
    for (const Json& combination : all) {
      for (const std::string& value : features.at(feature).values) {
        longer.push_back(combination);
        longer.back()[name] = value;
      }
    }
    if (!longer.empty()) all = std::move(longer);
  }
  return all;
}

PlannedCase plan_one(const spec::Suite& suite, const spec::Case& test, const Features& features,
                     const Json& matrix) {
  PlannedCase planned;
  planned.test = &test;
  for (const Json& value : matrix)
    planned.instance += (planned.instance.empty() ? "" : ",") + value.get<std::string>();
  planned.preparation.matrix = matrix;
  planned.preparation.vendor = vendor_of(suite, matrix);
  planned.preparation.variables = variables_of(matrix, planned.preparation.vendor);
  for (const std::string& need : test.needs)
    planned.preparation.features.push_back(features.at(need).fact);
  return planned;
}

}  // namespace

judge::CaseResult PlannedCase::blank_result() const {
  judge::CaseResult result;
  result.id = test->id;
  result.title = test->title;
  result.item = test->item;
  result.area = test->area;
  result.instance = instance;
  result.level = test->level;
  result.strength = test->strength;
  result.cncf = test->cncf;
  return result;
}

std::string PlannedCase::name() const {
  return instance.empty() ? test->id : test->id + "[" + instance + "]";
}

std::vector<PlannedCase> plan(const spec::Suite& suite, const std::vector<const spec::Case*>& cases,
                              const Features& features) {
  std::vector<PlannedCase> planned;
  for (const spec::Case* test : cases) {
    for (const Json& matrix : combinations(*test, features))
      planned.push_back(plan_one(suite, *test, features, matrix));
  }
  std::stable_sort(planned.begin(), planned.end(), [](const PlannedCase& a, const PlannedCase& b) {
    return a.test->timeout > b.test->timeout;
  });
  return planned;
}

}  // namespace seaworthy::run
