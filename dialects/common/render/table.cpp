#include "common/render/table.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/option.hpp"
#include "common/render/column.hpp"
#include "common/render/constraint.hpp"
#include "common/render/definition.hpp"
#include "common/render/form.hpp"
#include "common/render/index.hpp"
#include "common/render/sequence.hpp"

namespace mighost::dialect {
namespace {

constexpr std::string_view with_prefix = "postgres.with.";

bool same_names(mighost_span a, mighost_span b) {
  const auto left = rows<mighost_str>(a);
  const auto right = rows<mighost_str>(b);
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](mighost_str x, mighost_str y) { return view(x) == view(y); });
}

/// The keys in two parts: the server merges keys over the same columns within CREATE TABLE, so all but the
/// first of such come after it.
struct Keys {
  std::vector<mighost_key> inside;
  std::vector<mighost_key> after;
};

Keys split_keys(const mighost_table& table) {
  std::vector<mighost_key> seen;
  if (table.primary_key != nullptr) seen.push_back(read_struct(table.primary_key));
  Keys keys;
  for (const mighost_key key : rows<mighost_key>(table.uniques)) {
    const bool merged = std::any_of(seen.begin(), seen.end(), [&](const mighost_key& other) {
      return same_names(other.columns, key.columns) && same_names(other.include, key.include);
    });
    (merged ? keys.after : keys.inside).push_back(key);
    seen.push_back(key);
  }
  return keys;
}

/// The same for exclusion constraints, which it merges when they differ in nothing but their names.
struct Exclusions {
  std::vector<mighost_exclusion> inside;
  std::vector<mighost_exclusion> after;
};

Exclusions split_exclusions(const mighost_table& table) {
  std::vector<std::string> seen;
  Exclusions exclusions;
  for (const mighost_exclusion exclusion : rows<mighost_exclusion>(table.exclusions)) {
    mighost_exclusion nameless = exclusion;
    nameless.name = {nullptr, 0};
    seen.push_back(exclusion_definition(nameless));
    const bool merged = std::find(seen.begin(), seen.end() - 1, seen.back()) != seen.end() - 1;
    (merged ? exclusions.after : exclusions.inside).push_back(exclusion);
  }
  return exclusions;
}

/// In CREATE TABLE the server takes NOT VALID without a word, and makes the constraint valid. And where two
/// keys are over the same columns, the one that comes later may be the one that a foreign key to the table
/// itself needs.
bool comes_after(const mighost_table& table, const Keys& keys, const mighost_foreign_key& key) {
  const bool to_itself = !present(key.referenced_schema) && view(key.referenced_table) == view(table.name);
  return (key.flags & MIGHOST_NOT_VALID) != 0 || (to_itself && !keys.after.empty());
}

std::vector<std::string> table_elements(const mighost_table& table, const Keys& keys) {
  std::vector<std::string> elements;
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (!is_inherited(column)) {
      elements.push_back(column_definition(column, view(table.schema), view(table.name)));
    } else if (std::string element = inherited_column(table, column); !element.empty()) {
      elements.push_back(std::move(element));
    }
  }
  if (table.primary_key != nullptr) {
    elements.push_back(key_definition(read_struct(table.primary_key), "PRIMARY KEY"));
  }
  for (const mighost_key& key : keys.inside) elements.push_back(key_definition(key, "UNIQUE"));
  for (const mighost_exclusion& exclusion : split_exclusions(table).inside) {
    elements.push_back(exclusion_definition(exclusion));
  }
  for (const mighost_check check : rows<mighost_check>(table.checks)) {
    if ((check.flags & MIGHOST_NOT_VALID) == 0) elements.push_back(check_definition(check));
  }
  for (const mighost_foreign_key key : rows<mighost_foreign_key>(table.foreign_keys)) {
    if (!comes_after(table, keys, key)) elements.push_back(foreign_key_definition(key, table.schema));
  }
  return elements;
}

/// A change of something of `table` that is made right after the table.
mighost_change part_of(const mighost_table& table) {
  return {.struct_size = sizeof(mighost_change),
          .table_after = &table,
          .schema = table.schema,
          .table = table.name};
}

void create_rest(Output& out, const mighost_table& table, const Keys& keys) {
  const mighost_change part = part_of(table);
  for (const mighost_key& key : keys.after) add_constraint(out, part, key_definition(key, "UNIQUE"), 0);
  for (const mighost_exclusion& exclusion : split_exclusions(table).after) {
    add_constraint(out, part, exclusion_definition(exclusion), 0);
  }
  for (const mighost_check check : rows<mighost_check>(table.checks)) {
    if ((check.flags & MIGHOST_NOT_VALID) != 0) create_check(out, part, check);
  }
  for (const mighost_foreign_key key : rows<mighost_foreign_key>(table.foreign_keys)) {
    if (comes_after(table, keys, key)) create_foreign_key(out, part, key);
  }
  for (const mighost_index index : rows<mighost_index>(table.indexes)) create_index(out, part, index);
  if (table.primary_key != nullptr) {
    const mighost_key key = read_struct(table.primary_key);
    set_created_index_options(out, part, key.name, key.options);
  }
  for (const auto* list : {&keys.inside, &keys.after}) {
    for (const mighost_key& key : *list) set_created_index_options(out, part, key.name, key.options);
  }
  for (const mighost_exclusion exclusion : rows<mighost_exclusion>(table.exclusions)) {
    set_created_index_options(out, part, exclusion.name, exclusion.options);
  }
  finish_form(out, table);
}

