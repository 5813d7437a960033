#include "conformance/live_tests.hpp"

#include <algorithm>
#include <stdexcept>

#include "change/describe.hpp"
#include "conformance/generator.hpp"
#include "conformance/isolated.hpp"
#include "conformance/raw_host.hpp"
#include "conformance/sample.hpp"
#include "conformance/scratch.hpp"
#include "diff/diff.hpp"
#include "plugin/casts.hpp"
#include "plugin/lowering.hpp"
#include "plugin/server_form.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;
using Clock = std::chrono::steady_clock;

/// The dialect says that the database has no such thing: nothing is tried.
constexpr const char* refused = "refused";

/// Steps of making a failing case simpler.
constexpr int most_simpler = 60;

class Case {
 public:
  Case(const Dialect& dialect, const std::string& dsn, const std::string& schema)
      : dialect_(dialect), session_(dialect, dsn, schema) {
    options_.kind_options = dialect.kind_options();
    options_.no_cast = no_cast_in(dialect);
  }

  Problems run(const Releases& releases) {
    Schema first;
    Schema second;
    try {
      first = lower(releases.before, "plain", dialect_, session_.schema());
      second = lower(releases.after, "plain", dialect_, session_.schema());
    } catch (const std::runtime_error& error) {
      return refusal(error.what());
    }
    const Schema nothing = session_.read();
    const std::vector<Change> create = diff(nothing, first, options_);
    if (const std::string reason = impossible(create); !reason.empty()) return refusal(reason);
    reach(create, first, "a full migration makes the tables");
    if (!problems_.empty()) return problems_;

    const Schema live = session_.read();
    const std::vector<Change> change = diff(live, server_form(second, live), options_);
    if (const std::string reason = impossible(change); !reason.empty()) return take_back(create, reason);
    const std::vector<Change> back = invert(change);
    if (const std::string reason = impossible(back); !reason.empty()) return take_back(create, reason);
    reach(change, second, "a difference leads from one release to the next");
    if (problems_.empty()) reach(back, live, "its inverse leads back");
    if (problems_.empty()) reach(invert(create), nothing, "the inverse of a full migration leaves nothing");
    return problems_;
  }

 private:
  static Problems refusal(const std::string& reason) {
    return {{{}, refused, reason, {}, Problem::Severity::note}};
  }

  Problems take_back(const std::vector<Change>& create, const std::string& reason) {
    session_.apply(invert(create));
    return refusal(reason);
  }

  /// Why one of the changes cannot be made; empty: all can.
  std::string impossible(const std::vector<Change>& changes) const {
    for (const Statement& statement : dialect_.render(changes)) {
      if (statement.impossible) return describe(changes.at(statement.change)) + ": " + statement.remark;
    }
    return {};
  }

  Schema server_form(const Schema& wanted, const Schema& live) {
    return in_server_form(wanted, live, dialect_, session_.schema(), session_.connection(), session_.naming())
        .schema;
  }

  void reach(const std::vector<Change>& changes, const Schema& wanted, const std::string& law) {
    for (const Statement& statement : dialect_.render(changes)) {
      if (statement.sql.empty()) continue;
      shown_ += '\n' + statement.sql + ';';
      try {
        session_.connection().execute(statement.sql);
      } catch (const DatabaseError& error) {
        found(law + ", but the database refuses a statement: " + error.what() + "\nthe statements:" + shown_);
        return;
      }
    }
    const Schema live = session_.read();
    // Both ways: a difference sees only what it can change.
    const Schema form = server_form(wanted, live);
    std::string left;
    for (const Change& change : diff(live, form, options_)) left += '\n' + describe(change);
    if (left.empty() && live.tables.size() != wanted.tables.size())
      left = "\nthere are " + std::to_string(live.tables.size()) + " tables instead of " +
             std::to_string(wanted.tables.size());
    if (!left.empty()) found(law + ", but this is left to do:" + left + "\nafter these statements:" + shown_);
  }

  void found(std::string reason) {
    problems_.push_back({dialect_.path(), "law", std::move(reason),
                         "compare what `lower` and `introspect` give of it, and what `render` does"});
  }

  const Dialect& dialect_;
  ScratchSession session_;
  DiffOptions options_;
  std::string shown_;  ///< all statements so far
  Problems problems_;
};

class Laws {
 public:
  Laws(const Dialect& dialect, const ConformanceOptions& options) : dialect_(dialect), options_(options) {}

  /// One case in a process and a schema of its own.
  Problems run(const Releases& releases) const {
    return in_scratch([&](const std::string& schema) {
      return Case{dialect_, *options_.dsn, schema}.run(releases);
    });
  }

  Problems in_scratch(const std::function<Problems(const std::string& schema)>& test) const {
    Scratch scratch{dialect_, *options_.dsn};
    Problems problems = run_isolated(dialect_.path(), options_.limit, "law", Leave::at_once,
                                     [&] { return test(scratch.schema()); });
    try {
      scratch.remove();
    } catch (const std::exception& error) {
      if (problems.empty())
        problems.push_back({dialect_.path(), "law", error.what(), "render what drops them"});
    }
    return problems;
  }

