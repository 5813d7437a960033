#include "laws/laws.hpp"

#include <cstdio>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "change/describe.hpp"
#include "diff/diff.hpp"
#include "introspect/apply.hpp"
#include "introspect/reading.hpp"
#include "same.hpp"

namespace mighost::test {
namespace {

/// The script, or nothing if the dialect says that one of the changes cannot be made.
std::optional<std::string> possible_script(const Dialect& dialect, const std::vector<Change>& changes) {
  std::string sql;
  for (const Statement& statement : dialect.render(changes)) {
    if (statement.impossible) return std::nullopt;
    if (!statement.sql.empty()) sql += statement.sql + ";\n";
  }
  return sql;
}

bool changes_values(const std::vector<Change>& changes) {
  for (const Change& change : changes) {
    if (change.subject == Subject::enumeration && change.attribute == Attribute::values) return true;
  }
  return false;
}

/// What only definitions know, added to what was read of them.
Schema with_former_names(Schema read, const Schema& defined) {
  for (Shared<Table>& shared : read.tables) {
    Table table = *shared;
    for (const Shared<Table>& each : defined.tables) {
      if (each->name != table.name) continue;
      table.formerly = each->formerly;
      for (Column& column : table.columns) {
        if (const Column* own = find_named(each->columns, column.name)) column.formerly = own->formerly;
      }
    }
    shared = Shared<Table>{std::move(table)};
  }
  for (Shared<Enum>& shared : read.enums) {
    for (const Shared<Enum>& each : defined.enums) {
      if (each->name == shared->name) shared = each;
    }
  }
  return read;
}

Schema without_objects(Schema schema) {
  schema.objects.clear();
  return schema;
}

/// How a case went wrong.
class Broken : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace

std::string Tally::text() const {
  const std::chrono::duration<double> time = std::chrono::steady_clock::now() - start;
  char rate[32];
  std::snprintf(rate, sizeof rate, "%.1f", cases / time.count());
  return std::to_string(cases) + " cases, " + rate + " a second; " + std::to_string(impossible) +
         " that the server cannot make, " + std::to_string(impossible_back) +
         " of which only the way back, " + std::to_string(committed) + " in several transactions";
}

/// One case, with all the SQL that it has run.
class Laws::Case {
 public:
  explicit Case(Laws& laws) : laws_(laws) { laws_.connection_.exec("BEGIN"); }

  void check(const Schema& before, const Schema& after) {
    run("SAVEPOINT wanted;\n", {});
    const Schema wanted = with_former_names(make(after), after);
    run("ROLLBACK TO wanted;\n", {});
    sql_ = "BEGIN;\n";
    const Schema existing = make(before);
    const std::vector<Change> changes = diff(existing, wanted);
    const std::optional<std::string> up = possible_script(laws_.dialect_, changes);
    if (!up) {
      ++laws_.tally_.impossible;
      return;
    }
    several_ = changes_values(changes);
    if (several_) ++laws_.tally_.committed;
    next_transaction();
    run(*up, "up");
    next_transaction();
    require_same(read(), wanted, "after up");
    const std::optional<std::string> down = possible_script(laws_.dialect_, invert(changes));
    if (!down) {
      ++laws_.tally_.impossible;
      ++laws_.tally_.impossible_back;
      return;
    }
    run(*down, "down");
    next_transaction();
    require_same(read(), existing, "after down");
  }

  [[nodiscard]] const std::string& sql() const { return sql_; }

 private:
  void run(const std::string& script, const std::string& what) {
    if (!what.empty()) sql_ += "-- " + what + '\n';
    sql_ += script;
    laws_.connection_.exec(script);
  }

  void next_transaction() {
    if (!several_) return;
    laws_.dirty_ = true;
    run("COMMIT;\n", {});
    run("BEGIN;\n", {});
  }

  Schema read() {
    const Query query = [&](std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) {
      Row values;
      for (const QueryValue& arg : args) {
        values.push_back(arg ? std::optional<std::string>{*arg} : std::nullopt);
      }
      for (const Row& row : laws_.query(std::string{sql}, values)) {
        const std::vector<QueryValue> cells(row.begin(), row.end());
        if (!on_row(cells)) return;
      }
    };
    return schema_of(laws_.dialect_.introspect("public", query));
  }

  /// Makes a schema from nothing and reads it: what is read must be what was made. Of objects the server
  /// prints the definitions in its own way.
  Schema make(const Schema& schema) {
    run(script(laws_.dialect_, {}, schema), "from nothing");
    Schema made = read();
    require_same(without_objects(made), without_objects(schema), "as made");
    return made;
  }

  static void require_same(const Schema& is, const Schema& wanted, const std::string& when) {
    const std::string changes = differences(is, wanted);
    const std::string details = different_lines(is, wanted);
    if (!changes.empty() || !details.empty()) throw Broken(when + ":\n" + changes + details);
  }

  Laws& laws_;
  std::string sql_;
  bool several_ = false;
};

Laws::Laws(TestServer& server, std::string dialect)
    : database_(server), connection_(database_.connect()), dialect_(load_dialect(dialect)) {
  connection_.exec("SET jit = off; SET client_min_messages = error; SET check_function_bodies = on");
}

std::vector<Row> Laws::query(const std::string& sql, const Row& values) {
  const auto [known, fresh] = prepared_.emplace(sql, "s" + std::to_string(prepared_.size()));
  if (fresh) connection_.exec("PREPARE " + known->second + " AS " + sql);
  std::vector<const char*> texts;
  for (const auto& value : values) texts.push_back(value ? value->c_str() : nullptr);
  const std::unique_ptr<PGresult, void (*)(PGresult*)> result{
      PQexecPrepared(connection_.handle(), known->second.c_str(), static_cast<int>(texts.size()),
                     texts.data(), nullptr, nullptr, 0),
      PQclear};
  if (PQresultStatus(result.get()) != PGRES_TUPLES_OK) {
    throw std::runtime_error(PQresultErrorMessage(result.get()) + sql);
  }
  std::vector<Row> rows(static_cast<std::size_t>(PQntuples(result.get())));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (int column = 0; column < PQnfields(result.get()); ++column) {
      const int row = static_cast<int>(i);
      const bool null = PQgetisnull(result.get(), row, column) != 0;
      rows[i].push_back(null ? std::nullopt
                             : std::optional<std::string>{PQgetvalue(result.get(), row, column)});
    }
  }
  return rows;
}

void Laws::clean() {
  connection_.exec("ROLLBACK");
  if (!std::exchange(dirty_, false)) return;
  connection_.exec("DROP SCHEMA public CASCADE; CREATE SCHEMA public");
}

std::string Laws::broken(const Schema& before, const Schema& after) {
  if (last_wrong_ && last_wrong_->before == before && last_wrong_->after == after) return last_wrong_->what;
  if (last_wrong_ && --smaller_tries_ < 0) return {};
  ++tally_.cases;
  std::string wrong;
  {
    Case one{*this};
    try {
      one.check(before, after);
    } catch (const std::exception& error) {
      wrong = std::string{error.what()} + "\n-- this shows it:\n" + one.sql();
    }
  }
  clean();
  if (!wrong.empty()) last_wrong_ = Wrong{before, after, wrong};
  return wrong;
}

}  // namespace mighost::test
