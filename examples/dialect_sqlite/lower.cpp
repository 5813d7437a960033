#include "lower.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "expression.hpp"
#include "parts.hpp"
#include "types.hpp"

namespace sqlite {

using mighost::present;
using mighost::read_struct;
using mighost::rows;
using mighost::view;

namespace {

[[noreturn]] void refuse(const mighost_table& table, const std::string& what) {
  throw std::runtime_error("table \"" + std::string{view(table.name)} + "\": " + what);
}

/// A convention's time column is for databases that partition by it.
bool is_left_out(const mighost_column& column) {
  constexpr uint64_t both = MIGHOST_COLUMN_PARTITION | MIGHOST_COLUMN_INTERNAL;
  return (column.flags & both) == both;
}

/// One table on its way.
class Lowering {
 public:
  explicit Lowering(const mighost_table& logical) : logical_(logical) {}

  mighost_table run(const mighost_table* parent) {
    if (present(logical_.schema)) refuse(logical_, "SQLite has no schemas; leave out \"schema\"");
    if (logical_.exclusions.count != 0)
      refuse(logical_, "SQLite has no exclusion constraints; a unique index or a trigger may do");
    options();
    for (const mighost_column column : rows<mighost_column>(logical_.columns)) {
      if (!is_left_out(column)) parts_.columns.push_back(this->column(column));
    }
    primary_key();
    for (const mighost_column column : rows<mighost_column>(logical_.columns)) {
      if ((column.flags & MIGHOST_COLUMN_UNIQUE) != 0) unique({.columns = one(column.name)});
    }
    for (const mighost_key key : rows<mighost_key>(logical_.uniques)) unique(key);
    for (const mighost_check check : rows<mighost_check>(logical_.checks)) this->check(check);
    for (const mighost_foreign_key key : rows<mighost_foreign_key>(logical_.foreign_keys)) foreign_key(key);
    if (parent != nullptr) parent_key(read_struct(parent));
    for (const mighost_index index : rows<mighost_index>(logical_.indexes)) this->index(index);
    print_expressions(parts_, view(logical_.name));
    return parts_.of({.name = logical_.name,
                      .resource = logical_.resource,
                      .description = logical_.description,
                      .formerly = logical_.formerly,
                      .relations = {nullptr, 0, sizeof(mighost_table)},
                      .depends_on = {nullptr, 0, sizeof(mighost_ref)}});
  }

 private:
  mighost_span one(mighost_str name) { return parts_.arena.array(std::vector{name}); }
  static mighost_span none() { return {nullptr, 0, sizeof(mighost_str)}; }

  void options() {
    for (const mighost_option option : rows<mighost_option>(logical_.options)) {
      const std::string_view key = view(option.key);
      if (!key.starts_with("sqlite.")) continue;
      if (key != "sqlite.strict" && key != "sqlite.without_rowid")
        refuse(logical_, "there is no option \"" + std::string{key} +
                             "\"; there are sqlite.strict and sqlite.without_rowid");
      if (view(option.value) == "false") continue;
      if (view(option.value) != "true")
        refuse(logical_, "option " + std::string{key} + " can be true or false");
      strict_ = strict_ || key == "sqlite.strict";
      parts_.options.push_back(option);
    }
  }

  mighost_column column(const mighost_column& logical) {
    mighost_column column = logical;
    column.struct_size = sizeof(mighost_column);
    column.type = MIGHOST_TYPE_NATIVE;
    column.type_name = parts_.arena.text(native_type(logical, strict_));
    const mighost_str type = mighost::find_option(logical.options, "sqlite.type");
    if (present(type)) column.type_name = type;
    column.array_dimensions = 0;
    column.precision = 0;
    column.scale = 0;
    column.flags = (logical.flags & MIGHOST_COLUMN_NOT_NULL);
    column.default_value = {};
    // The order of bytes, which SQLite has without a word.
    if (view(column.collation) == "\"C\"" || view(column.collation) == "\"POSIX\"") column.collation = {};
    column.sequence = nullptr;
    column.comment = {};
    column.options = {nullptr, 0, sizeof(mighost_option)};
    if (present(logical.default_value))
      column.default_expression = parts_.arena.text(default_literal(logical, view(logical.default_value)));
    if (logical.identity != MIGHOST_IDENTITY_NONE) {
      column.identity = MIGHOST_IDENTITY_BY_DEFAULT;
      column.flags |= MIGHOST_COLUMN_NOT_NULL;
    }
    return column;
  }