  /// A case like this one, as simple as can be found in a while, that still fails.
  Problems simplest(Releases failing, Problems problems) const {
    const auto end = Clock::now() + options_.limit;
    int tries = 0;
    for (bool smaller = true; smaller;) {
      smaller = false;
      for (Releases& each : simpler(failing)) {
        if (++tries > most_simpler || Clock::now() > end || stopping()) return problems;
        Problems still = run(each);
        if (still.empty() || still.front().rule == refused) continue;
        failing = std::move(each);
        problems = std::move(still);
        smaller = true;
        break;
      }
    }
    return problems;
  }

 private:
  const Dialect& dialect_;
  const ConformanceOptions& options_;
};

/// What is refused counts as passed here, with a note.
ConformanceResult written(const std::string& test, Problems problems) {
  for (Problem& problem : problems) {
    if (problem.rule != refused) continue;
    problem.rule.clear();
    problem.reason = "not tried: " + problem.reason;
  }
  return {"", test, std::move(problems)};
}

std::vector<Column> types_of(const Dialect& dialect) {
  std::vector<Column> types;
  for (const Column& column : sample_columns()) {
    try {
      dialect.lower(Table{.name = "t", .columns = {column}}, nullptr);
      types.push_back(column);
    } catch (const PluginError&) {
      // The tests without a database have told.
    }
  }
  return types;
}

ConformanceResult generated(const Laws& laws, const Dialect& dialect, const ConformanceOptions& options) {
  ConformanceResult result{
      "", "keeps the laws on " + std::to_string(options.cases) + " generated pairs of releases", {}};
  std::vector<Column> types;
  const ChildEnd asked = run_in_child(options.limit, Leave::at_once, [&] {
    std::string names;
    for (const Column& type : types_of(dialect)) names += type.name + '\n';
    return names;
  });
  for (Column& type : sample_columns()) {
    if (('\n' + asked.text).find('\n' + type.name + '\n') != std::string::npos)
      types.push_back(std::move(type));
  }
  if (types.empty()) {
    result.problems.push_back({dialect.path(), "definition", "lowers no type at all", "lower some"});
    return result;
  }
  std::size_t not_tried = 0;
  for (unsigned i = 0; i < options.cases && !stopping(); ++i) {
    const Releases releases = generate_releases(options.seed + i, types);
    Problems problems = laws.run(releases);
    if (problems.empty()) continue;
    if (problems.front().rule == refused) {
      ++not_tried;
      continue;
    }
    if (stopping()) break;
    for (Problem& problem : laws.simplest(releases, std::move(problems))) {
      problem.reason += "\n(found with --seed " + std::to_string(options.seed + i) + " --cases 1)";
      result.problems.push_back(std::move(problem));
    }
    return result;
  }
  if (not_tried != 0)
    result.problems.push_back({dialect.path(), "",
                               std::to_string(not_tried) + " of them were not tried: the dialect says that "
                                                           "they cannot be made",
                               "", Problem::Severity::note});
  return result;
}

/// As the test of R8 without a database, with the rows that queries really give.
Problems stops_in_trouble(const Dialect& dialect, const std::string& dsn, const std::string& schema) {
  ScratchSession session{dialect, dsn, schema};
  session.apply(diff({}, lower(sample_definitions(), "plain", dialect, schema)));
  const Query query = query_on(session.connection());
  const auto attempt = [&](RawHost& raw) {
    raw.query = &query;
    return dialect.raw().introspect(&raw.host, mighost_str{schema.data(), schema.size()}, 0);
  };
  RawHost well;
  attempt(well);
  for (std::size_t at = 1; at <= well.calls; ++at) {
    RawHost raw;
    raw.fail_at = at;
    const int32_t status = attempt(raw);
    if (status != RawHost::trouble || raw.after_trouble != 0)
      return {
          {dialect.path(), "R8",
           "introspect: when callback number " + std::to_string(at) + " returns " +
               std::to_string(RawHost::trouble) + ", the plugin " +
               (raw.after_trouble != 0 ? "goes on calling the host" : "returns " + std::to_string(status)),
           "stop, and return that status without calling `fail`"}};
  }
  return {};
}

}  // namespace

void check_laws(const Dialect& dialect, const ConformanceOptions& options,
                const std::function<void(const ConformanceResult&)>& on_result) {
  if (!dialect.can_introspect()) {
    on_result({"",
               "keeps the laws on a database",
               {{dialect.path(), "definition", "this dialect cannot read a database, so --dsn cannot be used",
                 "leave --dsn out, or write `introspect`"}}});
    return;
  }
  const Laws laws{dialect, options};
  if (stopping()) return;
  on_result(written("makes, changes and takes back tables on the database",
                    laws.run({sample_definitions(), sample_definitions_later()})));
  on_result(written("makes hostile names and values on the database as they are",
                    laws.run({hostile_definitions(), hostile_definitions()})));
  on_result({"R8", "stops when a callback fails while it reads the database",
             laws.in_scratch([&](const std::string& schema) {
               return stops_in_trouble(dialect, *options.dsn, schema);
             })});
  on_result(generated(laws, dialect, options));
}

}  // namespace mighost
