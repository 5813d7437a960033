#include "check.hpp"

#include <mighost/abi.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>

#include "check_column.hpp"
#include "keys.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

namespace {

using QualifiedName = std::pair<std::string, std::string>;  // schema, name

class Checker {
 public:
  Checker(const std::vector<std::string_view>& internal, bool all_read, Errors& errors)
      : internal_(internal), all_read_(all_read), errors_(errors) {}

  void run(const Definitions& definitions) {
    for (const Enum& enumeration : definitions.enums) add_enum(enumeration);
    for (const Table& table : definitions.tables) {
      if (table.resource)
        add_unique(resources_, table.resource->value, "the resource", table.resource->place);
      add_table(table);
    }
    for (const Table& table : definitions.tables) check_table(table, true);
  }

 private:
  template <typename Key>
  void add_unique(std::map<Key, Place>& seen, const Key& key, std::string_view subject, const Text& name) {
    const auto [found, fresh] = seen.emplace(key, name.place);
    if (fresh) return;
    errors_.add(name.place,
                std::string(subject) + " " + quoted(name.value) + " is defined twice, first at " +
                    errors_.locate(found->second),
                "rename or remove one of them");
  }
  void add_unique(std::map<std::string, Place>& seen, const std::string& key, std::string_view subject,
                  Place place) {
    add_unique(seen, key, subject, Text{key, place});
  }

  void add_enum(const Enum& enumeration) {
    add_unique(enums_, QualifiedName{enumeration.schema.value_or(""), enumeration.name.value}, "the enum",
               enumeration.name);
    enum_values_[enumeration.name.value] = &enumeration.values;
  }

  void add_table(const Table& table) {
    const QualifiedName name{table.schema.value_or(""), table.name.value};
    add_unique(table_places_, name, "the table", table.name);
    tables_.emplace(name, &table);
    for (const Table& child : table.relations) add_table(child);
  }

  bool has_column(const Table& table, std::string_view name) const {
    return compiler::has_column(table, name, internal_);
  }

  void check_columns_exist(const Table& table, const Texts& names, std::string_view user) {
    for (const Text& name : names) {
      if (has_column(table, name.value)) continue;
      std::vector<std::string_view> known;
      for (const Column& column : table.columns) known.push_back(column.name.value);
      const std::string_view near = nearest(name.value, known);
      errors_.add(
          name.place,
          std::string(user) + " names " + quoted(name.value) + ", which is no column of " +
              quoted(table.name.value),
          near.empty() ? "define the column, or name another" : "did you mean `" + std::string(near) + "`?");
    }
  }

  void check_column(const Table& table, const Column& column) {
    if (std::find(internal_.begin(), internal_.end(), column.name.value) != internal_.end()) {
      errors_.add(column.name.place,
                  "the column " + quoted(column.name.value) + " of " + quoted(table.name.value) +
                      " is one that the convention adds by itself",
                  "remove it, or use the convention `plain`");
    }
    if (all_read_ && column.type.kind == MIGHOST_TYPE_ENUM && !column.type.name.empty() &&
        !enum_values_.contains(column.type.name)) {
      errors_.add(
          column.name.place,
          "the column " + quoted(column.name.value) + " has the undefined enum " + quoted(column.type.name),
          "define it under `enums`, or write `native(TYPE)` for a type that is not yours");
    }
    const auto values = enum_values_.find(column.type.name);
    if (column.type.kind == MIGHOST_TYPE_ENUM && values != enum_values_.end())
      check_default(column, *values->second, errors_);
  }

  /// At most one column of each role, and parent ids only where there is a parent.
  void check_roles(const Table& table, bool root) {
    const std::pair<uint64_t, std::string_view> roles[] = {{MIGHOST_COLUMN_PARENT_ID, "parent_id"},
                                                           {MIGHOST_COLUMN_ID, "id"},
                                                           {MIGHOST_COLUMN_PARTITION, "partition"}};
    for (const auto& [flag, role] : roles) {
      const Column* first = nullptr;
      for (const Column& column : table.columns) {
        if ((column.flags & flag) == 0) continue;
        if (flag == MIGHOST_COLUMN_PARENT_ID && root) {
          errors_.add(column.name.place,
                      "the column " + quoted(column.name.value) + " is a parent_id, but " +
                          quoted(table.name.value) + " has no parent",
                      "move the table into the `relations` of its parent, or write a foreign key");
        } else if (first != nullptr) {
          errors_.add(column.name.place,
                      "the table " + quoted(table.name.value) + " has a second " + std::string(role) +
                          " column, " + quoted(column.name.value) + " after " + quoted(first->name.value),
                      "keep one of them");
        } else {
          first = &column;
        }
      }
    }
  }

