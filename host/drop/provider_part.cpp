#include "drop/provider_part.hpp"

#include <algorithm>
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

std::vector<std::string> in_the_way(const ProviderPart& part, const std::vector<Dependent>& dependents) {
  const auto goes = [&](const std::string& name) {
    const auto is_it = [&](const ObjectKey& key) { return key.second == name; };
    return part.options.drop_tables.contains(name) ||
           std::any_of(part.options.drop_objects.begin(), part.options.drop_objects.end(), is_it);
  };
  std::vector<std::string> lines;
  for (const Dependent& each : dependents) {
    if (!part.options.drop_tables.contains(each.table) || (each.of && goes(*each.of))) continue;
    lines.push_back(each.kind + " " + visible(each.identity) + " stands on table " + visible(each.table));
  }
  return lines;
}

}  // namespace mighost
