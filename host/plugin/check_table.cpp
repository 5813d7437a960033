#include <mighost/view.hpp>

#include <algorithm>
#include <vector>

#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

/// Deeper nesting than this is a mistake, and would end in a name that no database takes.
constexpr std::size_t deepest = 64;

/// Whose names must differ: a check may be called like an index, but a key is a constraint with an index.
enum class Members { constraint, index, key };

/// Checks the name of something of a table, which only physical tables must give, and which may be there
/// once.
class MemberNames {
 public:
  MemberNames(Checker& checker, const Place& table, Layer layer)
      : checker_(checker), table_(table), layer_(layer) {}

  /// Whether there is a name that can be shown.
  bool check(const Place& place, mighost_str name, uint64_t flags, Members members) {
    if (layer_ == Layer::logical && name.len == 0) return false;
    if (!checker_.name(place, "name", name)) return false;
    // Names that nobody chose are made distinct when all tables of the schema are known.
    const bool chosen = (flags & MIGHOST_NAME_GENERATED) == 0;
    const bool fresh_constraint =
        members == Members::index || !chosen || constraints_.insert(view(name)).second;
    const bool fresh_index = members == Members::constraint || !chosen || indexes_.insert(view(name)).second;
    if (!fresh_constraint || !fresh_index) {
      checker_.problem(table_, "name", "has two constraints or indexes named " + in_quotes(view(name)),
                       "rename one");
    }
    return true;
  }

 private:
  Checker& checker_;
  const Place& table_;
  Layer layer_;
  Names constraints_;
  Names indexes_;
};

Place named(const Place& place, mighost_str name) {
  return {place.outer, place.what, view(name), place.number};
}

/// Checks the columns and returns their names.
Names check_columns(Checker& checker, const Place& table, const mighost_table& row, Layer layer, bool root) {
  Names names;
  std::size_t parent_ids = 0;
  std::size_t ids = 0;
  std::size_t partitions = 0;
  check_rows<mighost_column>(checker, table, "columns", "column", row.columns,
                             [&](const Place& numbered, const mighost_column& column) {
                               const bool has_name = checker.name(numbered, "name", column.name);
                               const Place place = has_name ? named(numbered, column.name) : numbered;
                               if (has_name && !names.insert(view(column.name)).second) {
                                 checker.problem(table, "name",
                                                 "has two columns named " + in_quotes(view(column.name)) +
                                                     ", the second one is number " +
                                                     std::to_string(place.number),
                                                 "rename or remove one");
                               }
                               check_column(checker, place, column, layer);
                               parent_ids += (column.flags & MIGHOST_COLUMN_PARENT_ID) != 0 ? 1 : 0;
                               ids += (column.flags & MIGHOST_COLUMN_ID) != 0 ? 1 : 0;
                               partitions += (column.flags & MIGHOST_COLUMN_PARTITION) != 0 ? 1 : 0;
                             });
  if (layer == Layer::logical && root && parent_ids > 0) {
    checker.problem(table, "definition", "has a column for the parent's id, and no parent",
                    "make the table a relation of its parent, or clear MIGHOST_COLUMN_PARENT_ID");
  }
  const auto at_most_one = [&](std::size_t count, const char* what, const char* flag) {
    if (count <= 1) return;
    checker.problem(table, "definition", "has " + std::to_string(count) + " columns for " + what,
                    std::string{"set "} + flag + " on one of them");
  };
  at_most_one(parent_ids, "the parent's id", "MIGHOST_COLUMN_PARENT_ID");
  at_most_one(ids, "the row's id", "MIGHOST_COLUMN_ID");
  at_most_one(partitions, "the time of partitioning", "MIGHOST_COLUMN_PARTITION");
  return names;
}