  void check_key(const Table& table, const Key& key, std::string_view user) {
    check_columns_exist(table, key.columns, user);
    check_columns_exist(table, key.include, user);
  }

  void check_foreign_key(const Table& table, const ForeignKey& key) {
    check_columns_exist(table, key.columns, "a foreign key");
    check_columns_exist(table, key.on_delete_columns, "`on_delete_columns`");
    const std::string schema = key.referenced_schema.value_or(table.schema.value_or(""));
    const auto referenced = tables_.find({schema, key.referenced_table.value});
    // A table that is not ours may well be in the database.
    if (all_read_ && referenced != tables_.end()) {
      check_referenced(*referenced->second, key);
    }
  }

  void check_referenced(const Table& target, const ForeignKey& key) {
    const Texts& columns = key.referenced_columns;
    check_columns_exist(target, columns, "a foreign key");
    const bool all_there = std::all_of(columns.begin(), columns.end(),
                                       [&](const Text& name) { return has_column(target, name.value); });
    if (!all_there || columns.empty() || is_key(target, columns, internal_)) return;
    std::string names;
    for (const Text& name : columns) names += (names.empty() ? "" : ", ") + quoted(name.value);
    errors_.add(columns.front().place,
                "a foreign key points to " + names + " of " + quoted(target.name.value) +
                    (columns.size() == 1 ? ", which is no key there" : ", which are no key there"),
                "point to its primary key, or write `unique: [" + bare(columns) + "]` there");
  }

  static std::string bare(const Texts& columns) {
    std::string list;
    for (const Text& name : columns) list += (list.empty() ? "[" : ", ") + name.value;
    return list + "]";
  }

  void check_index(const Table& table, const Index& index, std::string_view user) {
    check_columns_exist(table, index.include, user);
    for (const IndexElement& element : index.elements) {
      if (element.column) check_columns_exist(table, {*element.column}, user);
    }
  }

  void check_names(const Table& table) {
    std::map<std::string, Place> names;
    const auto add = [&](const auto& items) {
      for (const auto& item : items) {
        if (item.name) add_unique(names, item.name->value, "the constraint or index", *item.name);
      }
    };
    if (table.primary_key) add(std::vector{*table.primary_key});
    add(table.uniques);
    add(table.checks);
    add(table.foreign_keys);
    add(table.exclusions);
    add(table.indexes);
  }

  void check_table(const Table& table, bool root) {
    for (const Column& column : table.columns) check_column(table, column);
    check_formerly(table, internal_, errors_);
    check_roles(table, root);
    if (table.primary_key) check_key(table, *table.primary_key, "the primary key");
    for (const Key& key : table.uniques) check_key(table, key, "a unique key");
    for (const ForeignKey& key : table.foreign_keys) check_foreign_key(table, key);
    for (const Index& index : table.indexes) check_index(table, index, "an index");
    for (const Index& exclusion : table.exclusions) check_index(table, exclusion, "an exclusion");
    check_names(table);
    for (const Table& child : table.relations) check_table(child, false);
  }

  const std::vector<std::string_view>& internal_;
  bool all_read_;
  Errors& errors_;
  std::map<std::string, Place> resources_;
  std::map<QualifiedName, Place> table_places_;
  std::map<QualifiedName, const Table*> tables_;
  std::map<QualifiedName, Place> enums_;
  std::map<std::string, const Texts*> enum_values_;
};

}  // namespace

const std::vector<std::string_view>* convention_columns(std::string_view convention) {
  // cq_fetch_date is the partition column, which only some dialects keep; the name is taken in all of them.
  static const std::vector<std::string_view> cloudquery = {"cq_id", "cq_meta", "cq_fetch_date"};
  static const std::vector<std::string_view> plain;
  if (convention == "cloudquery") return &cloudquery;
  if (convention == "plain") return &plain;
  return nullptr;
}

void check(const Definitions& definitions, const std::vector<std::string_view>& internal_columns,
           bool all_read, Errors& errors) {
  Checker(internal_columns, all_read, errors).run(definitions);
}

}  // namespace mighost::compiler
