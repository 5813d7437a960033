#include <limits>

#include "common/introspect/expression.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {
namespace {

constexpr std::string_view owned_sequences_sql = R"sql(
SELECT d.refobjid::text, d.refobjsubid::text, d.deptype::text, c.relname, c.oid::regclass::text,
       s.seqstart::text, s.seqincrement::text, s.seqmin::text, s.seqmax::text, s.seqcache::text, s.seqcycle::text
  FROM pg_sequence s
  JOIN pg_class c ON c.oid = s.seqrelid
  JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid AND d.objsubid = 0
                  AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
 WHERE c.relnamespace = $1::oid
)sql";

OwnedSequence read_sequence(const Row& row, Arena& arena) {
  return {.name = arena.text(row.text(3)),
          .default_expression = arena.text(nextval_expression(row.text(4))),
          .numbers = {.struct_size = sizeof(mighost_sequence),
                      .cycle = row.flag(10) ? 1U : 0U,
                      .start = row.number(5),
                      .increment = row.number(6),
                      .min_value = row.number(7),
                      .max_value = row.number(8),
                      .cache = row.number(9)},
          .internal = row.letter(2) == 'i'};
}

}  // namespace

void read_owned_sequences(const Host& host, const Server& server, Tables& tables, Arena& arena) {
  host.query(owned_sequences_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    TableRow* table = tables.find(row.oid(0));
    if (table != nullptr) table->sequences.emplace(row.number<ColumnNumber>(1), read_sequence(row, arena));
  });
}

}  // namespace mighost::dialect