void comment_constraint(Output& out, const mighost_change& part, mighost_str name, mighost_str comment) {
  if (present(comment)) set_constraint_comment(out, part, name, comment);
}

void create_comments(Output& out, const mighost_table& table, const Keys& keys) {
  const mighost_change part = part_of(table);
  if (present(table.comment)) {
    out.run("COMMENT ON TABLE " + qualified(table.schema, table.name) + " IS " +
            quote_literal(view(table.comment)));
  }
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (present(column.comment)) set_column_comment(out, part, column);
  }
  if (table.primary_key != nullptr) {
    const mighost_key key = read_struct(table.primary_key);
    comment_constraint(out, part, key.name, key.comment);
  }
  for (const auto* list : {&keys.inside, &keys.after}) {
    for (const mighost_key& key : *list) comment_constraint(out, part, key.name, key.comment);
  }
  for (const mighost_exclusion exclusion : rows<mighost_exclusion>(table.exclusions)) {
    comment_constraint(out, part, exclusion.name, exclusion.comment);
  }
  for (const mighost_check check : rows<mighost_check>(table.checks)) {
    if ((check.flags & MIGHOST_NOT_VALID) == 0) comment_constraint(out, part, check.name, check.comment);
  }
  for (const mighost_foreign_key key : rows<mighost_foreign_key>(table.foreign_keys)) {
    if (!comes_after(table, keys, key)) comment_constraint(out, part, key.name, key.comment);
  }
}

void alter_option(Output& out, const mighost_change& change, mighost_str after) {
  const std::string table = qualified(change.schema, change.table);
  const std::string_view key = view(change.key);
  constexpr uint64_t rewrite = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;
  if (key.starts_with(with_prefix)) {
    const std::string parameter = parameter_name(key.substr(with_prefix.size()));
    out.run("ALTER TABLE " + table +
            (present(after) ? " SET (" + parameter + " = " + quote_literal(view(after)) + ')'
                            : " RESET (" + parameter + ')'));
  } else if (key == "postgres.unlogged") {
    out.run("ALTER TABLE " + table + (view(after) == "true" ? " SET UNLOGGED" : " SET LOGGED"), rewrite);
  } else if (key == "postgres.tablespace") {
    out.run("ALTER TABLE " + table + " SET TABLESPACE " +
                quote_identifier(present(after) ? view(after) : "pg_default"),
            rewrite);
  } else if (key == "postgres.row_security") {
    set_row_security(out, table, view(after));
  } else {
    throw std::runtime_error("table " + table + ": this dialect cannot change the option \"" +
                             std::string{key} + '"');
  }
}

}  // namespace

void create_table(Output& out, const mighost_table& table, const Extension& extension) {
  const std::string_view schema = view(table.schema);
  const std::string_view name = view(table.name);
  const auto columns = rows<mighost_column>(table.columns);
  for (const mighost_column column : columns) {
    if (has_sequence_of_its_own(column) && !is_inherited(column)) create_sequence(out, column, schema, name);
  }
  const Keys keys = split_keys(table);
  out.run(table_statement(table, table_elements(table, keys)));
  for (const mighost_column column : columns) {
    if (has_sequence_of_its_own(column) && !is_inherited(column)) give_sequence(out, column, schema, name);
    set_column_options(out, part_of(table), column);
  }
  if (extension.table_created != nullptr) extension.table_created(out, table);
  create_rest(out, table, keys);
  const mighost_str row_security = find_option(table.options, "postgres.row_security");
  if (present(row_security)) set_row_security(out, qualified(table.schema, table.name), view(row_security));
  create_comments(out, table, keys);
  if (extension.table_finished != nullptr) extension.table_finished(out, table);
}

void set_row_security(Output& out, const std::string& table, std::string_view value) {
  const bool forced = value == "forced";
  if (!forced && value != "enabled" && !value.empty()) {
    throw std::runtime_error("table " + table + ": option postgres.row_security is \"" + std::string{value} +
                             "\"; it can be enabled or forced");
  }
  out.run("ALTER TABLE " + table + (value.empty() ? " DISABLE" : " ENABLE") + " ROW LEVEL SECURITY");
  out.run("ALTER TABLE " + table + (forced ? " FORCE" : " NO FORCE") + " ROW LEVEL SECURITY");
}

void drop_table(Output& out, const mighost_table& table) {
  out.run("DROP TABLE " + qualified(table.schema, table.name), MIGHOST_HAZARD_LOSES_DATA);
}

void alter_table(Output& out, const mighost_change& change, const mighost_table& before,
                 const mighost_table& after, const Extension& extension) {
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      out.run("ALTER TABLE " + qualified(before.schema, before.name) + " RENAME TO " +
              quote_identifier(view(after.name)));
      return;
    case MIGHOST_ATTRIBUTE_COMMENT:
      out.run("COMMENT ON TABLE " + qualified(after.schema, after.name) + " IS " +
              comment_value(after.comment));
      return;
    case MIGHOST_ATTRIBUTE_OPTION:
    case MIGHOST_ATTRIBUTE_KIND: {
      mighost_change named = change;
      named.schema = after.schema;
      named.table = after.name;
      if (extension.table_option != nullptr && extension.table_option(out, named)) return;
      if (alter_form(out, named, before, after)) return;
      alter_option(out, named, find_option(after.options, view(change.key)));
      return;
    }
    default:
      throw std::runtime_error("table " + qualified(after.schema, after.name) +
                               ": it has no attribute number " + std::to_string(change.attribute));
  }
}

}  // namespace mighost::dialect
