#include "introspect/apply.hpp"

#include <stdexcept>

#include "change/describe.hpp"
#include "diff/diff.hpp"
#include "plugin/lowering.hpp"
#include "plugin/registry.hpp"

namespace mighost::test {

Schema schema_of(const Introspected& read) {
  Schema schema;
  for (const Table& table : read.tables) schema.tables.emplace_back(table);
  for (const Enum& each : read.enums) schema.enums.emplace_back(each);
  for (const Object& object : read.objects) schema.objects.emplace_back(object);
  return schema;
}

std::string script(const Dialect& dialect, const Schema& existing, const Schema& wanted) {
  std::string sql;
  for (const Statement& statement :
       dialect.render(diff(existing, wanted, {.kind_options = dialect.kind_options()}))) {
    if (statement.impossible) throw std::runtime_error("cannot be made: " + statement.remark);
    if (!statement.sql.empty()) sql += statement.sql + ";\n";
  }
  return sql;
}

Schema lowered(const Dialect& dialect, const std::string& provider) {
  Registry registry;
  add_plugin_file(registry, std::filesystem::path{MIGHOST_TEST_DIALECTS} / ("provider_" + provider + ".so"));
  const Provider* found = find_provider(registry, provider);
  if (found == nullptr) throw std::runtime_error("cannot load the provider " + provider);
  return lower(read_definitions(*found), found->convention, dialect, "");
}

std::string differences(const Schema& existing, const Schema& wanted) {
  std::string lines;
  for (const Change& change : diff(existing, wanted)) lines += describe(change) + '\n';
  return lines;
}

}  // namespace mighost::test
