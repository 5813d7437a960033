#include "common/introspect/introspect.hpp"

#include <mighost/arena.hpp>

#include "common/introspect/columns.hpp"
#include "common/introspect/enums.hpp"
#include "common/introspect/objects.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {

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

  const std::vector<ReadObject> objects = read_objects(host, server, overlay, names);
  for (const ReadObject& object : overlay.objects) {
    if (object.address.oid != 0) names.emplace(object.address, Name{object.kind, object.identity});
  }
  for (const auto& [address, name] : overlay.aliases) names.emplace(address, name);
  const Dependencies dependencies = read_dependencies(host, names);

  give_tables(host, server, tables, overlay, dependencies);
  for (const ReadObject& object : objects) give_object(host, server, object, dependencies);
  for (const ReadObject& object : overlay.objects) give_object(host, server, object, dependencies);
  warn_of_the_rest(host, server);
}

}  // namespace mighost::dialect
