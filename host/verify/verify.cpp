#include "verify/verify.hpp"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

#include "change/describe.hpp"
#include "database/open_connection.hpp"
#include "migration/engine.hpp"
#include "migration/run.hpp"
#include "side/compare.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"
#include "verify/mention.hpp"
#include "verify/partition_keys.hpp"
#include "verify/state.hpp"
#include "verify/verify_engine.hpp"

namespace mighost {
namespace {

constexpr std::size_t most_lines = 20;

/// The lines below a head, but not hundreds of them.
std::string listed(std::string head, const std::vector<std::string>& lines) {
  for (std::size_t i = 0; i < std::min(lines.size(), most_lines); ++i) head += "\n  " + lines[i];
  if (lines.size() > most_lines) head += "\n  and " + std::to_string(lines.size() - most_lines) + " more";
  return head;
}

void require_start(const VerifyRequest& request, const RunSettings& database, const Contents& start) {
  const VerifyEngine& engine = verify_engine_of(database.driver);
  const auto connection = open_connection(database.dsn, database.driver, introspection_settings());
  const Contents now = engine.without_ledger(engine.read_contents(*connection), database.ledger, start);
  std::vector<std::string> lines;
  for (const ContentsDifference& each : differences(start, now)) {
    const std::string where = first_mention(request.migrations, engine_of(database.driver), each.thing);
    lines.push_back(each.text + (where.empty() ? "" : " (" + where + ")"));
  }
  if (lines.empty()) return;
  throw VerifyError(
      listed("after everything is undone the database is not what it was; mend the down files:", lines));
}

class Verification {
 public:
  Verification(const VerifyRequest& request, const RunSettings& database, const Contents& start,
               VerifyObserver& observer)
      : request_(request), database_(database), start_(start), observer_(observer) {}

  void run() {
    const std::vector<std::size_t> versions = find_versions(request_);
    go_up_first(versions);
    go_down();
    step({"up_again", "up again"}, [&] {
      const std::size_t ran = go(Direction::up, "latest");
      require_state(last(), "after up, down and up again the database is not what the first up made of it");
      return counted(ran, "migration");
    });
    for (const std::size_t version : versions) go_to_and_back(version);
    if (request_.definitions) compare_with_definitions();
    if (request_.snapshot) compare_with_snapshot();
    if (!request_.dialect.kind_options().empty() && request_.dialect.can_introspect()) check_keys();
  }

 private:
  void step(const VerifyStep& step, const std::function<std::string()>& action) {
    observer_.step_begins(step);
    observer_.step_ends(action());
  }

  [[nodiscard]] std::size_t last() const { return request_.migrations.size() - 1; }
  [[nodiscard]] const std::string& name_of(std::size_t version) const {
    return request_.migrations[version].version;
  }

  std::size_t go(Direction direction, const std::string& to) {
    return run_migrations(request_.migrations, request_.kind, {.direction = direction, .to = to, .steps = {}},
                          database_, Interrupted::ask, observer_);
  }

  DatabaseState state() { return read_state(database_, request_.dialect, request_.schema); }

  /// Remembers what the database is like at each version that it comes back to.
  void go_up_first(const std::vector<std::size_t>& versions) {
    std::set<std::size_t> stops(versions.begin(), versions.end());
    stops.insert(last());
    step({"up", "up to " + visible(name_of(last()))}, [&] {
      std::size_t ran = 0;
      for (const std::size_t stop : stops) {
        ran += go(Direction::up, name_of(stop));
        states_[stop] = state();
      }
      return counted(ran, "migration");
    });
  }

  void go_down() {
    step({"down", "down to nothing"}, [&] {
      const std::size_t ran = go(Direction::down, "nothing");
      require_start(request_, database_, start_);
      return counted(ran, "migration") + ", nothing is left over";
    });
  }

  void go_to_and_back(std::size_t version) {
    const std::string& name = name_of(version);
    step({"version", "down to " + visible(name) + ", and up again"}, [&] {
      std::size_t ran = go(Direction::down, name);
      require_state(version, "after down to " + visible(name) + " the database is not what up to " +
                                 visible(name) + " made of it; mend the down files of what comes after it");
      ran += go(Direction::up, "latest");
      require_state(last(), "after down to " + visible(name) +
                                " and up again the database is not what the first up made of it");
      return counted(ran, "migration") + " run";
    });
  }

  void require_state(std::size_t version, const std::string& complaint) {
    const std::vector<std::string> found = differences(states_.at(version), state(), request_.dialect);
    if (!found.empty()) throw VerifyError(listed(complaint + ":", found));
  }

