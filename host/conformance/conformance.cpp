#include "conformance/conformance.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "change/describe.hpp"
#include "conformance/isolated.hpp"
#include "conformance/live_tests.hpp"
#include "conformance/load_results.hpp"
#include "conformance/raw_host.hpp"
#include "conformance/sample.hpp"
#include "conformance/test.hpp"
#include "diff/diff.hpp"
#include "plugin/lowering.hpp"

namespace mighost {
namespace {

bool is_error(const Problem& problem) {
  return problem.severity == Problem::Severity::error;
}

std::string sql_of(const Dialect& dialect, const Schema& schema) {
  std::string text;
  const std::vector<Change> up = diff({}, schema);
  for (const std::vector<Change>& changes : {up, invert(up)}) {
    for (const Statement& statement : dialect.render(changes))
      text += statement.remark + '\n' + statement.sql + ";\n";
  }
  return text;
}

std::string names_of(const std::vector<Table>& tables) {
  std::string text;
  for (const Table& table : tables) {
    text += table.name + '(';
    for (const Column& column : table.columns) text += column.name + ',';
    text += ")\n" + names_of(table.relations);
  }
  return text;
}

PluginUnderTest under_test(const Provider& provider, const mighost_plugin& head, const Registry& known) {
  PluginUnderTest plugin{.file = provider.path, .head = &head};
  plugin.calls = [&provider] { return calls_of(provider); };
  plugin.output = [&provider, &known] {
    const Definitions definitions = read_definitions(provider);
    std::string text = names_of(definitions.tables);
    for (const Dialect& dialect : known.dialects) {
      // That a dialect cannot make these tables is told by a test of its own, and hides nothing of the
      // others.
      try {
        text += sql_of(dialect, lower(definitions, provider.convention, dialect, ""));
      } catch (const std::exception& error) {
        text += error.what();
      }
    }
    return text;
  };
  plugin.data = [&provider] {
    Provider fixed = provider;
    fixed.part.produce = nullptr;
    try {
      return names_of(read_definitions(fixed).tables);
    } catch (const PluginError& error) {  // told by a test of its own
      return std::string{error.what()};
    }
  };
  return plugin;
}

PluginUnderTest under_test(const Dialect& dialect, const mighost_plugin& head) {
  PluginUnderTest plugin{.file = dialect.path(), .head = &head, .dialect = &dialect};
  plugin.calls = [&dialect] { return calls_of(dialect); };
  plugin.output = [&dialect] {
    return sql_of(dialect, lowered(sample_definitions(), dialect)) +
           sql_of(dialect, lowered(sample_definitions_later(), dialect)) +
           sql_of(dialect, lowered(hostile_definitions(), dialect));
  };
  plugin.data = [&dialect, &head] {
    const Dialect now{dialect.path(), head, dialect.raw(), {}};
    std::string text = now.name() + '\n' + now.version() + '\n' + now.driver() + '\n' + now.default_schema();
    for (const std::string& scheme : now.schemes()) text += '\n' + scheme;
    for (const std::string& option : now.kind_options()) text += '\n' + option;
    return text;
  };
  return plugin;
}

PluginUnderTest under_test(const MigrationsPlugin& migrations, const mighost_plugin& head) {
  PluginUnderTest plugin{.file = migrations.path, .head = &head};
  plugin.calls = [&migrations] { return calls_of(migrations); };
  plugin.output = [&migrations] {
    std::string text;
    for (const PluginCall& call : calls_of(migrations)) {
      RawHost raw;
      call.make(&raw.host);
      for (const std::string& given : raw.given) text += given + '\n';
    }
    return text;
  };
  plugin.data = [&migrations, &head] {
    std::string text;
    for (const CodedMigration& migration : read_migrations(migrations.path, head, {}).migrations)
      text += migration.version + '_' + migration.name + '\n';
    return text;
  };
  return plugin;
}

template <typename... Lists>
std::vector<ConformanceTest> all_of(Lists&&... lists) {
  std::vector<ConformanceTest> all;
  (std::move(lists.begin(), lists.end(), std::back_inserter(all)), ...);
  return all;
}

/// All tests, in a process that has the plugin in it.
void run_all(const std::filesystem::path& file, const Registry& known, const ConformanceOptions& options,
             const std::function<void(const ConformanceResult&)>& on_result) {
  const std::vector<ConformanceResult> loading = load_results(file, options.limit);
  for (const ConformanceResult& result : loading) on_result(result);
  const bool loads = std::none_of(loading.begin(), loading.end(), [](const ConformanceResult& result) {
    return stops(result) && std::any_of(result.problems.begin(), result.problems.end(), is_error);
  });
  if (!loads) return;

  Registry loaded;
  const mighost_plugin head = load_again(file, loaded);  // what loading does to a process is known by now
  const auto run = [&](const std::vector<ConformanceTest>& tests) {
    for (const ConformanceTest& test : tests)
      on_result({test.rule, test.name, run_isolated(file, options.limit, test.rule, test.leave, test.run)});
  };
  PluginUnderTest plugin = !loaded.providers.empty()  ? under_test(loaded.providers.front(), head, known)
                           : !loaded.dialects.empty() ? under_test(loaded.dialects.front(), head)
                                                      : under_test(loaded.migrations.front(), head);
  plugin.limit = options.limit;
  if (!loaded.providers.empty()) run(provider_tests(loaded.providers.front(), known));
  if (!loaded.dialects.empty()) run(all_of(dialect_tests(*plugin.dialect), struct_tests(*plugin.dialect)));
  if (!loaded.migrations.empty()) run(migrations_tests(loaded.migrations.front(), known));
  run(all_of(memory_tests(plugin), call_tests(plugin), purity_tests(plugin), life_tests(plugin)));
  if (plugin.dialect != nullptr && options.dsn) check_laws(*plugin.dialect, options, on_result);
}

}  // namespace

void check_conformance(const std::filesystem::path& file, const Registry& known,
                       const ConformanceOptions& options,
                       const std::function<void(const ConformanceResult&)>& on_result) {
  // The plugin is never loaded here, so that whatever it does, even at the end of a process, the results are
  // told.
  const auto work = [&](const std::function<void(const std::string&)>& say) {
    try {
      run_all(file, known, options, [&](const ConformanceResult& result) {
        say(nlohmann::json::array({result.rule, result.test, text_of(result.problems)}).dump());
      });
    } catch (const std::exception& error) {
      say(nlohmann::json::array({error.what()})
              .dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
    }
  };
  std::optional<std::string> thrown;
  const ChildEnd end = run_and_hear(work, [&](const std::string& message) {
    const auto told = nlohmann::json::parse(message);
    if (told.size() == 1) {
      thrown = told[0].get<std::string>();
    } else {
      on_result({told[0], told[1], problems_from(told[2].get<std::string>())});
    }
  });
  if (thrown) throw std::runtime_error(*thrown);
  if (!end.well())
    on_result({"R7", "is the same each time it is loaded", {{file, "R7", end_of(end.status, false), ""}}});
}

}  // namespace mighost
