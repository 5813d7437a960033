#include <utility>

#include "common/introspect/array_text.hpp"
#include "common/introspect/expression.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {
namespace {

// Constraints that a partition has from its parent, and checks that a child inherits, come with the parent's.
// The not-null constraints of PostgreSQL 18 are attributes of columns, and are read with those.
constexpr std::string_view constraints_sql_head = R"sql(
SELECT con.conrelid::text, con.contype::text, con.conname, con.conkey::text, nullif(con.conindid, 0)::text,
       pg_get_expr(con.conbin, con.conrelid), con.condeferrable::text, con.condeferred::text,
       con.convalidated::text, con.connoinherit::text,
       con.confmatchtype::text, con.confdeltype::text, con.confupdtype::text, con.confdelsetcols::text,
       CASE WHEN target.relnamespace <> con.connamespace THEN target_schema.nspname END, target.relname,
       CASE con.contype
         WHEN 'f' THEN ARRAY(SELECT a.attname FROM unnest(con.confkey) WITH ORDINALITY AS key (attnum, number)
                               JOIN pg_attribute a ON a.attrelid = con.confrelid AND a.attnum = key.attnum
                              ORDER BY key.number) END::text, operators.names::text, description)sql";
constexpr std::string_view constraints_sql_18 = R"sql(,
       con.conenforced::text, con.conperiod::text)sql";
constexpr std::string_view constraints_sql_tail = R"sql(
  FROM pg_constraint con
  LEFT JOIN pg_class target ON target.oid = con.confrelid
  LEFT JOIN pg_namespace target_schema ON target_schema.oid = target.relnamespace
  LEFT JOIN (SELECT k.oid, array_agg(CASE WHEN pg_operator_is_visible(o.oid) THEN o.oprname::text
                                          ELSE format('OPERATOR(%I.%s)', s.nspname, o.oprname) END
                                     ORDER BY key.number) AS names
               FROM pg_constraint k
              CROSS JOIN unnest(k.conexclop) WITH ORDINALITY AS key (operator, number)
               JOIN pg_operator o ON o.oid = key.operator
               JOIN pg_namespace s ON s.oid = o.oprnamespace
              WHERE k.connamespace = $1::oid AND k.contype = 'x'
              GROUP BY k.oid) operators ON operators.oid = con.oid
  LEFT JOIN pg_description d ON d.classoid = 'pg_constraint'::regclass AND d.objoid = con.oid AND d.objsubid = 0
 WHERE con.connamespace = $1::oid AND con.conrelid <> 0 AND con.contype IN ('p', 'u', 'c', 'f', 'x')
   AND con.conparentid = 0 AND (con.conislocal OR con.coninhcount = 0)
 ORDER BY con.conname COLLATE "C"
)sql";

std::vector<ColumnNumber> column_numbers(std::string_view array) {
  std::vector<ColumnNumber> numbers;
  for (const int64_t number : parse_numbers(array)) numbers.push_back(static_cast<ColumnNumber>(number));
  return numbers;
}

std::vector<mighost_str> texts(std::string_view array, Arena& arena) {
  std::vector<mighost_str> list;
  for (const std::string& text : parse_array(array)) list.push_back(arena.text(text));
  return list;
}

uint64_t flags_of(const Row& row) {
  uint64_t flags = 0;
  if (row.flag(6)) flags |= MIGHOST_DEFERRABLE;
  if (row.flag(7)) flags |= MIGHOST_INITIALLY_DEFERRED;
  const bool enforced = !row.has(19) || row.flag(19);
  if (!enforced) flags |= MIGHOST_NOT_ENFORCED;
  // One that is not enforced is never valid; that is no state of its own.
  if (!row.flag(8) && enforced) flags |= MIGHOST_NOT_VALID;
  if (row.flag(9) && row.letter(1) == 'c') flags |= MIGHOST_NO_INHERIT;
  if (row.flag(20)) flags |= MIGHOST_WITHOUT_OVERLAPS;
  return flags;
}

ConstraintRow read_constraint(const Row& row, Arena& arena) {
  return {
      .type = row.letter(1),
      .name = arena.text(row.text(2)),
      .comment = text_of(row, 18, arena),
      .flags = flags_of(row),
      .columns = column_numbers(row.text(3)),
      .expression = row.has(5) ? arena.text(without_outer_parentheses(row.text(5))) : mighost_str{nullptr, 0},
      .index = row.oid(4),
      .operators = texts(row.text(17), arena),
      .match = row.letter(10),
      .on_delete = row.letter(11),
      .on_update = row.letter(12),
      .referenced_schema = text_of(row, 14, arena),
      .referenced_table = text_of(row, 15, arena),
      .referenced_columns = arena.array(texts(row.text(16), arena)),
      .on_delete_columns = column_numbers(row.text(13))};
}

}  // namespace

void read_constraints(const Host& host, const Server& server, Tables& tables, Arena& arena) {
  std::string sql{constraints_sql_head};
  if (server.version >= 180000) sql += constraints_sql_18;
  sql += constraints_sql_tail;
  host.query(sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    if (TableRow* table = tables.find(row.oid(0))) table->constraints.push_back(read_constraint(row, arena));
  });
}

}  // namespace mighost::dialect
