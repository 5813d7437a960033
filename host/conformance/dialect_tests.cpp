#include <string>

#include "change/describe.hpp"
#include "conformance/conformance.hpp"
#include "conformance/sample.hpp"
#include "diff/diff.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

Problem problem(const Dialect& dialect, std::string rule, std::string reason, std::string remedy) {
  return {dialect.path(), std::move(rule), std::move(reason), std::move(remedy)};
}

/// A type that a database does not have may be refused, with a reason.
Problems lowers_types(const Dialect& dialect) {
  Problems problems;
  for (const Column& column : sample_columns()) {
    Table table{.name = "t", .columns = {column}};
    try {
      if (dialect.lower(table, nullptr).table.columns.size() != 1) {
        problems.push_back(problem(dialect, "definition",
                                   "the column of type " + column.name + " is not there any more",
                                   "give each column that it gets, or fail and say why"));
      }
    } catch (const PluginError& error) {
      for (Problem each : error.problems()) {
        if (each.rule.empty()) each.severity = Problem::Severity::note;
        problems.push_back(std::move(each));
      }
    }
  }
  return problems;
}

Problems renders_migrations(const Dialect& dialect) {
  Problems problems;
  const Schema first = lowered(sample_definitions(), dialect);
  const Schema second = lowered(sample_definitions_later(), dialect);
  for (const auto& [from, to] : {std::pair{Schema{}, first}, std::pair{first, second}}) {
    const std::vector<Change> up = diff(from, to);
    const std::vector<Change> down = invert(up);
    if (dialect.render(up).empty() || dialect.render(down).empty())
      problems.push_back(problem(dialect, "definition",
                                 "gives no statement for " + std::to_string(up.size()) + " changes of tables",
                                 "give statements, or say that a change is impossible"));
    if (dialect.render(invert(down)) != dialect.render(up))
      problems.push_back(problem(dialect, "R10",
                                 "renders a list of changes otherwise after it was inverted twice",
                                 "make the SQL of the change alone"));
  }
  return problems;
}

Problems renders_every_change(const Dialect& dialect) {
  Problems problems;
  for (const Change& change : every_change(lowered(sample_definitions(), dialect))) {
    for (const Change& each : {change, invert(change)}) {
      try {
        const auto statements = dialect.render(std::vector{each});
        if (statements.empty() && each.subject == Subject::table && each.attribute == Attribute::none)
          problems.push_back(
              problem(dialect, "definition", "no statement for: " + describe(each), "give one"));
      } catch (const PluginError& error) {
        for (Problem found : error.problems()) {
          found.reason = describe(each) + ": " + found.reason;
          if (found.remedy.empty())
            found.remedy =
                "give a statement with MIGHOST_STATEMENT_IMPOSSIBLE and a remark for what cannot be done";
          problems.push_back(std::move(found));
        }
      }
    }
  }
  return problems;
}

Problems quotes(const Dialect& dialect) {
  const Schema schema = lowered(hostile_definitions(), dialect);
  const std::vector<Change> up = diff({}, schema);
  for (const auto& changes : {up, invert(up)}) {
    for (const Statement& statement : dialect.render(changes)) {
      if (statement.sql.find(hostile_name()) != std::string::npos)
        return {problem(dialect, "R11", "a name with quotes stands in the SQL as it is: " + statement.sql,
                        "quote names, with the quotes inside of them doubled")};
      if (statement.sql.find(hostile_value()) != std::string::npos)
        return {problem(dialect, "R11", "a value with a quote stands in the SQL as it is: " + statement.sql,
                        "quote values, with the quotes inside of them doubled")};
    }
  }
  return {};
}

Problems nothing_for_nothing(const Dialect& dialect) {
  if (dialect.render({}).empty()) return {};
  return {problem(dialect, "definition", "gives statements for no changes", "give none")};
}

Problems is_deterministic(const Dialect& dialect) {
  const auto once = [&] {
    const Schema schema = lowered(sample_definitions_later(), dialect);
    return std::pair{schema, dialect.render(diff({}, schema))};
  };
  if (once() == once()) return {};
  return {problem(dialect, "R10", "gives something else for the same tables the second time",
                  "keep nothing between calls, and read no clock, environment or address")};
}

Problems survives_failed_queries(const Dialect& dialect) {
  if (!dialect.can_introspect()) return {};
  Problems problems;
  std::size_t queries = 0;
  const Query empty = [&](std::string_view, std::span<const QueryValue>, const OnRow&) { ++queries; };
  try {
    dialect.introspect(dialect.default_schema(), empty);
  } catch (const PluginError& error) {
    // A dialect may well miss the row with the server's version; it must say so.
    for (const Problem& each : error.problems()) {
      if (!each.rule.empty()) problems.push_back(each);
    }
  }
  for (std::size_t failing = 1; failing <= queries; ++failing) {
    std::size_t at = 0;
    const std::string reason = "the query failed on purpose";
    const Query fails = [&](std::string_view, std::span<const QueryValue>, const OnRow&) {
      if (++at == failing) throw std::runtime_error(reason);
    };
    try {
      dialect.introspect(dialect.default_schema(), fails);
    } catch (const PluginError&) {
      if (at >= failing)
        problems.push_back(problem(dialect, "R8", "reports a failure of its own for a query that failed",
                                   "return the status that `query` returned"));
    } catch (const std::runtime_error& error) {
      if (error.what() != reason) throw;
    }
  }
  return problems;
}

}  // namespace

std::vector<ConformanceTest> dialect_tests(const Dialect& dialect) {
  const auto test = [&](const char* name, Problems (*run)(const Dialect&)) {
    return ConformanceTest{name, [&dialect, run] { return run(dialect); }};
  };
  return {test("lowers every logical type, or says why not", lowers_types),
          test("renders migrations, their way back, and the way back of that", renders_migrations),
          test("renders every kind of change and its inverse, or says that it is impossible",
               renders_every_change),
          test("quotes hostile names and values", quotes),
          test("gives nothing for nothing", nothing_for_nothing),
          test("gives the same for the same", is_deterministic),
          test("reads an empty answer, and passes on queries that fail", survives_failed_queries)};
}

}  // namespace mighost
