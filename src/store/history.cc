#include "store/history.h"

#include <sqlite3.h>

#include <algorithm>
#include <array>

namespace seaworthy::store {
namespace {

constexpr int kBusyMilliseconds = 5000;
constexpr const char* kSchema = R"sql(
  CREATE TABLE IF NOT EXISTS runs (
    id TEXT PRIMARY KEY, cluster TEXT NOT NULL, configuration TEXT NOT NULL, started TEXT NOT NULL, verdicts TEXT NOT NULL);
  CREATE INDEX IF NOT EXISTS runs_by_place ON runs (cluster, configuration, started);
)sql";

/// One prepared statement; texts are bound from 1 and columns read from 0, as in SQLite.
class Statement {
 public:
  Statement(sqlite3* database, const char* sql, const std::vector<std::string>& texts)
      : database_(database) {
    sqlite3_stmt* statement = nullptr;
    check(sqlite3_prepare_v2(database, sql, -1, &statement, nullptr));
    statement_.reset(statement);
    int index = 0;
    for (const std::string& text : texts) {
      check(sqlite3_bind_text(statement, ++index, text.data(), static_cast<int>(text.size()),
                              SQLITE_TRANSIENT));
    }
  }
  /// Moves to the next row; false at the end.
  bool next() {
    const int code = sqlite3_step(statement_.get());
    if (code != SQLITE_ROW && code != SQLITE_DONE) check(code);
    return code == SQLITE_ROW;
  }
  [[nodiscard]] std::string text(int column) const {
    const auto* bytes =
        reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
    return {bytes, static_cast<size_t>(sqlite3_column_bytes(statement_.get(), column))};
  }

 private:
  void check(int code) const {
    if (code != SQLITE_OK)
      throw Error("the run history: " + std::string(sqlite3_errmsg(database_)));
  }
  sqlite3* database_;
  std::unique_ptr<sqlite3_stmt, decltype(&sqlite3_finalize)> statement_{nullptr, &sqlite3_finalize};
};

std::string cluster_of(const Json& run) { return string_at(run, "/cluster/fingerprint"); }
/// What makes two runs comparable: another suite asks something else.
std::string configuration_of(const Json& run) {
  return string_at(run, "/suite/digest") + " " + string_at(run, "/profile");
}

int severity(const std::string& verdict) {
  static constexpr std::array kOrder = {
      judge::Verdict::kNotApplicable, judge::Verdict::kPass,   judge::Verdict::kPlanned,
      judge::Verdict::kSkipped,       judge::Verdict::kNotRun, judge::Verdict::kInconclusive,
      judge::Verdict::kError,         judge::Verdict::kFail};
  const auto found = std::find_if(kOrder.begin(), kOrder.end(),
                                  [&](judge::Verdict each) { return verdict == name_of(each); });
  return static_cast<int>(found - kOrder.begin());
}

}  // namespace

struct History::Database {
  explicit Database(const std::filesystem::path& path) {
    sqlite3* opened = nullptr;
    const int code = sqlite3_open(path.c_str(), &opened);
    handle.reset(opened);
    if (code != SQLITE_OK)
      throw Error("cannot open " + path.string() + ": " + sqlite3_errmsg(opened));
    sqlite3_busy_timeout(opened, kBusyMilliseconds);
    if (sqlite3_exec(opened, kSchema, nullptr, nullptr, nullptr) != SQLITE_OK) {
      throw Error("cannot open " + path.string() + ": " + sqlite3_errmsg(opened));
    }
  }
  std::unique_ptr<sqlite3, decltype(&sqlite3_close)> handle{nullptr, &sqlite3_close};
};

History::History(const std::filesystem::path& results)
    : database_(std::make_unique<Database>(results / "history.db")) {}
History::~History() = default;

void History::record(const judge::RunResult& result) {
  Statement insert(
      database_->handle.get(), "INSERT OR REPLACE INTO runs VALUES (?, ?, ?, ?, ?)",
      {string_at(result.run, "/id"), cluster_of(result.run), configuration_of(result.run),
       string_at(result.run, "/started"), to_line(verdicts_by_case(result))});
  insert.next();
}

std::vector<judge::PastRun> History::before(const Json& run, int limit) const {
  Statement select(database_->handle.get(),
                   "SELECT verdicts FROM runs WHERE cluster = ? AND configuration = ? AND started "
                   "< ? AND id != ? "
                   "ORDER BY started DESC LIMIT ?",
                   {cluster_of(run), configuration_of(run), string_at(run, "/started"),
                    string_at(run, "/id"), std::to_string(limit)});
  std::vector<judge::PastRun> runs;
  while (select.next()) {
    const Json verdicts = json_or_discarded(select.text(0));
    if (!verdicts.is_object()) throw Error("the run history: a row that is not JSON");
    runs.push_back(verdicts.get<judge::PastRun>());
  }
  return runs;
}

judge::PastRun verdicts_by_case(const judge::RunResult& result) {
  judge::PastRun verdicts;
  for (const judge::CaseResult& each : result.cases) {
    std::string& verdict = verdicts[each.id];
    const std::string mine = name_of(each.verdict.verdict);
    if (verdict.empty() || severity(mine) > severity(verdict)) verdict = mine;
  }
  return verdicts;
}

}  // namespace seaworthy::store
