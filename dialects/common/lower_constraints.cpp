#include <mighost/naming.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/fragment.hpp"
#include "common/identifier.hpp"
#include "common/lowering.hpp"
#include "common/option.hpp"

namespace mighost::dialect {
namespace {

/// A name for what has no columns to take one from: it changes with the definition only.
mighost_str name_from(Lowering& table, std::string_view definition, std::string_view suffix) {
  const std::array parts{view(table.logical.name), definition};
  const std::string digest = name_digest(parts, suffix);
  const std::array shown{view(table.logical.name), std::string_view{digest}};
  return table.arena.text(generated_name(shown, suffix, max_identifier_bytes));
}

bool is_for(const mighost_foreign_key& key, mighost_str column) {
  const auto columns = rows<mighost_str>(key.columns);
  return columns.size() == 1 && view(columns[0]) == view(column);
}

}  // namespace

void lower_checks(Lowering& table) {
  for (mighost_check check : rows<mighost_check>(table.logical.checks)) {
    check.struct_size = sizeof(mighost_check);
    if (const std::string problem = fragment_problem(view(check.expression)); !problem.empty()) {
      throw std::runtime_error(table_text(table.logical) + ": the check \"" +
                               std::string{view(check.expression)} + "\" " + problem);
    }
    if (present(check.name)) {
      require_name(check.name, "a check of " + table_text(table.logical));
    } else {
      check.name = name_from(table, view(check.expression), "check");
      check.flags |= MIGHOST_NAME_GENERATED;
    }
    table.checks.push_back(check);
  }
}

void lower_foreign_keys(Lowering& table) {
  for (mighost_foreign_key key : rows<mighost_foreign_key>(table.logical.foreign_keys)) {
    key.struct_size = sizeof(mighost_foreign_key);
    if (key.columns.count == 0 || key.columns.count != key.referenced_columns.count) {
      throw std::runtime_error(table_text(table.logical) + ": the foreign key to \"" +
                               std::string{view(key.referenced_table)} + "\" has " +
                               std::to_string(key.columns.count) + " columns and refers to " +
                               std::to_string(key.referenced_columns.count) + "; give as many of both");
    }
    if (present(key.name)) {
      require_name(key.name, "a foreign key of " + table_text(table.logical));
    } else {
      const auto columns = rows<mighost_str>(key.columns);
      key.name = name_for(table, {columns.begin(), columns.end()}, "fkey");
      key.flags |= MIGHOST_NAME_GENERATED;
    }
    table.foreign_keys.push_back(key);
  }
}

void add_parent_foreign_key(Lowering& table, const mighost_table& parent) {
  const std::optional<ParentLink> link = parent_link(table.logical, parent);
  if (!link) return;
  const auto& given = table.foreign_keys;
  // The provider may have written it himself, with another action.
  if (std::any_of(given.begin(), given.end(), [&](const auto& key) { return is_for(key, link->column); }))
    return;
  table.foreign_keys.push_back({
      .struct_size = sizeof(mighost_foreign_key),
      .name = name_for(table, {link->column}, "fkey"),
      .columns = table.arena.array(std::vector{link->column}),
      .referenced_schema = parent.schema,
      .referenced_table = parent.name,
      .referenced_columns = table.arena.array(std::vector{link->parent_column}),
      .on_delete = MIGHOST_ACTION_CASCADE,
      .on_delete_columns = {nullptr, 0, sizeof(mighost_str)},
      .flags = MIGHOST_NAME_GENERATED,
  });
}

}  // namespace mighost::dialect