  mighost_span kept(mighost_span names) {
    std::vector<mighost_str> columns;
    for (const mighost_str name : rows<mighost_str>(names)) {
      const bool stays = std::any_of(parts_.columns.begin(), parts_.columns.end(),
                                     [&](const mighost_column& c) { return view(c.name) == view(name); });
      if (stays) columns.push_back(name);
    }
    return parts_.arena.array(columns);
  }

  mighost_key key(const mighost_key& logical) {
    constexpr uint64_t unknown = MIGHOST_NULLS_NOT_DISTINCT | MIGHOST_WITHOUT_OVERLAPS;
    if ((logical.flags & unknown) != 0)
      refuse(logical_, "a key of SQLite takes NULLs as different, and knows no overlaps");
    return {.struct_size = sizeof(mighost_key),
            .name = logical.name,
            .columns = kept(logical.columns),
            .include = none(),
            .flags = logical.flags & MIGHOST_NAME_GENERATED,
            .options = {nullptr, 0, sizeof(mighost_option)}};
  }

  void primary_key() {
    if (logical_.primary_key != nullptr) {
      mighost_key made = key(read_struct(logical_.primary_key));
      if (made.columns.count != 0) {
        parts_.name_it(made.name, made.flags, view(logical_.name), none(), "pk");
        parts_.primary_key = made;
      }
    }
    for (mighost_column& column : parts_.columns) {
      const bool in_key = parts_.primary_key && contains(parts_.primary_key->columns, view(column.name));
      // SQLite lets NULLs into keys unless it is told not to.
      if (in_key) column.flags |= MIGHOST_COLUMN_NOT_NULL;
      if (column.identity != MIGHOST_IDENTITY_NONE && (!in_key || parts_.primary_key->columns.count != 1))
        refuse(logical_, "column \"" + std::string{view(column.name)} +
                             "\": SQLite numbers rows only in the column that is the whole primary key");
    }
  }

  static bool contains(mighost_span names, std::string_view name) {
    const auto all = rows<mighost_str>(names);
    return std::any_of(all.begin(), all.end(), [&](mighost_str n) { return view(n) == name; });
  }

  void unique(const mighost_key& logical) {
    mighost_key made = key(logical);
    const auto same = [&](const mighost_key& other) { return same_names(other.columns, made.columns); };
    if (made.columns.count == 0 || (parts_.primary_key && same(*parts_.primary_key)) ||
        std::any_of(parts_.uniques.begin(), parts_.uniques.end(), same))
      return;
    parts_.name_it(made.name, made.flags, view(logical_.name), made.columns, "key");
    parts_.uniques.push_back(made);
  }

  void check(mighost_check check) {
    check.struct_size = sizeof(mighost_check);
    check.flags &= MIGHOST_NAME_GENERATED;
    check.comment = {};
    if (!present(check.name)) {
      const std::string digest = mighost::name_digest(std::vector{view(check.expression)}, "check");
      check.name = parts_.arena.concat({view(logical_.name), "_", digest, "_check"});
      check.flags |= MIGHOST_NAME_GENERATED;
    }
    parts_.checks.push_back(check);
  }

