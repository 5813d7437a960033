#include "constraint_generator.hpp"

#include <algorithm>

#include "choice.hpp"
#include "column_generator.hpp"

namespace mighost::test {
namespace {

using Names = std::vector<std::string>;

Names indexable(const Table& table) {
  Names names;
  for (const Column& column : table.columns) {
    if (can_have_index(column)) names.push_back(column.name);
  }
  return names;
}

/// One or two different ones.
Names some(const Names& names) {
  Names result{pick(names)};
  if (names.size() > 1 && chance(3)) {
    const std::string& more = pick(names);
    if (more != result[0]) result.push_back(more);
  }
  return result;
}

/// One that is not among `taken`, now and then.
Names included(const Names& names, const Names& taken) {
  if (!chance(4)) return {};
  const std::string& name = pick(names);
  return std::find(taken.begin(), taken.end(), name) == taken.end() ? Names{name} : Names{};
}

Deferrability any_deferrability() {
  if (!chance(4)) return {};
  return {.deferrable = true, .initially_deferred = chance(2)};
}

Options any_fillfactor() {
  return chance(8) ? Options{{"postgres.with.fillfactor", "80"}} : Options{};
}

std::string joined(const std::string& table, const Names& columns, const std::string& label) {
  std::string name = table;
  for (const std::string& column : columns) name += '_' + column;
  return name + '_' + label;
}

bool name_is_free(const Table& table, const std::string& name) {
  return find_named(table.uniques, name) == nullptr && find_named(table.indexes, name) == nullptr &&
         find_named(table.exclusions, name) == nullptr && find_named(table.checks, name) == nullptr;
}

void add_primary_key(Table& table, const std::string& suffix, const Names& names) {
  Key key{.name = table.name + "_pk" + suffix, .columns = some(names)};
  key.include = included(names, key.columns);
  key.deferrability = any_deferrability();
  key.comment = any_comment();
  key.options = any_fillfactor();
  if (chance(3)) {
    key.name = table.name + "_pkey";
    key.name_generated = true;
  }
  for (const std::string& name : key.columns) find_named(table.columns, name)->not_null = true;
  table.primary_key = std::move(key);
}

void add_unique(Table& table, const std::string& suffix, const Names& names) {
  Key key{.name = table.name + "_uq" + suffix, .columns = some(names)};
  key.include = included(names, key.columns);
  key.deferrability = any_deferrability();
  key.nulls_not_distinct = chance(3);
  key.comment = any_comment();
  key.options = any_fillfactor();
  if (chance(3) && key.include.empty()) {
    key.name = joined(table.name, key.columns, "key");
    key.name_generated = true;
  }
  if (name_is_free(table, key.name)) table.uniques.push_back(std::move(key));
}

void add_check(Table& table, const std::string& suffix, const Schema& schema, Features features) {
  const Column& column = pick(table.columns);
  const TypeSample* sample = sample_of(column);
  Check check{.name = table.name + "_ck" + suffix};
  const bool has_function = std::any_of(schema.objects.begin(), schema.objects.end(), [](const auto& object) {
    return object->identity == "is_good(integer)";
  });
  if (has_function && column.type.name == "integer" && chance(2)) {
    check.expression = with_column("is_good(%)", column.name);
    table.depends_on = {{.kind = "function", .name = "is_good(integer)", .column = {}}};
  } else if (sample != nullptr) {
    check.expression = with_column(sample->check, column.name);
  } else if (const std::string value = any_enum_value(column, schema); !value.empty()) {
    check.expression = with_column("% <> ", column.name) + value;
  } else {
    check.expression = with_column("% IS NOT NULL", column.name);
  }
  check.not_valid = chance(5);
  check.no_inherit = chance(6);
  check.comment = any_comment();
  if (features.server >= 18 && !check.not_valid && chance(6)) check.not_enforced = true;
  if (name_is_free(table, check.name)) table.checks.push_back(std::move(check));
}

void choose_method(Index& index, const Column& column, const Table& table) {
  IndexElement& element = index.elements[0];
  const std::string& type = column.type.name;
  if (type == "jsonb" || type == "integer[]") {
    index.method = "gin";
    if (type == "jsonb" && chance(2)) element.operator_class = "jsonb_path_ops";
  } else if (type == "tsrange") {
    index.method = "gist";
  } else if (type == "integer" || type == "bigint" || type == "date") {
    index.method = chance(2) ? "brin" : "hash";
  } else if (type == "text" && column.generated == Generated::none) {
    if (chance(2)) {
      element.operator_class = "text_pattern_ops";
    } else if (chance(2)) {
      element.column.clear();
      element.expression = with_column("lower(%)", column.name);
      element.collation = chance(2) ? "\"C\"" : column.collation;
    } else if (column.collation != "\"POSIX\"") {
      element.collation = "\"POSIX\"";
    }
  }
  if (index.method.empty() && table.columns.size() > 1 && chance(3)) {
    const Column& more = pick(table.columns);
    if (can_have_index(more) && more.name != column.name) index.elements.push_back({.column = more.name});
  }
}

void add_index(Table& table, const std::string& suffix, const Names& names) {
  const Column& column = *find_named(table.columns, pick(names));
  Index index{.name = table.name + "_ix" + suffix, .elements = {{.column = column.name}}};
  if (chance(2)) choose_method(index, column, table);
  if (index.method.empty()) {
    index.elements[0].descending = chance(3);
    if (chance(4)) index.elements[0].nulls = index.elements[0].descending ? Nulls::last : Nulls::first;
    index.unique = chance(4);
    index.nulls_not_distinct = index.unique && chance(3);
    Names taken;
    for (const IndexElement& element : index.elements) taken.push_back(element.column);
    index.include = included(names, taken);
    index.options = any_fillfactor();
  }
  if (chance(3)) index.predicate = with_column("% IS NOT NULL", pick(names));
  index.comment = any_comment();
  if (index.elements.size() == 1 && index.elements[0].expression.empty() && index.include.empty() &&
      chance(4)) {
    index.name = joined(table.name, {column.name}, "idx");
    index.name_generated = true;
  }
  if (name_is_free(table, index.name)) table.indexes.push_back(std::move(index));
}

void add_exclusion(Table& table, const std::string& suffix) {
  const Column* range = find_named(table.columns, "r");
  Exclusion exclusion{.name = table.name + "_ex" + suffix};
  if (range != nullptr && chance(2)) {
    exclusion.method = "gist";
    exclusion.elements = {{.column = "r", .with_operator = "&&"}};
    if (chance(2)) exclusion.predicate = "NOT isempty(r)";
  } else if (const Column* id = find_named(table.columns, "id")) {
    exclusion.elements = {{.column = id->name, .with_operator = "="}};
    if (id->type.name == "integer" && chance(2)) {
      exclusion.elements[0] = {.expression = "id + 1", .with_operator = "="};
    }
    if (chance(2)) exclusion.method = "hash";
  } else {
    return;
  }
  exclusion.deferrability = any_deferrability();
  exclusion.comment = any_comment();
  if (name_is_free(table, exclusion.name)) table.exclusions.push_back(std::move(exclusion));
}

/// The key's columns with columns of `table` of the same types; empty: there are none.
Names fitting_columns(const Table& table, const Table& target, const Key& key) {
  Names result;
  for (const std::string& name : key.columns) {
    const Column& wanted = *find_named(target.columns, name);
    for (const Column& column : table.columns) {
      const bool taken = std::find(result.begin(), result.end(), column.name) != result.end();
      if (taken || column.type != wanted.type || column.collation != wanted.collation ||
          column.generated != Generated::none) {
        continue;
      }
      result.push_back(column.name);
      break;
    }
  }
  return result.size() == key.columns.size() ? result : Names{};
}

Action any_action(std::size_t kinds) {
  return static_cast<Action>(below(kinds));
}

void add_foreign_key(Table& table, const Table& target, const Key& key, Features features) {
  ForeignKey foreign{.name = table.name + "_fk_" + target.name,
                     .columns = fitting_columns(table, target, key),
                     .referenced_table = target.name,
                     .referenced_columns = key.columns};
  if (foreign.columns.empty() || find_named(table.foreign_keys, foreign.name) != nullptr) return;
  const bool unlogged = target.options.contains("postgres.unlogged");
  if (unlogged && !table.options.contains("postgres.unlogged")) return;
  foreign.on_delete = any_action(5);
  foreign.on_update = any_action(5);
  if (foreign.on_delete == Action::set_null && chance(3)) foreign.on_delete_columns = {foreign.columns[0]};
  foreign.match_full = chance(6);
  foreign.deferrability = any_deferrability();
  foreign.not_valid = chance(6);
  foreign.comment = any_comment();
  if (features.server >= 18 && !foreign.not_valid && chance(8)) foreign.not_enforced = true;
  if (chance(4)) {
    foreign.name = joined(table.name, foreign.columns, "fkey");
    foreign.name_generated = true;
    if (find_named(table.foreign_keys, foreign.name) != nullptr) return;
  }
  table.foreign_keys.push_back(std::move(foreign));
}

/// Those that a foreign key can point to: not those that are checked late.
std::vector<Key> target_keys(const Table& table) {
  std::vector<Key> keys;
  if (table.primary_key) keys.push_back(*table.primary_key);
  keys.insert(keys.end(), table.uniques.begin(), table.uniques.end());
  std::erase_if(keys, [](const Key& key) { return key.deferrability.deferrable; });
  return keys;
}

}  // namespace

void add_constraints(Table& table, const std::string& suffix, const Schema& schema, Features features) {
  const Names names = indexable(table);
  if (!names.empty()) {
    if (!table.primary_key && chance(2)) add_primary_key(table, suffix, names);
    if (chance(3)) add_unique(table, suffix, names);
    if (chance(2)) add_index(table, suffix, names);
    if (chance(4)) add_exclusion(table, suffix);
  }
  if (chance(3)) add_check(table, suffix, schema, features);
}

void add_foreign_keys(std::vector<Table>& tables, Features features) {
  for (Table& table : tables) {
    for (const Table& target : tables) {
      for (const Key& key : target_keys(target)) {
        if (chance(3)) add_foreign_key(table, target, key, features);
      }
    }
  }
}

}  // namespace mighost::test
