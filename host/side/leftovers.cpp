#include "side/leftovers.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "diff/renames.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

using Names = std::set<std::string, std::less<>>;

template <typename T>
Names names_of(const std::vector<Shared<T>>& items) {
  Names names;
  for (const Shared<T>& item : items) names.insert(item->name);
  return names;
}

/// The names that tables and enums lose because they get another one.
Names renamed(const Schema& existing, const Schema& wanted) {
  Names names;
  for (const Change& change : find_renames(existing, wanted)) {
    if (const auto* table = std::get_if<Shared<Table>>(&change.before)) names.insert((*table)->name);
    if (const auto* each = std::get_if<Shared<Enum>>(&change.before)) names.insert((*each)->name);
  }
  return names;
}

using ObjectKeys = std::set<std::pair<std::string_view, std::string_view>>;  // kind and identity

ObjectKeys keys_of(const std::vector<Shared<Object>>& objects) {
  ObjectKeys keys;
  for (const Shared<Object>& object : objects) keys.emplace(object->kind, object->identity);
  return keys;
}

bool uses(const Table& table, const Enum& each) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const Column& column) { return has_enum_type(column, each); });
}

/// Sorts what the provider has no longer into what stays and what goes.
class Sorting {
 public:
  Sorting(const Schema& existing, const Schema& former, const Schema& wanted)
      : existing_(existing), former_(former), wanted_(wanted), renamed_(renamed(existing, wanted)) {}

  Leftovers result(DropTables drop) {
    leftovers_.options.keep_unknown = true;
    sort_tables(drop);
    sort_objects();
    sort_enums();
    return std::move(leftovers_);
  }

 private:
  void sort_tables(DropTables drop) {
    const Names exists = names_of(existing_.tables);
    const Names wanted = names_of(wanted_.tables);
    for (const Shared<Table>& table : former_.tables) {
      const std::string& name = table->name;
      if (!exists.contains(name) || wanted.contains(name) || renamed_.contains(name)) continue;
      leftovers_.tables.push_back(name);
      if (drop == DropTables::yes) {
        leftovers_.options.drop_tables.insert(name);
      } else {
        leftovers_.staying.tables.push_back(table);
        needed_.insert({"table", name});
      }
    }
    std::sort(leftovers_.tables.begin(), leftovers_.tables.end());
  }

  /// A trigger of a table that stays does so too, and the function that it calls.
  void sort_objects() {
    const ObjectKeys exists = keys_of(existing_.objects);
    const ObjectKeys wanted = keys_of(wanted_.objects);
    std::vector<Shared<Object>> open;
    for (const Shared<Object>& object : former_.objects) {
      const ObjectKeys::value_type key{object->kind, object->identity};
      if (exists.contains(key) && !wanted.contains(key)) open.push_back(object);
    }
    for (bool found = true; found;) {
      found = false;
      for (Shared<Object>& object : open) {
        if (!object || !is_needed(*object)) continue;
        for (const Ref& ref : object->depends_on) needed_.insert({ref.kind, ref.name});
        leftovers_.staying.objects.push_back(std::move(object));
        object = {};
        found = true;
      }
    }
    for (const Shared<Object>& object : open) {
      if (object) leftovers_.options.drop_objects.insert({object->kind, object->identity});
    }
  }

  bool is_needed(const Object& object) const {
    if (needed_.contains({object.kind, object.identity})) return true;
    return std::any_of(object.depends_on.begin(), object.depends_on.end(), [&](const Ref& ref) {
      return ref.kind == "table" && needed_.contains({ref.kind, ref.name});
    });
  }

  /// Tables of others may have columns of the provider's types.
  void sort_enums() {
    const Names exists = names_of(existing_.enums);
    const Names wanted = names_of(wanted_.enums);
    const Names wanted_tables = names_of(wanted_.tables);
    for (const Shared<Enum>& each : former_.enums) {
      if (!exists.contains(each->name) || wanted.contains(each->name) || renamed_.contains(each->name)) {
        continue;
      }
      const bool used = std::any_of(existing_.tables.begin(), existing_.tables.end(), [&](const auto& table) {
        return !wanted_tables.contains(table->name) && !renamed_.contains(table->name) &&
               !leftovers_.options.drop_tables.contains(table->name) && uses(*table, *each);
      });
      used ? leftovers_.staying.enums.push_back(each)
           : static_cast<void>(leftovers_.options.drop_enums.insert(each->name));
    }
  }

  const Schema& existing_;
  const Schema& former_;
  const Schema& wanted_;
  Names renamed_;
  std::set<std::pair<std::string, std::string>> needed_;  // kind and name
  Leftovers leftovers_;
};

template <typename T>
void append(std::vector<Shared<T>>& items, const std::vector<Shared<T>>& more) {
  items.insert(items.end(), more.begin(), more.end());
}

}  // namespace

Leftovers find_leftovers(const Schema& existing, const Schema& former, const Schema& wanted,
                         DropTables drop) {
  return Sorting{existing, former, wanted}.result(drop);
}

Schema with_staying(Schema wanted, const Leftovers& leftovers) {
  append(wanted.tables, leftovers.staying.tables);
  append(wanted.enums, leftovers.staying.enums);
  append(wanted.objects, leftovers.staying.objects);
  return wanted;
}

}  // namespace mighost
