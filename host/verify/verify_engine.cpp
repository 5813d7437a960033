#include "verify/verify_engine.hpp"

#include <mighost/identifier.hpp>

#include <algorithm>
#include <stdexcept>

#include "verify/postgres_contents.hpp"
#include "verify/postgres_scratch.hpp"
#include "verify/sqlite_contents.hpp"
#include "verify/sqlite_scratch.hpp"

namespace mighost {
namespace {

/// In quotes only where it must be, as in what is read, or always.
void erase(Contents& contents, const std::string& kind, const std::string& plain, const std::string& quoted) {
  contents.erase({kind, plain});
  contents.erase({kind, quoted});
}

class PostgresVerifyEngine : public VerifyEngine {
 public:
  Contents read_contents(Connection& connection) const override { return read_postgres_contents(connection); }
  [[nodiscard]] Contents without_ledger(Contents contents, const LedgerName& ledger,
                                        const Contents& before) const override {
    for (const std::string& schema : {ledger.schema, in_double_quotes(ledger.schema)}) {
      erase(contents, "table", schema + "." + ledger.table, schema + "." + in_double_quotes(ledger.table));
      if (!has_schema(before, ledger.schema)) contents.erase({"schema", schema});
    }
    return contents;
  }
  [[nodiscard]] std::string refusal(const std::vector<std::string>& /*words*/) const override { return {}; }
  [[nodiscard]] bool needs_server() const override { return true; }
  [[nodiscard]] std::unique_ptr<ScratchDatabase> scratch_database(const RunSettings& where) const override {
    return std::make_unique<PostgresScratch>(where);
  }
};

class SqliteVerifyEngine : public VerifyEngine {
 public:
  Contents read_contents(Connection& connection) const override { return read_sqlite_contents(connection); }
  [[nodiscard]] Contents without_ledger(Contents contents, const LedgerName& ledger,
                                        const Contents& /*before*/) const override {
    erase(contents, "table", ledger.table, in_double_quotes(ledger.table));
    return contents;
  }
  [[nodiscard]] std::string refusal(const std::vector<std::string>& words) const override {
    const auto has = [&](std::string_view word) {
      return std::find(words.begin(), words.end(), word) != words.end();
    };
    const bool attaches = !words.empty() && words.front() == "attach" && !has("':memory:'") && !has("''");
    const bool copies = !words.empty() && words.front() == "vacuum" && has("into");
    if (!attaches && !copies) return {};
    return std::string{"\""} + (attaches ? "ATTACH" : "VACUUM INTO") +
           "\" reaches another file, which a proof must not change: take it out of the migration, or leave "
           "this one unproved";
  }
  [[nodiscard]] bool needs_server() const override { return false; }
  [[nodiscard]] std::unique_ptr<ScratchDatabase> scratch_database(const RunSettings& where) const override {
    return std::make_unique<SqliteScratch>(where.dsn.scheme());
  }
};

}  // namespace

const VerifyEngine& verify_engine_of(std::string_view driver) {
  static const PostgresVerifyEngine postgres;
  static const SqliteVerifyEngine sqlite;
  if (driver == "postgresql") return postgres;
  if (driver == "sqlite3") return sqlite;
  throw std::invalid_argument("migrations cannot be proved with the database driver \"" +
                              std::string{driver} + "\"; they can with postgresql and sqlite3");
}

}  // namespace mighost