/// A name that a column had before can be that of no column now, and of one column only: else which values
/// are whose cannot be known. The columns must be readable.
void check_formerly(Checker& checker, const Place& table, const mighost_table& row, const Names& columns) {
  Names former;
  for_each_row<mighost_column>(row.columns, [&](const mighost_column& column) {
    const Place place{&table, "column", view(column.name)};
    for (const mighost_str name : rows<mighost_str>(column.formerly)) {
      const std::string is_formerly = "is formerly " + in_quotes(view(name));
      if (view(name) == view(column.name)) {
        checker.problem(place, "definition", is_formerly + ", which is its own name",
                        "name what it was called before, or leave `formerly` out");
      } else if (columns.contains(view(name))) {
        checker.problem(place, "definition", is_formerly + ", which is another column of the table",
                        "take it out of `formerly`: that column still has the name, and its values");
      } else if (!former.insert(view(name)).second) {
        checker.problem(place, "definition", is_formerly + ", and so is another column of the table",
                        "keep it with the one that has the values");
      }
    }
  });
}

template <typename T, typename Check>
void check_members(Checker& checker, const Place& table, std::string_view member, std::string_view what,
                   mighost_span span, MemberNames& names, Members members, Check&& check) {
  check_rows<T>(checker, table, member, what, span, [&](const Place& numbered, const T& row) {
    const bool has_name = names.check(numbered, row.name, row.flags, members);
    check(has_name ? named(numbered, row.name) : numbered, row);
  });
}

/// All of a table but its name and its relations.
void check_body(Checker& checker, const Place& place, const mighost_table& table, Layer layer, bool root,
                const std::vector<std::string>& more_columns) {
  checker.reserved(place, table.reserved);
  checker.text(place, "schema", table.schema);
  checker.text(place, "resource", table.resource);
  checker.text(place, "description", table.description);
  checker.text(place, "comment", table.comment);
  const std::size_t before = checker.found();
  Names columns = check_columns(checker, place, table, layer, root);
  const bool readable = checker.found() == before;
  for (const std::string& name : more_columns) {
    if (columns.insert(name).second) continue;
    checker.problem(place, "name", "defines the column " + in_quotes(name) + ", which its convention adds",
                    "leave it out, or give the provider the convention `plain`");
  }

  if (layer == Layer::logical && readable) check_formerly(checker, place, table, columns);

  MemberNames names{checker, place, layer};
  if (table.primary_key != nullptr) {
    const Place key_place{&place, "primary key"};
    if (checker.structure(key_place, table.primary_key)) {
      const auto key = read_struct(table.primary_key);
      names.check(key_place, key.name, key.flags, Members::key);
      check_key(checker, key_place, key, columns);
    }
  }
  check_members<mighost_key>(checker, place, "uniques", "unique constraint", table.uniques, names,
                             Members::key,
                             [&](const Place& at, const auto& key) { check_key(checker, at, key, columns); });
  check_members<mighost_check>(checker, place, "checks", "check", table.checks, names, Members::constraint,
                               [&](const Place& at, const auto& check) { check_check(checker, at, check); });
  check_members<mighost_foreign_key>(
      checker, place, "foreign_keys", "foreign key", table.foreign_keys, names, Members::constraint,
      [&](const Place& at, const auto& key) { check_foreign_key(checker, at, key, columns); });
  check_members<mighost_exclusion>(
      checker, place, "exclusions", "exclusion constraint", table.exclusions, names, Members::key,
      [&](const Place& at, const auto& exclusion) { check_exclusion(checker, at, exclusion, columns); });
  check_members<mighost_index>(
      checker, place, "indexes", "index", table.indexes, names, Members::index,
      [&](const Place& at, const auto& index) { check_index(checker, at, index, columns); });
  check_options(checker, place, table.options);
  check_names(checker, place, "formerly", table.formerly);
  check_refs(checker, place, table.depends_on);
}