  void foreign_key(mighost_foreign_key key) {
    if (present(key.referenced_schema)) refuse(logical_, "a foreign key names a schema; SQLite has none");
    if (key.on_delete_columns.count != 0)
      refuse(logical_, "a foreign key of SQLite sets all of its columns or none");
    if (key.match == MIGHOST_MATCH_FULL && key.columns.count > 1)
      refuse(logical_, "SQLite does not enforce MATCH FULL");
    key.struct_size = sizeof(mighost_foreign_key);
    key.match = MIGHOST_MATCH_SIMPLE;
    key.flags &= MIGHOST_NAME_GENERATED | MIGHOST_DEFERRABLE | MIGHOST_INITIALLY_DEFERRED;
    key.comment = {};
    parts_.name_it(key.name, key.flags, view(logical_.name), key.columns, "fkey");
    parts_.foreign_keys.push_back(key);
  }

  void parent_key(const mighost_table& parent) {
    for (const mighost_column column : rows<mighost_column>(logical_.columns)) {
      if ((column.flags & MIGHOST_COLUMN_PARENT_ID) == 0) continue;
      for (const mighost_column id : rows<mighost_column>(parent.columns)) {
        if ((id.flags & MIGHOST_COLUMN_ID) == 0) continue;
        const bool given = std::any_of(parts_.foreign_keys.begin(), parts_.foreign_keys.end(),
                                       [&](const mighost_foreign_key& key) {
                                         return view(key.referenced_table) == view(parent.name) &&
                                                same_names(key.columns, one(column.name));
                                       });
        if (!given) {
          foreign_key({.columns = one(column.name),
                       .referenced_table = parent.name,
                       .referenced_columns = one(id.name),
                       .on_delete = MIGHOST_ACTION_CASCADE,
                       .on_delete_columns = none()});
        }
        index_on(column.name);
        return;
      }
      refuse(logical_, "column \"" + std::string{view(column.name)} + "\" holds the parent's id, but \"" +
                           std::string{view(parent.name)} + "\" has no id column");
    }
  }

  /// Without it, each row of the parent that goes reads the whole child.
  void index_on(mighost_str column) {
    const auto starts = [&](const mighost_key& key) {
      return key.columns.count != 0 && view(rows<mighost_str>(key.columns)[0]) == view(column);
    };
    if ((parts_.primary_key && starts(*parts_.primary_key)) ||
        std::any_of(parts_.uniques.begin(), parts_.uniques.end(), starts))
      return;
    for (const mighost_index other : rows<mighost_index>(logical_.indexes)) {
      if (!present(other.predicate) &&
          view(rows<mighost_index_element>(other.elements)[0].column) == view(column))
        return;
    }
    index({.elements = parts_.arena.array(std::vector{mighost_index_element{.column = column}})});
  }

  void index(const mighost_index& logical) {
    if ((logical.flags & MIGHOST_NULLS_NOT_DISTINCT) != 0)
      refuse(logical_, "a unique index of SQLite takes NULLs as different");
    std::vector<mighost_index_element> elements;
    std::vector<mighost_str> columns;
    for (mighost_index_element element : rows<mighost_index_element>(logical.elements)) {
      if (present(element.column)) columns.push_back(element.column);
      // How rows are found, not which: what SQLite lacks here changes no result.
      element.operator_class = {};
      if (view(element.collation) == "\"C\"" || view(element.collation) == "\"POSIX\"")
        element.collation = {};
      element.nulls = MIGHOST_NULLS_DEFAULT;
      elements.push_back(element);
    }
    mighost_index made{.struct_size = sizeof(mighost_index),
                       .name = logical.name,
                       .elements = parts_.arena.array(elements),
                       .include = none(),
                       .predicate = logical.predicate,
                       .flags = logical.flags & (MIGHOST_NAME_GENERATED | MIGHOST_UNIQUE),
                       .options = {nullptr, 0, sizeof(mighost_option)}};
    parts_.name_it(made.name, made.flags, view(logical_.name), mighost::span_of(columns), "idx");
    parts_.indexes.push_back(made);
  }

  mighost_table logical_;
  Parts parts_;
  bool strict_ = false;
};

}  // namespace

void lower(const mighost::Host& host, const mighost_table& logical, const mighost_table* parent) {
  Lowering lowering{read_struct(&logical)};
  host.table(lowering.run(parent));
}

void lower_enum(const mighost::Host&, const mighost_enum&) {}

}  // namespace sqlite
