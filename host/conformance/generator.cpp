#include "conformance/generator.hpp"

#include <algorithm>
#include <array>
#include <random>
#include <string>

#include "conformance/sample.hpp"

namespace mighost {
namespace {

bool uses(const std::vector<std::string>& columns, const std::string& name) {
  return std::find(columns.begin(), columns.end(), name) != columns.end();
}

/// Takes the column out of the table, with what stands on it.
void drop_column(Table& table, const std::string& name) {
  std::erase_if(table.columns, [&](const Column& each) { return each.name == name; });
  std::erase_if(table.uniques, [&](const Key& key) { return uses(key.columns, name); });
  std::erase_if(table.indexes, [&](const Index& index) {
    return std::any_of(index.elements.begin(), index.elements.end(),
                       [&](const IndexElement& element) { return element.column == name; });
  });
}

/// Columns that nothing but keys and indexes stands on.
bool is_plain(const Table& table, const Column& column) {
  return !column.id && !column.parent_id && !column.partition &&
         !(table.primary_key && uses(table.primary_key->columns, column.name));
}

class Generator {
 public:
  Generator(std::uint64_t seed, const std::vector<Column>& types) : random_(seed), types_(types) {}

  Releases releases() {
    Releases releases;
    const std::size_t tables = 1 + below(3);
    for (std::size_t i = 0; i < tables; ++i) releases.before.tables.push_back(root());
    releases.after = releases.before;
    const std::size_t edits = 1 + below(5);
    for (std::size_t i = 0; i < edits; ++i) edit(releases.after);
    return releases;
  }

 private:
  // The distributions of the standard library differ from one to the other.
  std::size_t below(std::size_t end) { return random_() % end; }
  bool chance(std::size_t in) { return below(in) == 0; }

  /// Not given before. Half of them need quotes in most databases.
  std::string name() {
    static constexpr std::array kinds{"plain",  "Mixed",  "select", "a b",    "\"q\"", "it's",
                                      "grün",   "b`t",    "[x]",    "back\\", "$1",    ":name",
                                      "simple", "values", "lower",  "%s"};
    return std::string{kinds[below(kinds.size())]} + '_' + std::to_string(++names_);
  }

  std::optional<std::string> default_of(const Type& type) {
    if (type.array_dimensions != 0) return std::nullopt;
    switch (type.kind) {
      case TypeKind::boolean:
        return chance(2) ? "true" : "false";
      case TypeKind::smallint:
      case TypeKind::integer:
      case TypeKind::bigint:
        return std::to_string(below(100));
      case TypeKind::string:
        return chance(2) ? hostile_value() : "";
      case TypeKind::date:
        return "2024-02-29";
      default:
        return std::nullopt;
    }
  }

  Column column() {
    Column made = types_[below(types_.size())];
    made.name = name();
    if (made.type.kind == TypeKind::decimal && chance(2)) {
      made.type.precision = 12;
      made.type.scale = 3;
    }
    made.not_null = chance(3);
    if (chance(3)) made.default_value = default_of(made.type);
    if (chance(5)) made.comment = hostile_value();
    made.unique = made.type.kind == TypeKind::bigint && made.type.array_dimensions == 0 && chance(3);
    return made;
  }

  Column id() {
    Column made{.name = name(), .type = {.kind = TypeKind::bigint}, .not_null = true};
    made.id = true;
    return made;
  }

  Table table() {
    Table made{.name = name()};
    made.columns.push_back(id());
    const std::size_t more = 1 + below(5);
    for (std::size_t i = 0; i < more; ++i) made.columns.push_back(column());
    made.primary_key = Key{.columns = {made.columns[0].name}};
    if (chance(3)) add_index(made);
    if (chance(5)) made.comment = hostile_value();
    return made;
  }

  Table root() {
    Table made = table();
    made.resource = made.name;
    if (chance(3)) {
      made.columns.push_back({.name = name(), .type = {.kind = TypeKind::timestamp}, .not_null = true});
      made.columns.back().partition = true;
    }
    if (chance(3)) {
      Table child = table();
      child.columns.push_back({.name = name(), .type = {.kind = TypeKind::bigint}});
      child.columns.back().parent_id = true;
      // Where a table is partitioned, so are those below it.
      for (const Column& each : made.columns) {
        if (each.partition) child.columns.push_back(each);
      }
      made.relations.push_back(std::move(child));
    }
    return made;
  }

  /// A column on which any database can have an index, and that may go: its index in the table, or nothing.
  std::optional<std::size_t> indexable(const Table& table) {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Type& type = table.columns[i].type;
      const bool sortable = type.kind == TypeKind::bigint || type.kind == TypeKind::integer ||
                            type.kind == TypeKind::date || type.kind == TypeKind::boolean;
      if (sortable && type.array_dimensions == 0) found.push_back(i);
    }
    if (found.empty()) return std::nullopt;
    return found[below(found.size())];
  }

  void add_index(Table& table) {
    if (const auto at = indexable(table))
      table.indexes.push_back({.elements = {{.column = table.columns[*at].name, .descending = chance(2)}}});
  }

