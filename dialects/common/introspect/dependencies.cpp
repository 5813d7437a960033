#include "common/introspect/dependencies.hpp"

#include <string>

#include "common/introspect/row.hpp"

namespace mighost::dialect {
namespace {

// What depends on what. Then, where the left side is part of something, the relation (a view by its rule, a
// table by its defaults, checks and indexes) or type (a domain by its checks, a composite type by its
// relation) that it is part of; where the right side is, the column's name, or what is meant by it: the table
// whose row type it is, the type of an array's elements, the extension that it belongs to. What the model
// knows by itself is left out (columns of a table's own keys, tables behind foreign keys): that is nearly all
// there is, hence no joins, which would read whole catalogs for the few rows that are left.
constexpr std::string_view dependencies_sql = R"sql(
SELECT d.classid::oid::text, d.objid::text, d.refclassid::oid::text, d.refobjid::text,
       CASE d.classid
         WHEN 'pg_rewrite'::regclass THEN (SELECT ev_class FROM pg_rewrite
                                            WHERE oid = d.objid AND rulename = '_RETURN')
         WHEN 'pg_attrdef'::regclass THEN (SELECT adrelid FROM pg_attrdef WHERE oid = d.objid)
         WHEN 'pg_constraint'::regclass THEN (SELECT nullif(conrelid, 0) FROM pg_constraint WHERE oid = d.objid)
         WHEN 'pg_class'::regclass THEN (SELECT indrelid FROM pg_index WHERE indexrelid = d.objid)
       END::text,
       CASE d.classid
         WHEN 'pg_constraint'::regclass THEN (SELECT nullif(contypid, 0) FROM pg_constraint WHERE oid = d.objid)
         WHEN 'pg_class'::regclass THEN (SELECT reltype FROM pg_class WHERE oid = d.objid AND relkind = 'c')
       END::text,
       CASE WHEN d.refobjsubid > 0 THEN (SELECT attname FROM pg_attribute
                                          WHERE attrelid = d.refobjid AND attnum = d.refobjsubid) END,
       CASE d.refclassid
         WHEN 'pg_type'::regclass THEN (SELECT c.oid FROM pg_type t LEFT JOIN pg_type elem ON elem.oid = t.typelem
                                          JOIN pg_class c ON c.oid = coalesce(nullif(t.typrelid, 0), elem.typrelid)
                                         WHERE t.oid = d.refobjid AND c.relkind <> 'c') END::text,
       CASE d.refclassid
         WHEN 'pg_type'::regclass THEN (SELECT elem.oid FROM pg_type elem WHERE elem.typarray = d.refobjid
                                          AND elem.oid = (SELECT typelem FROM pg_type WHERE oid = d.refobjid))
       END::text,
       (SELECT e.refobjid FROM pg_depend e
         WHERE e.classid = d.refclassid AND e.objid = d.refobjid AND e.deptype = 'e')::text
  FROM pg_depend d
 WHERE d.deptype IN ('n', 'a') AND d.refobjid >= 16384
   AND CASE WHEN d.classid IN ('pg_attrdef'::regclass, 'pg_constraint'::regclass)
            THEN d.refclassid <> 'pg_class'::regclass OR d.refobjid IN (SELECT seqrelid FROM pg_sequence)
            WHEN d.classid = 'pg_class'::regclass THEN d.refobjsubid = 0
            ELSE d.classid IN ('pg_rewrite'::regclass, 'pg_proc'::regclass, 'pg_trigger'::regclass,
                               'pg_policy'::regclass, 'pg_type'::regclass, 'pg_statistic_ext'::regclass) END
   AND d.refclassid IN ('pg_class'::regclass, 'pg_proc'::regclass, 'pg_type'::regclass, 'pg_collation'::regclass,
                        'pg_opclass'::regclass, 'pg_operator'::regclass)
)sql";

Address dependent_of(const Row& row) {
  if (row.has(4)) return {Catalog::pg_class, row.oid(4)};
  if (row.has(5)) return {Catalog::pg_type, row.oid(5)};
  return {static_cast<Catalog>(row.oid(0)), row.oid(1)};
}

Address target_of(const Row& row) {
  if (row.has(9)) return {Catalog::pg_extension, row.oid(9)};
  if (row.has(7)) return {Catalog::pg_class, row.oid(7)};
  if (row.has(8)) return {Catalog::pg_type, row.oid(8)};
  return {static_cast<Catalog>(row.oid(2)), row.oid(3)};
}

}  // namespace

Dependencies read_dependencies(const Host& host, const Names& names) {
  Dependencies dependencies;
  host.query(dependencies_sql, {}, [&](const mighost_row& given) {
    const Row row{given};
    const auto from = names.find(dependent_of(row));
    if (from == names.end()) return;
    const auto to = names.find(target_of(row));
    if (to == names.end() || to->second == from->second) return;
    Name name = to->second;
    if (name.kind == "table" && row.has(6)) {
      name.kind = "column";
      name.column = row.text(6);
    }
    dependencies[from->second].insert(std::move(name));
  });
  return dependencies;
}

std::vector<mighost_ref> refs(const std::set<Name>& names) {
  std::vector<mighost_ref> list;
  list.reserve(names.size());
  for (const Name& name : names) {
    list.push_back({.kind = str(name.kind), .name = str(name.name), .column = str_or_absent(name.column)});
  }
  return list;
}

}  // namespace mighost::dialect
