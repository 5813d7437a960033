#include "diff/orphans.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>

namespace mighost {
namespace {

using Thing = std::tuple<std::string, std::string, std::string>;  // kind, name, column

std::string in_words(const Thing& thing) {
  const auto& [kind, name, column] = thing;
  return kind + " " + name + (column.empty() ? "" : "." + column);
}

/// What the changes remove and do not make again.
std::set<Thing> removed(const std::vector<Change>& changes) {
  std::set<Thing> gone;
  std::set<Thing> made;
  for (const Change& change : changes) {
    if (change.attribute != Attribute::none) continue;
    const Value& side = change.dropped() ? change.before : change.after;
    std::set<Thing>& list = change.dropped() ? gone : made;
    if (const auto* table = std::get_if<Shared<Table>>(&side)) {
      list.emplace("table", (*table)->name, "");
      for (const Column& column : (*table)->columns) list.emplace("column", (*table)->name, column.name);
    } else if (const auto* column = std::get_if<Shared<Column>>(&side)) {
      list.emplace("column", change.table, (*column)->name);
    } else if (const auto* object = std::get_if<Shared<Object>>(&side)) {
      list.emplace((*object)->kind, (*object)->identity, "");
    }
  }
  for (const Thing& thing : made) gone.erase(thing);
  return gone;
}

bool same_columns(std::vector<std::string> a, std::vector<std::string> b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  return a == b;
}

bool has_key(const Table& table, const std::vector<std::string>& columns) {
  const auto is_over = [&](const Key& key) { return same_columns(key.columns, columns); };
  return (table.primary_key && is_over(*table.primary_key)) ||
         std::any_of(table.uniques.begin(), table.uniques.end(), is_over);
}

class Orphans {
 public:
  Orphans(const Schema& existing, const Schema& wanted, const std::vector<Change>& changes)
      : existing_(existing), gone_(removed(changes)) {
    for (const Shared<Table>& table : existing.tables) existing_tables_.emplace(table->name, table.get());
    for (const Shared<Table>& table : wanted.tables) wanted_tables_.emplace(table->name, table.get());
    for (const Shared<Object>& object : wanted.objects) {
      wanted_objects_.emplace(object->kind, object->identity, "");
    }
  }

  std::string find() {
    for (const Shared<Object>& object : existing_.objects) look_at(*object);
    for (const Shared<Table>& table : existing_.tables) look_at(*table);
    return std::move(found_);
  }

 private:
  void look_at(const Object& object) {
    const Thing self{object.kind, object.identity, ""};
    if (gone_.contains(self) || wanted_objects_.contains(self)) return;
    for (const Ref& ref : object.depends_on) {
      const Thing target{ref.kind, ref.name, ref.column};
      if (gone_.contains(target)) return add(in_words(self), in_words(target));
    }
  }

  void look_at(const Table& table) {
    if (gone_.contains({"table", table.name, ""}) || wanted_tables_.contains(table.name)) return;
    for (const ForeignKey& key : table.foreign_keys) {
      if (!key.referenced_schema.empty() || key.referenced_table == table.name) continue;
      const std::string self = "foreign key " + table.name + "." + key.name;
      if (gone_.contains({"table", key.referenced_table, ""})) {
        add(self, "table " + key.referenced_table);
      } else if (loses_key(key.referenced_table, key.referenced_columns)) {
        add(self, "a key of table " + key.referenced_table);
      }
    }
  }

  /// A unique index serves as well, and is none.
  bool loses_key(const std::string& table, const std::vector<std::string>& columns) const {
    const auto before = existing_tables_.find(table);
    const auto after = wanted_tables_.find(table);
    return before != existing_tables_.end() && has_key(*before->second, columns) &&
           after != wanted_tables_.end() && !has_key(*after->second, columns);
  }

  void add(const std::string& what, const std::string& target) {
    found_ += "\n  " + what + " stands on " + target;
  }

  const Schema& existing_;
  std::set<Thing> gone_;
  std::map<std::string_view, const Table*> existing_tables_;
  std::map<std::string_view, const Table*> wanted_tables_;
  std::set<Thing> wanted_objects_;
  std::string found_;
};

}  // namespace

void refuse_to_orphan(const Schema& existing, const Schema& wanted, const std::vector<Change>& changes) {
  const bool any = std::any_of(changes.begin(), changes.end(), [](const Change& c) { return c.dropped(); });
  if (!any) return;
  const std::string found = Orphans{existing, wanted, changes}.find();
  if (found.empty()) return;
  throw std::runtime_error(
      "these are not among the definitions, but stand on what would go; drop them first, or keep what they "
      "stand on:" +
      found);
}

}  // namespace mighost
