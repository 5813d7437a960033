#include "common/introspect/introspect.hpp"

#include <mighost/arena.hpp>

#include <set>
#include <utility>

#include "common/introspect/columns.hpp"
#include "common/introspect/enums.hpp"
#include "common/introspect/objects.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {
namespace {

std::set<Name> with_kinds(const std::set<Name>& names, const Overlay& overlay) {
  std::set<Name> result;
  for (Name name : names) {
    const auto found = overlay.view_kinds.find(name.name);
    if (name.kind == "view" && found != overlay.view_kinds.end()) name.kind = found->second;
    result.insert(std::move(name));
  }
  return result;
}

}  // namespace

void introspect(const Host& host, std::string_view schema, uint64_t flags) {
  introspect(host, read_server(host, schema, flags), Overlay{});
}

void introspect(const Host& host, const Server& server, const Overlay& overlay) {
  Names names;
  give_enums(host, server, names);

  Arena arena;
  Tables tables = read_tables(host, server, overlay, arena);
  for (const TableRow& table : tables.list) {
    names.emplace(Address{Catalog::pg_class, table.oid}, Name{"table", std::string{view(table.name)}});
  }
  read_constraints(host, server, tables, arena);
  read_indexes(host, server, tables, arena);
  read_owned_sequences(host, server, tables, arena);

  std::vector<ReadObject> objects = read_objects(host, server, overlay, names);
  for (ReadObject& object : objects) object.depends_on = with_kinds(object.depends_on, overlay);
  for (const ReadObject& object : overlay.objects) {
    if (object.address.oid != 0) names.emplace(object.address, Name{object.kind, object.identity});
  }
  for (const auto& [address, name] : overlay.aliases) names.emplace(address, name);
  Dependencies dependencies = read_dependencies(host, names);
  for (const auto& [from, to] : overlay.dependencies) {
    const auto dependent = names.find(from);
    const auto target = names.find(to);
    if (dependent != names.end() && target != names.end()) {
      dependencies[dependent->second].insert(target->second);
    }
  }

  give_tables(host, server, tables, overlay, dependencies);
  for (const ReadObject& object : objects) give_object(host, server, object, dependencies);
  for (const ReadObject& object : overlay.objects) give_object(host, server, object, dependencies);
  warn_of_the_rest(host, server);
}

}  // namespace mighost::dialect
