#include "plugin/provider.hpp"

#include <mighost/view.hpp>

#include <utility>

#include "plugin/call.hpp"
#include "plugin/check.hpp"
#include "plugin/layout.hpp"
#include "plugin/misfits.hpp"
#include "plugin/read.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

/// Adds the names of `table` and its relations, which have been checked.
void add_names(const Table& table, const std::string& where, TableNames& names) {
  std::string key = table.name;
  if (!table.schema.empty()) key += '\0' + table.schema;
  names.emplace(std::move(key), where);
  for (const Table& relation : table.relations) {
    add_names(relation, "as relation of " + in_quotes(table.name), names);
  }
}

void check_enums_used(const Call& call, const Definitions& definitions, const Table& table) {
  for (const Column& column : table.columns) {
    if (column.type.kind == TypeKind::enumeration && !find_named(definitions.enums, column.type.name)) {
      call.fail("definition",
                "table " + in_quotes(table.name) + ": column " + in_quotes(column.name) + " is of the enum " +
                    in_quotes(column.type.name) + ", which the provider does not have",
                "give the enum to host->enumeration");
    }
  }
  for (const Table& relation : table.relations) check_enums_used(call, definitions, relation);
}

void run_producer(const Provider& provider, Definitions& definitions) {
  TableNames names;
  for (std::size_t i = 0; i < definitions.tables.size(); ++i) {
    add_names(definitions.tables[i], "as root table number " + std::to_string(i + 1), names);
  }
  const TableContext context{convention_columns(provider.convention)};
  Call call{provider.path, provider.name, "provider " + in_quotes(provider.name) + ", making its tables",
            provider.log};
  call.on_table = [&](const mighost_table& table) {
    Checker checker = call.checker();
    const Place place{nullptr, "table", {}, definitions.tables.size() + 1};
    check_logical_table(checker, place, table, context, names);
    call.throw_problems(checker);
    definitions.tables.push_back(read_table(table));
  };
  call.on_enum = [&](const mighost_enum& enumeration) {
    Checker checker = call.checker();
    check_enum(checker, Place{nullptr, "enum"}, enumeration);
    call.throw_problems(checker);
    if (find_named(definitions.enums, view(enumeration.name))) {
      call.fail("name", "has two enums named " + in_quotes(view(enumeration.name)), "rename or remove one");
    }
    definitions.enums.push_back(read_enum(enumeration));
  };
  call.on_object = [&](const mighost_object& object) {
    Checker checker = call.checker();
    check_written_object(checker, Place{nullptr, "object"}, object);
    call.throw_problems(checker);
    definitions.objects.push_back(read_object(object));
  };
  call.run(provider.part.produce);
  for (const Table& table : definitions.tables) check_enums_used(call, definitions, table);
}

}  // namespace

Definitions read_definitions(const Provider& provider) {
  Definitions definitions;
  definitions.tables.reserve(provider.part.tables.count);
  for_each_row<mighost_table>(provider.part.tables, [&](const mighost_table& table) {
    definitions.tables.push_back(read_table(table));
  });
  for_each_row<mighost_enum>(provider.part.enums, [&](const mighost_enum& enumeration) {
    definitions.enums.push_back(read_enum(enumeration));
  });
  for_each_row<mighost_object>(provider.part.objects, [&](const mighost_object& object) {
    definitions.objects.push_back(read_object(object));
  });
  if (provider.part.produce != nullptr) run_producer(provider, definitions);
  if (std::vector<Problem> problems = misfits(definitions, provider.convention, provider.path);
      !problems.empty()) {
    throw PluginError(std::move(problems));
  }
  return definitions;
}

}  // namespace mighost
