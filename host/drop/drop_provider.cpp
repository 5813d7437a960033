#include "drop/drop_provider.hpp"

#include <algorithm>
#include <utility>

#include "diff/diff.hpp"
#include "migration/engine.hpp"
#include "migration/retry.hpp"
#include "side/read_side.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

std::string sentence(std::string text) {
  if (!text.ends_with('.')) text += '.';
  return text;
}

/// Every name with its schema: another search path must not lead to another's table of that name.
ReadSide read(const RunSettings& database, const Dialect& dialect, const std::string& schema) {
  const Side side{DatabaseSide{database.dsn}, visible(database.dsn.masked())};
  return read_side(side, dialect, {schema, schema.empty() ? Naming::off : Naming::on, false});
}

void refuse_dependents(const ProviderPart& part, const ReadSide& read, const std::string& schema) {
  // Other databases keep no record of what stands on what; the dialect reads it from the definitions.
  const bool recorded = read.connection->driver() == "postgresql";
  const std::vector<std::string> lines = in_the_way(
      part, read.schema, recorded ? find_dependents(*read.connection, schema) : std::vector<Dependent>{});
  if (lines.empty()) return;
  std::string text =
      "these belong to others and stand on what would go; drop them first (nothing was dropped):";
  for (const std::string& line : lines) text += "\n  " + line;
  throw DropError(text);
}

std::vector<Statement> render_drop(const Schema& existing, const ProviderPart& part, const Dialect& dialect) {
  DiffOptions options = part.options;
  options.kind_options = dialect.kind_options();
  const std::vector<Change> changes = diff(existing, {}, options);
  std::vector<Statement> statements;
  for (Statement& statement : dialect.render(changes)) {
    if (statement.sql.empty()) continue;
    if (statement.impossible || statement.no_transaction)
      throw DropError("this cannot be done in a transaction: " + statement.sql);
    statements.push_back(std::move(statement));
  }
  return statements;
}

bool same_rows(const std::vector<LedgerRow>& left, const std::vector<LedgerRow>& right) {
  return std::is_permutation(left.begin(), left.end(), right.begin(), right.end(),
                             [](const LedgerRow& a, const LedgerRow& b) {
                               return a.version == b.version && a.state == b.state &&
                                      a.statements_done == b.statements_done && a.checksum == b.checksum;
                             });
}

class Drop {
 public:
  Drop(const DropPlan& plan, const RunSettings& database, const Dialect& dialect, RunObserver& observer)
      : plan_(plan),
        database_(database),
        dialect_(dialect),
        observer_(observer),
        opened_(engine_of(database.driver).open_session(database, observer)),
        session_(*opened_) {}

  void run() {
    for (std::size_t attempt = 1;; ++attempt) {
      try {
        return try_once();
      } catch (const DatabaseError& error) {
        const std::string text = sentence(what_failed_ + error.what());
        if (error.connection_lost()) return find_out(text);
        session_.roll_back();
        if (!pause_before_retry(error, text, attempt, database_, observer_))
          throw DropError(text + " Nothing was dropped.");
      }
    }
  }

 private:
  Ledger ledger() { return {session_.connection(), database_.ledger, database_.source}; }

  void try_once() {
    what_failed_.clear();
    session_.reset();
    Connection& connection = session_.connection();
    session_.begin();
    if (!same_rows(ledger().rows(), plan_.rows)) {
      session_.roll_back();
      throw DropError("another run changed the ledger meanwhile; nothing was dropped, look again");
    }
    session_.begin_statements();
    for (std::size_t i = 0; i < plan_.statements.size(); ++i) {
      observer_.statement_begins(i + 1, plan_.statements.size());
      what_failed_ = plan_.statements[i].sql + ": ";
      connection.execute(plan_.statements[i].sql);
    }
    what_failed_.clear();
    session_.end_statements();
    if (!plan_.rows.empty()) ledger().remove_all();
    session_.commit();
  }

  /// The connection is lost, perhaps behind COMMIT.
  void find_out(const std::string& text) {
    bool dropped = false;
    try {
      session_.reconnect();
      dropped = plan_.rows.empty() ? !has_first_table() : ledger().rows().empty();
    } catch (const DatabaseError& error) {
      throw DropError(text + " Whether it was committed is not known, since the database cannot be asked (" +
                      error.what() + "): it took effect as a whole or not at all; run it again to see.");
    }
    if (!dropped) throw DropError(text + " Nothing was dropped.");
    observer_.note(text + " The database, asked through a new connection, says that all was dropped.");
  }

  bool has_first_table() {
    if (plan_.part.tables.empty()) return true;
    const Schema now = read(database_, dialect_, plan_.schema).schema;
    return std::any_of(now.tables.begin(), now.tables.end(),
                       [&](const Shared<Table>& table) { return table->name == plan_.part.tables.front(); });
  }

  const DropPlan& plan_;
  const RunSettings& database_;
  const Dialect& dialect_;
  RunObserver& observer_;
  std::unique_ptr<RunSession> opened_;
  RunSession& session_;
  std::string what_failed_;  // the statement, for messages
};

}  // namespace

DropPlan plan_drop(const RunSettings& database, const Dialect& dialect, const std::string& schema,
                   const Schema& known) {
  const ReadSide there = read(database, dialect, schema);
  DropPlan plan{
      .part = find_provider_part(there.schema, known), .schema = schema, .statements = {}, .rows = {}};
  refuse_dependents(plan.part, there, schema);
  plan.statements = render_drop(there.schema, plan.part, dialect);
  plan.rows = Ledger{*there.connection, database.ledger, database.source}.rows();
  return plan;
}

void drop_provider(const DropPlan& plan, const RunSettings& database, const Dialect& dialect,
                   RunObserver& observer) {
  Drop{plan, database, dialect, observer}.run();
}

std::string drop_script(const DropPlan& plan, const RunSettings& database) {
  std::string script = "BEGIN;\n";
  for (const Statement& statement : plan.statements) script += statement.sql + ";\n";
  if (!plan.rows.empty()) script += Ledger::remove_all_sql(database.ledger, database.source) + ";\n";
  return script + "COMMIT;\n";
}

}  // namespace mighost
