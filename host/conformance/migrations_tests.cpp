#include <string>

#include "conformance/test.hpp"
#include "recording/recording.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

constexpr Direction both_ways[] = {Direction::up, Direction::down};

/// Each migration with each way that it records.
template <typename Body>
void for_each_way(const MigrationsPlugin& plugin, Body&& body) {
  for (const CodedMigration& migration : plugin.migrations) {
    for (const Direction direction : both_ways) {
      if (direction == Direction::up || migration.type == MigrationType::classic) body(migration, direction);
    }
  }
}

/// In the host's own way, which checks all that is given.
Problems records(const MigrationsPlugin& plugin) {
  Problems problems;
  for_each_way(plugin, [&](const CodedMigration& migration, Direction direction) {
    try {
      record(plugin, migration, direction);
    } catch (const PluginError& error) {
      problems.insert(problems.end(), error.problems().begin(), error.problems().end());
    }
  });
  return problems;
}

/// A project is written for the databases that it has: what another one cannot do is no fault.
Problems writes_scripts(const MigrationsPlugin& plugin, const Dialect& dialect) {
  Problems problems;
  for_each_way(plugin, [&](const CodedMigration& migration, Direction direction) {
    const auto note = [&](const std::string& reason) {
      problems.push_back(
          {plugin.path, "definition",
           migration.version + '_' + migration.name + " is not for " + dialect.name() + ": " + reason, "",
           Problem::Severity::note});
    };
    try {
      std::vector<RecordedStep> steps = record(plugin, migration, direction);
      lower_steps(steps, dialect);
      for (const std::string& refusal : script_forward(steps, dialect, false).refusals) note(refusal);
      if (migration.type == MigrationType::change) script_backward(steps, dialect);
    } catch (const PluginError& error) {
      for (const Problem& problem : error.problems()) {
        if (problem.rule.empty()) {
          note(problem.reason);
        } else {
          problems.push_back(problem);
        }
      }
    } catch (const std::runtime_error& error) {
      note(error.what());
    }
  });
  return problems;
}

}  // namespace

std::vector<ConformanceTest> migrations_tests(const MigrationsPlugin& migrations, const Registry& known) {
  std::vector<ConformanceTest> tests{
      {"", "records its steps, each whole", [&migrations] { return records(migrations); }}};
  for (const Dialect& dialect : known.dialects) {
    tests.push_back({"", "becomes SQL for " + dialect.name() + ", up and down, or is not for it",
                     [&migrations, &dialect] { return writes_scripts(migrations, dialect); }});
  }
  return tests;
}

}  // namespace mighost