  void compare_with_definitions() {
    const Side& definitions = *request_.definitions;
    step({"compare", "compare with the definitions of " + definitions.label}, [&] {
      const Comparison comparison =
          compare(side_of(database_), definitions, request_.dialect, request_.schema, {});
      if (!comparison.warning.empty()) observer_.note(comparison.warning);
      if (!comparison.changes.empty()) refuse(comparison.changes);
      tell_of_others(comparison);
      for (const Shared<Table>& table : comparison.wanted.tables) defined_.insert(table->name);
      return counted(comparison.wanted.tables.size(), "table") + ", no difference";
    });
  }

  [[noreturn]] void refuse(const std::vector<Change>& changes) const {
    std::vector<std::string> lines;
    for (const Change& change : changes) lines.push_back(describe(change));
    throw VerifyError(
        listed("the migrations do not lead to the definitions of " + request_.definitions->label +
                   "; write the one that is missing with \"mighost generate\", or mend the last "
                   "one; it takes this:",
               lines));
  }

  /// It does not decide what is right, but the next `generate --from` begins with it.
  void compare_with_snapshot() {
    const Side& snapshot = *request_.snapshot;
    step({"snapshot", "compare with " + snapshot.label}, [&] {
      Comparison comparison = compare(side_of(database_), snapshot, request_.dialect, request_.schema, {});
      std::erase_if(comparison.changes, [&](const Change& change) {
        return change.table == database_.ledger.table || change_name(change) == database_.ledger.table;
      });
      if (comparison.changes.empty()) return std::string{"no difference"};
      std::vector<std::string> lines;
      for (const Change& change : comparison.changes) lines.push_back(describe(change));
      observer_.note(listed(
          snapshot.label + " is not the schema that the migrations lead to, and the next \"mighost generate "
                           "--from\" it would begin wrongly; it takes this:",
          lines));
      return counted(lines.size(), "difference");
    });
  }

  /// Tables that the provider had once, mostly.
  void tell_of_others(const Comparison& comparison) {
    std::set<std::string_view> wanted;
    for (const Shared<Table>& table : comparison.wanted.tables) wanted.insert(table->name);
    std::vector<std::string> others;
    for (const Shared<Table>& table : comparison.existing.tables) {
      if (!wanted.contains(table->name) && table->name != database_.ledger.table)
        others.push_back(visible(table->name));
    }
    if (!others.empty())
      observer_.note(listed("the migrations also make tables that are not defined:", others));
  }

  void check_keys() {
    step({"keys", "the keys of partitioned tables"}, [&] {
      const PartitionKeys keys =
          check_partition_keys(state().schema, request_.dialect.kind_options(),
                               [&](std::string_view table) { return defined_.contains(table); });
      if (!keys.problems.empty())
        throw VerifyError(listed("these keys must be mended in the files:", keys.problems));
      return counted(keys.tables, "table") + ", each key has the column that partitions it";
    });
  }

  const VerifyRequest& request_;
  const RunSettings& database_;
  const Contents& start_;
  VerifyObserver& observer_;
  std::map<std::size_t, DatabaseState> states_;  // by the place of the version
  std::set<std::string, std::less<>> defined_;   // tables of the definitions
};

}  // namespace

std::vector<std::size_t> find_versions(const VerifyRequest& request) {
  const History history = make_history(request.migrations, {}, request.kind);
  std::vector<std::size_t> found;
  for (const std::string& version : request.versions) {
    if (version == "all") {
      for (std::size_t i = request.migrations.size() - 1; i > 0; --i) found.push_back(i - 1);
    } else {
      found.push_back(version == "initial" ? 0 : find_version(history, version));
    }
  }
  return found;
}

Contents read_start(const RunSettings& database) {
  return verify_engine_of(database.driver).read_contents(*engine_of(database.driver).open_reader(database));
}

void verify(const VerifyRequest& request, const RunSettings& database, const Contents& start,
            VerifyObserver& observer) {
  Verification{request, database, start, observer}.run();
}

bool is_as_found(const RunSettings& database, const Contents& start) {
  return differences(start, read_start(database)).empty();
}

void leave_as_found(const VerifyRequest& request, const RunSettings& database, const Contents& start,
                    RunObserver& observer) {
  run_migrations(request.migrations, request.kind,
                 {.direction = Direction::down, .to = "nothing", .steps = {}}, database, Interrupted::ask,
                 observer);
  {
    const auto connection = open_connection(database.dsn, database.driver, {});
    Ledger ledger{*connection, database.ledger, database.source};
    if (ledger.exists()) ledger.drop();
    if (!has_schema(start, database.ledger.schema)) ledger.drop_schema();
  }
  require_start(request, database, start);
}

}  // namespace mighost
