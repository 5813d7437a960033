#include "drop/provider_part.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "side/leftovers.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

using ObjectKey = std::pair<std::string, std::string>;  // kind and identity

/// Whether something that stays needs the object.
bool is_needed(const Schema& existing, const ObjectKey& key, const DiffOptions& options) {
  const auto names_it = [&](const std::vector<Ref>& refs) {
    return std::any_of(refs.begin(), refs.end(),
                       [&](const Ref& ref) { return ref.kind == key.first && ref.name == key.second; });
  };
  const bool by_object =
      std::any_of(existing.objects.begin(), existing.objects.end(), [&](const Shared<Object>& object) {
        return !options.drop_objects.contains({object->kind, object->identity}) &&
               names_it(object->depends_on);
      });
  return by_object || std::any_of(existing.tables.begin(), existing.tables.end(), [&](const auto& table) {
           return !options.drop_tables.contains(table->name) && names_it(table->depends_on);
         });
}

/// The tables of the part that the object stands on.
std::set<std::string> tables_below(const Object& object, const ProviderPart& part) {
  std::set<std::string> tables;
  for (const Ref& ref : object.depends_on) {
    if ((ref.kind == "table" || ref.kind == "column") && part.options.drop_tables.contains(ref.name))
      tables.insert(ref.name);
  }
  return tables;
}

std::string line(const std::string& kind, const std::string& identity, const std::string& table) {
  return kind + " " + visible(identity) + " stands on table " + visible(table);
}

}  // namespace

ProviderPart find_provider_part(const Schema& existing, const Schema& known) {
  Leftovers leftovers = find_leftovers(existing, known, {}, DropTables::yes);
  ProviderPart part{std::move(leftovers.tables), {}, std::move(leftovers.options)};
  part.tables.erase(std::unique(part.tables.begin(), part.tables.end()), part.tables.end());
  auto& objects = part.options.drop_objects;
  std::erase_if(objects,
                [](const ObjectKey& key) { return key.first == "extension" || key.first == "schema"; });
  for (const Shared<Object>& object : known.objects) {
    const ObjectKey key{object->kind, object->identity};
    if (object->shared && objects.contains(key) && is_needed(existing, key, part.options)) objects.erase(key);
  }
  for (const std::string& name : part.options.drop_enums) part.others.push_back("enum " + visible(name));
  for (const auto& [kind, identity] : objects) part.others.push_back(kind + " " + visible(identity));
  return part;
}

std::vector<std::string> in_the_way(const ProviderPart& part, const Schema& existing,
                                    const std::vector<Dependent>& dependents) {
  const auto& objects = part.options.drop_objects;
  const auto goes = [&](const std::string& name) {
    const auto is_it = [&](const ObjectKey& key) { return key.second == name; };
    return part.options.drop_tables.contains(name) || std::any_of(objects.begin(), objects.end(), is_it);
  };
  std::vector<std::string> lines;
  std::vector<Dependent> told;
  for (const Dependent& each : dependents) {
    if (!part.options.drop_tables.contains(each.table) || (each.of && goes(*each.of))) continue;
    lines.push_back(line(each.kind, each.identity, each.table));
    told.push_back(each);
  }
  for (const Shared<Table>& table : existing.tables) {
    if (goes(table->name)) continue;
    for (const ForeignKey& key : table->foreign_keys) {
      const std::string& other = key.referenced_table;
      if (!key.referenced_schema.empty() && key.referenced_schema != table->schema) continue;
      if (!part.options.drop_tables.contains(other)) continue;
      const bool is_told = std::any_of(told.begin(), told.end(), [&](const Dependent& each) {
        return each.table == other && each.of == table->name;
      });
      if (!is_told) lines.push_back(line("a foreign key of table", table->name, other));
    }
  }
  for (const Shared<Object>& object : existing.objects) {
    if (objects.contains({object->kind, object->identity})) continue;
    for (const std::string& table : tables_below(*object, part)) {
      const bool is_told = std::any_of(told.begin(), told.end(), [&](const Dependent& each) {
        return each.table == table && each.identity.ends_with(object->identity);
      });
      if (!is_told) lines.push_back(line(object->kind, object->identity, table));
    }
  }
  return lines;
}

}  // namespace mighost
