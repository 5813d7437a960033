#include "common/introspect/objects.hpp"

#include <string>

#include "common/introspect/kinds.hpp"
#include "common/introspect/row.hpp"

namespace mighost::dialect {
namespace {

ReadObject read_object(const Kind& kind, const Row& row) {
  ReadObject object{.address = {kind.catalog, row.oid(0)},
                    .kind = std::string{row.has(7) ? row.text(7) : kind.name},
                    .identity = std::string{row.text(1)},
                    .create = std::string{row.text(2)},
                    .drop = std::string{row.text(3)},
                    .comment = std::string{row.text(4)},
                    .flags = kind.flags};
  if (row.has(5)) object.depends_on.insert({std::string{row.text(5)}, std::string{row.text(6)}});
  if (row.has(8)) {
    object.depends_on.insert({"column", std::string{row.text(8)}, std::string{row.text(9)}});
  }
  return object;
}

bool is_hidden(const ReadObject& object, const Overlay& overlay) {
  switch (object.address.catalog) {
    case Catalog::pg_class:
      return overlay.hidden_relations.contains(object.address.oid);
    case Catalog::pg_trigger:
      return overlay.hidden_triggers.contains(object.address.oid);
    case Catalog::pg_extension:
      return overlay.hidden_extensions.contains(object.identity);
    default:
      return false;
  }
}

// What has no kind of its own here. Types that are neither of these are made with functions in C.
constexpr std::string_view rest_sql = R"sql(
SELECT rest.what, count(*)::text
  FROM (SELECT 'operators', oid, 'pg_operator'::regclass FROM pg_operator WHERE oprnamespace = $1::oid
        UNION ALL SELECT 'operator classes', oid, 'pg_opclass'::regclass FROM pg_opclass WHERE opcnamespace = $1::oid
        UNION ALL SELECT 'conversions', oid, 'pg_conversion'::regclass FROM pg_conversion
                   WHERE connamespace = $1::oid
        UNION ALL SELECT 'text search configurations', oid, 'pg_ts_config'::regclass FROM pg_ts_config
                   WHERE cfgnamespace = $1::oid
        UNION ALL SELECT 'text search dictionaries', oid, 'pg_ts_dict'::regclass FROM pg_ts_dict
                   WHERE dictnamespace = $1::oid
        UNION ALL SELECT 'base types', oid, 'pg_type'::regclass FROM pg_type
                   WHERE typnamespace = $1::oid AND typtype IN ('b', 'p') AND typelem = 0)
       AS rest (what, oid, catalog)
 WHERE NOT EXISTS (SELECT FROM pg_depend e
                    WHERE e.classid = rest.catalog AND e.objid = rest.oid AND e.deptype = 'e')
 GROUP BY rest.what
 ORDER BY rest.what
)sql";

}  // namespace

std::vector<ReadObject> read_objects(const Host& host, const Server& server, const Overlay& overlay,
                                     Names& names) {
  std::vector<ReadObject> objects;
  for (const Kind* kind : all_kinds) {
    host.query(kind->sql, {str(server.schema_oid), str(server.prefix)}, [&](const mighost_row& given) {
      ReadObject object = read_object(*kind, Row{given});
      if (is_hidden(object, overlay)) return;
      if (object.address.oid != 0) names.emplace(object.address, Name{object.kind, object.identity});
      objects.push_back(std::move(object));
    });
  }
  return objects;
}

void warn_of_the_rest(const Host& host, const Server& server) {
  std::string list;
  host.query(rest_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    list.append(list.empty() ? "" : ", ").append(row.text(1)).append(1, ' ').append(row.text(0));
  });
  if (list.empty()) return;
  host.log(MIGHOST_LOG_WARNING, "the schema \"" + server.schema + "\" also has " + list +
                                    "; these are neither compared nor changed");
}

void give_object(const Host& host, const Server& server, const ReadObject& object,
                 const Dependencies& dependencies) {
  std::set<Name> names = object.depends_on;
  if (const auto found = dependencies.find({object.kind, object.identity}); found != dependencies.end()) {
    names.insert(found->second.begin(), found->second.end());
  }
  const std::vector<mighost_ref> depends_on = refs(names);
  host.object({.struct_size = sizeof(mighost_object),
               .kind = str(object.kind),
               .schema = server.given_schema(),
               .identity = str(object.identity),
               .create = str(object.create),
               .drop = str(object.drop),
               .comment = str_or_absent(object.comment),
               .depends_on = span_of(depends_on),
               .flags = object.flags});
}

}  // namespace mighost::dialect
