#include "scripts.hpp"

#include <stdexcept>

#include "plugin/registry.hpp"

namespace mighost::test {
namespace {

using Give = std::function<void(const Host&)>;
const Give* current = nullptr;

int32_t record_current(const mighost_host* host, uint32_t /*direction*/) noexcept {
  return guarded(host, [](const Host& h) { (*current)(h); });
}

}  // namespace

std::vector<RecordedStep> recorded_steps(const Give& give) {
  const MigrationsPlugin plugin{
      .name = "test", .version = "1", .description = {}, .path = "test.so", .migrations = {}, .log = {}};
  current = &give;
  return record(
      plugin,
      {.version = "20260102030405", .name = "test", .type = MigrationType::change, .record = record_current},
      Direction::up);
}

std::vector<RecordedStep> recorded(const ChangeCode& change, const Dialect& dialect) {
  std::vector<RecordedStep> steps = recorded_steps([&](const Host& host) {
    migration::Schema schema{host};
    change(schema);
  });
  lower_steps(steps, dialect);
  return steps;
}

UpAndDown scripts(const ChangeCode& change, const Dialect& dialect, const Former* former) {
  std::vector<RecordedStep> steps = recorded(change, dialect);
  if (former != nullptr) find_former(steps, *former, {.kind_options = dialect.kind_options()});
  return {script_forward(steps, dialect, true), script_backward(steps, dialect)};
}

Dialect load_built_dialect(const std::string& name) {
  Registry registry;
  add_plugin_file(registry, std::filesystem::path{MIGHOST_TEST_DIALECTS} / ("dialect_" + name + ".so"));
  const Dialect* dialect = find_dialect(registry, name);
  if (dialect == nullptr) throw std::runtime_error("cannot load the dialect " + name);
  return *dialect;
}

std::string text_of(const RecordedScript& script) {
  std::string text;
  for (const Statement& statement : script.statements) {
    if (statement.no_transaction) text += "-- in a transaction of its own:\n";
    if (!statement.sql.empty()) text += statement.sql + ";\n";
  }
  for (const std::string& refusal : script.refusals) text += "-- refused: " + refusal + "\n";
  return text;
}

}  // namespace mighost::test
