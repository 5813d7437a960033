#include <optional>
#include <set>
#include <stdexcept>
#include <string>

#include "change/change.hpp"
#include "change/describe.hpp"
#include "conformance/test.hpp"
#include "diff/diff.hpp"
#include "plugin/lowering.hpp"
#include "plugin/misfits.hpp"

namespace mighost {
namespace {

/// The changes that the dialect says cannot be made, each once.
std::vector<Problem> impossible(const Provider& provider, const std::vector<Change>& changes,
                                const Dialect& dialect, const std::string& direction) {
  std::vector<Problem> problems;
  std::set<std::size_t> told;
  for (const Statement& statement : dialect.render(changes)) {
    if (!statement.impossible || !told.insert(statement.change).second) continue;
    problems.push_back({provider.path, "definition",
                        direction + ": " + describe(changes.at(statement.change)) + ": " + statement.remark,
                        "define it so that " + dialect.name() + " can make it"});
  }
  return problems;
}

/// Nothing if it fails to give them: that is told by a test of its own.
std::optional<Definitions> definitions_of(const Provider& provider) {
  try {
    return read_definitions(provider);
  } catch (const PluginError&) {
    return std::nullopt;
  }
}

std::vector<Problem> generate(const Provider& provider, const Dialect& dialect) {
  const std::optional<Definitions> definitions = definitions_of(provider);
  if (!definitions)
    return {{provider.path, "", "not tested: it gives no tables", "", Problem::Severity::note}};
  Schema schema;
  try {
    schema = lower(*definitions, provider.convention, dialect, "");
  } catch (const std::runtime_error& error) {
    return {{provider.path, "", error.what(),
             "define it so that " + dialect.name() +
                 " can make it; if it is not for that, name the dialects that it is for by --dialect NAME"}};
  }
  const std::vector<Change> up = diff({}, schema);
  std::vector<Problem> problems = impossible(provider, up, dialect, "up");
  for (Problem& problem : impossible(provider, invert(up), dialect, "down"))
    problems.push_back(std::move(problem));
  if (!diff(schema, schema).empty())
    problems.push_back(
        {provider.path, "definition", "the same tables differ from themselves", "please report this"});
  return problems;
}

}  // namespace

std::vector<ConformanceTest> provider_tests(const Provider& provider, const Registry& known) {
  std::vector<ConformanceTest> tests;
  tests.push_back({"", "gives tables that fit together", [&provider]() -> std::vector<Problem> {
                     const Definitions definitions = read_definitions(provider);
                     if (!definitions.tables.empty()) return references_elsewhere(definitions, provider.path);
                     return {{provider.path, "definition", "it defines no table", "give at least one",
                              Problem::Severity::note}};
                   }});
  for (const Dialect& dialect : known.dialects) {
    tests.push_back({"", "full migrations can be made for " + dialect.name() + ", up and down",
                     [&provider, &dialect] { return generate(provider, dialect); }});
  }
  return tests;
}

}  // namespace mighost