void check_enums_used(Checker& checker, const Place& place, const mighost_table& table, const Names& enums) {
  if (!checker.good()) return;  // the columns may not be readable
  for_each_row<mighost_column>(table.columns, [&](const mighost_column& column) {
    if (column.type != MIGHOST_TYPE_ENUM || enums.contains(view(column.type_name))) return;
    checker.problem(place, "definition",
                    "column " + in_quotes(view(column.name)) + " is of the enum " +
                        in_quotes(view(column.type_name)) + ", which the provider does not have",
                    "add it to the provider's enums");
  });
}

/// Walks a tree of tables, which may be no tree.
class Walk {
 public:
  Walk(Checker& checker, const TableContext& context, TableNames& names)
      : checker_(checker), context_(context), names_(names) {}

  void visit(const Place& numbered, const mighost_table& table, const mighost_table* parent) {
    if (!checker_.name(numbered, "name", table.name)) return;
    const Place place = named(numbered, table.name);
    if (const auto above = std::find(path_.cbegin(), path_.cend(), table.relations.data);
        table.relations.count != 0 && above != path_.cend()) {
      checker_.problem(place, "definition", "is its own parent: " + cycle(above, table),
                       "take it out of the relations of its relations");
      return;
    }
    if (!register_name(place, table, parent)) return;
    check_body(checker_, place, table, Layer::logical, parent == nullptr, context_.convention_columns);
    if (context_.enums != nullptr) check_enums_used(checker_, place, table, *context_.enums);
    if (table.relations.count == 0) return;
    if (path_.size() == deepest) {
      checker_.problem(place, "definition", "is nested more than " + std::to_string(deepest) + " levels deep",
                       "make it a root table with a foreign key");
      return;
    }
    path_.push_back(table.relations.data);
    tables_.push_back(view(table.name));
    check_rows<mighost_table>(
        checker_, place, "relations", "relation", table.relations,
        [&](const Place& child, const mighost_table& relation) { visit(child, relation, &table); });
    path_.pop_back();
    tables_.pop_back();
  }

 private:
  /// The tables from the relations at `above` down to `table`, which has the same relations.
  std::string cycle(std::vector<const void*>::const_iterator above, const mighost_table& table) const {
    std::vector<std::string_view> members(tables_.begin() + (above - path_.cbegin()) + 1, tables_.end());
    members.push_back(view(table.name));
    std::string way;
    for (const std::string_view member : members) way += in_quotes(member) + " → ";
    return way + in_quotes(members.front());
  }

  bool register_name(const Place& place, const mighost_table& table, const mighost_table* parent) {
    const std::string where = parent != nullptr ? "as relation of " + in_quotes(view(parent->name))
                                                : "as root table number " + std::to_string(place.number);
    // A schema may be no text yet, and is checked later with all else.
    std::string key{view(table.name)};
    if (checker_.text(place, "schema", table.schema) && present(table.schema)) {
      key += '\0';
      key += view(table.schema);
    }
    const auto [found, is_new] = names_.emplace(std::move(key), where);
    if (is_new) return true;
    checker_.problem(place, "name", "is defined twice: " + found->second + ", and " + where,
                     "rename or remove one");
    return false;
  }

  Checker& checker_;
  const TableContext& context_;
  TableNames& names_;
  std::vector<const void*> path_;         ///< the relations that are being walked through, outermost first
  std::vector<std::string_view> tables_;  ///< the tables that they belong to
};

}  // namespace

void check_logical_table(Checker& checker, const Place& place, const mighost_table& table,
                         const TableContext& context, TableNames& names) {
  Walk{checker, context, names}.visit(place, table, nullptr);
}

void check_physical_table(Checker& checker, const Place& outer, const mighost_table& table) {
  if (!checker.name(outer, "name", table.name)) return;
  const Place place = named(outer, table.name);
  check_body(checker, place, table, Layer::physical, true, {});
  if (table.relations.count != 0) {
    checker.problem(place, "definition", "has relations after it has been lowered",
                    "give each table by itself, without relations");
  }
}

}  // namespace mighost
