#include <string>

#include "change/describe.hpp"
#include "conformance/every_change.hpp"
#include "conformance/sample.hpp"
#include "conformance/test.hpp"
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
          // No dialect has this option: to say so is right.
          if (found.rule.empty() && !each.key.empty()) continue;
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
  if (dialect.render({}).empty() && dialect.render({}, RenderForm::online).empty()) return {};
  return {problem(dialect, "definition", "gives statements for no changes", "give none")};
}

/// What a query throws in the host comes out as it was, past the plugin.
Problems passes_on_exceptions(const Dialect& dialect) {
  struct ConnectionLost {};
  if (!dialect.can_introspect()) return {};
  const Query lost = [](std::string_view, std::span<const QueryValue>, const OnRow&) {
    throw ConnectionLost{};
  };
  try {
    dialect.introspect(dialect.default_schema(), lost);
  } catch (const ConnectionLost&) {
    return {};
  }
  return {problem(dialect, "R8", "a query fails, and reading a schema does not",
                  "return the status that `query` returned")};
}

}  // namespace

std::vector<ConformanceTest> dialect_tests(const Dialect& dialect) {
  const auto test = [&](const char* rule, const char* name, Problems (*run)(const Dialect&)) {
    return ConformanceTest{rule, name, [&dialect, run] { return run(dialect); }};
  };
  return {test("", "lowers every logical type, or says why not", lowers_types),
          test("", "renders migrations, their way back, and the way back of that", renders_migrations),
          test("", "renders every kind of change and its inverse, or says that it is impossible",
               renders_every_change),
          test("", "gives nothing for nothing", nothing_for_nothing),
          test("R8", "ends when the database is lost", passes_on_exceptions),
          test("R11", "quotes hostile names and values", quotes)};
}

}  // namespace mighost
