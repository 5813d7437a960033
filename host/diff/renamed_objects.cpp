#include "diff/renamed_objects.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>

#include "change/order.hpp"

namespace mighost {
namespace {

using ObjectKey = std::pair<std::string, std::string>;             // kind, identity
using Target = std::tuple<std::string, std::string, std::string>;  // kind, name, column

/// What the renames are about, by the names before them.
struct Renamed {
  std::set<Target> targets;
  std::map<std::string, std::string, std::less<>> tables;
  std::set<std::string> enums;
};

Renamed names_before(const std::vector<Change>& renames) {
  Renamed renamed;
  std::map<std::string, std::string> former;  // tables by the name that they have got
  for (const Change& change : renames) {
    if (change.subject == Subject::table) {
      const std::string& before = std::get<Shared<Table>>(change.before)->name;
      const std::string& after = std::get<Shared<Table>>(change.after)->name;
      former[after] = before;
      renamed.tables[before] = after;
      renamed.targets.emplace("table", before, "");
    } else if (change.subject == Subject::column) {
      const auto found = former.find(change.table);
      renamed.targets.emplace("column", found == former.end() ? change.table : found->second,
                              std::get<Shared<Column>>(change.before)->name);
    } else if (change.subject == Subject::enumeration) {
      renamed.targets.emplace("enum", std::get<Shared<Enum>>(change.before)->name, "");
    }
  }
  return renamed;
}

bool stands_on(const Object& object, const Renamed& renamed, const std::set<ObjectKey>& dropped) {
  return std::any_of(object.depends_on.begin(), object.depends_on.end(), [&](const Ref& ref) {
    return renamed.targets.contains({ref.kind, ref.name, ref.column}) ||
           (ref.kind == "column" && renamed.tables.contains(ref.name)) ||
           dropped.contains({ref.kind, ref.name});
  });
}

/// A name as it is, of one that stands in SQL.
std::string unquoted(std::string_view name) {
  if (name.size() < 2 || name.front() != '"') return std::string{name};
  std::string plain;
  for (std::size_t i = 1; i + 1 < name.size(); ++i) {
    plain += name[i];
    if (name[i] == '"') ++i;
  }
  return plain;
}

/// `table.name`, as the identity of what belongs to a table is, in its two names; the first one is empty
/// where it is none.
std::pair<std::string, std::string> split(std::string_view identity) {
  bool quoted = false;
  for (std::size_t i = 0; i < identity.size(); ++i) {
    if (identity[i] == '"') quoted = !quoted;
    if (identity[i] == '.' && !quoted) {
      return {unquoted(identity.substr(0, i)), std::string{identity.substr(i + 1)}};
    }
  }
  return {"", std::string{identity}};
}

/// The wanted object that `object` is after the renames, or null.
const Object* counterpart(const Object& object, const Schema& wanted, const Renamed& renamed) {
  auto [table, name] = split(object.identity);
  const auto found = renamed.tables.find(table);
  for (const Shared<Object>& each : wanted.objects) {
    if (each->kind != object.kind) continue;
    if (found == renamed.tables.end() ? each->identity == object.identity
                                      : split(each->identity) == std::pair{found->second, name}) {
      return each.get();
    }
  }
  return nullptr;
}

}  // namespace

std::vector<Change> drop_before_renames(const Schema& existing, const Schema& wanted,
                                        const std::vector<Change>& renames, const DiffOptions& options) {
  const Renamed renamed = names_before(renames);
  std::vector<Change> drops;
  std::set<ObjectKey> dropped;
  for (bool found = !renames.empty(); found;) {
    found = false;
    for (const Shared<Object>& object : existing.objects) {
      const ObjectKey key{object->kind, object->identity};
      if (dropped.contains(key) || !stands_on(*object, renamed, dropped)) continue;
      const Object* after = counterpart(*object, wanted, renamed);
      const bool stands_on_dropped = stands_on(*object, {}, dropped);
      const bool stays = after == nullptr ? options.keep_unknown : after->create == object->create;
      if (stays && !stands_on_dropped) continue;
      drops.push_back({.subject = Subject::object, .before = object});
      found = dropped.insert(key).second;
    }
  }
  return order(std::move(drops));
}

}  // namespace mighost