  /// Any table, root or child.
  Table& any_table(Definitions& definitions) {
    Table& root = definitions.tables[below(definitions.tables.size())];
    return !root.relations.empty() && chance(2) ? root.relations[0] : root;
  }

  void edit(Definitions& definitions) {
    Table& table = any_table(definitions);
    std::vector<Column*> plain;
    for (Column& each : table.columns) {
      if (is_plain(table, each)) plain.push_back(&each);
    }
    Column* const some = plain.empty() ? nullptr : plain[below(plain.size())];
    switch (below(12)) {
      case 0:
        definitions.tables.push_back(root());
        return;
      case 1:
        if (definitions.tables.size() > 1)
          definitions.tables.erase(definitions.tables.begin() +
                                   static_cast<std::ptrdiff_t>(below(definitions.tables.size())));
        return;
      case 2:
        table.columns.push_back(column());
        return;
      case 3:
        if (some != nullptr) drop_column(table, std::string{some->name});
        return;
      case 4:
        if (some != nullptr) some->not_null = !some->not_null;
        return;
      case 5:
        if (some != nullptr)
          some->default_value = some->default_value ? std::nullopt : default_of(some->type);
        return;
      case 6:
        retype(table, some);
        return;
      case 7:
        add_index(table);
        return;
      case 8:
        table.indexes.clear();
        return;
      case 9:
        if (some != nullptr) rename(table, *some);
        return;
      case 10:
        table.formerly.push_back(table.name);
        table.name = name();
        return;
      default:
        table.comment = table.comment.empty() ? hostile_value() : "";
        return;
    }
  }

  void retype(Table& table, Column* column) {
    if (column == nullptr) return;
    const std::string name = column->name;
    Column other = types_[below(types_.size())];
    other.name = name;
    other.comment = column->comment;
    *column = other;
    drop_uses(table, name);
  }

  static void drop_uses(Table& table, const std::string& name) {
    const Column kept = *find_named(table.columns, name);
    const auto at = std::find_if(table.columns.begin(), table.columns.end(),
                                 [&](const Column& each) { return each.name == name; });
    const auto place = at - table.columns.begin();
    drop_column(table, name);
    table.columns.insert(table.columns.begin() + place, kept);
  }

  void rename(Table& table, Column& column) {
    const std::string before = column.name;
    column.formerly.push_back(before);
    column.name = name();
    for (Key& key : table.uniques) std::replace(key.columns.begin(), key.columns.end(), before, column.name);
    for (Index& index : table.indexes) {
      for (IndexElement& element : index.elements) {
        if (element.column == before) element.column = column.name;
      }
    }
  }

  std::mt19937_64 random_;
  const std::vector<Column>& types_;
  std::size_t names_ = 0;
};

/// The table with that column or former column in it, in either release; or null.
Table* same_table(Definitions& definitions, const Table& table) {
  for (Table& each : definitions.tables) {
    if (each.resource == table.resource) return &each;
  }
  return nullptr;
}

}  // namespace

Releases generate_releases(std::uint64_t seed, const std::vector<Column>& types) {
  return Generator{seed, types}.releases();
}

std::vector<Releases> simpler(const Releases& releases) {
  std::vector<Releases> all;
  const auto without = [](Definitions definitions, const std::string& resource) {
    std::erase_if(definitions.tables, [&](const Table& table) { return table.resource == resource; });
    return definitions;
  };
  for (const Definitions* each : {&releases.before, &releases.after}) {
    for (const Table& table : each->tables)
      all.push_back({without(releases.before, table.resource), without(releases.after, table.resource)});
  }
  for (const Table& table : releases.before.tables) {
    Releases unchanged = releases;
    Table* const later = same_table(unchanged.after, table);
    if (later == nullptr || *later == table) continue;
    *later = table;
    all.push_back(std::move(unchanged));
  }
  const auto edit_both = [&](const Table& table, auto&& change) {
    Releases edited = releases;
    for (Definitions* each : {&edited.before, &edited.after}) {
      if (Table* const found = same_table(*each, table)) change(*found);
    }
    if (edited.before.tables != releases.before.tables || edited.after.tables != releases.after.tables)
      all.push_back(std::move(edited));
  };
  for (const Definitions* each : {&releases.before, &releases.after}) {
    for (const Table& table : each->tables) {
      edit_both(table, [](Table& t) { t.relations.clear(); });
      edit_both(table, [](Table& t) { t.indexes.clear(); });
      edit_both(table, [](Table& t) { t.comment.clear(); });
      for (const Column& column : table.columns) {
        if (!is_plain(table, column)) continue;
        edit_both(table, [&](Table& t) { drop_column(t, column.name); });
        edit_both(table, [&](Table& t) {
          if (Column* const found = find_named(t.columns, column.name)) {
            found->comment.clear();
            found->default_value.reset();
            found->unique = false;
          }
        });
      }
    }
  }
  return all;
}

}  // namespace mighost
