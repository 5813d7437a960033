// TimescaleDB has no statement that makes a hypertable a plain table again.
#include "timescale/render/plain.hpp"

#include <mighost/view.hpp>

#include <string>
#include <vector>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/render/table.hpp"
#include "timescale/render/call.hpp"
#include "timescale/render/captured.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;
using dialect::qualified;
using dialect::quote_identifier;
using dialect::quote_literal;
using dialect::regclass_literal;

// Where the hypertable is while the plain table takes its place: so names of indexes, constraints and
// sequences are free, without one of them being renamed.
constexpr std::string_view aside = "mighost_old";

constexpr std::string_view row_security_key = "postgres.row_security";

constexpr uint64_t rewrite = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;

/// The values that can be copied. Those that are generated come by themselves.
std::string copied_columns(const mighost_table& table) {
  std::string list;
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (column.generated != MIGHOST_GENERATED_NONE) continue;
    list.append(list.empty() ? "" : ", ").append(quote_identifier(view(column.name)));
  }
  return list;
}

bool is_given_always(const mighost_table& table) {
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (column.identity == MIGHOST_IDENTITY_ALWAYS) return true;
  }
  return false;
}

/// A sequence goes on where the old one is.
void continue_sequences(Output& out, const mighost_table& table) {
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    if (column.identity == MIGHOST_IDENTITY_NONE) continue;
    const std::string name = quote_literal(view(column.name));
    const std::string from = regclass_literal(aside, view(table.name));
    std::string sql = "SELECT pg_catalog.setval(pg_catalog.pg_get_serial_sequence(" + table_argument(table);
    sql.append(", ").append(name).append(
        "),\n              pg_catalog.nextval(pg_catalog.pg_get_serial_sequence(");
    sql.append(from).append(", ").append(name).append(")), false)");
    out.run(sql);
  }
}

// What no comparison sees, and a table must not lose: its owner and who may do what with it. And no row may
// be missing before the old table goes.
std::string finish_copy(const mighost_table& table) {
  const std::string from = regclass_literal(aside, view(table.name));
  const std::string to = table_argument(table);
  return R"(
DECLARE
    source CONSTANT regclass := )" +
         from + R"(;
    target CONSTANT regclass := )" +
         to + R"(;
    command text;
BEGIN
    IF (SELECT count(*) FROM )" +
         qualified(aside, view(table.name)) + R"() <> (SELECT count(*) FROM )" +
         qualified(table.schema, table.name) + R"() THEN
        RAISE EXCEPTION 'not all rows of % were copied', target;
    END IF;
    FOR command IN
        SELECT format('ALTER TABLE %s OWNER TO %I', target, pg_get_userbyid(c.relowner))
          FROM pg_class c, pg_class made
         WHERE c.oid = source AND made.oid = target AND c.relowner <> made.relowner
        UNION ALL
        SELECT format('GRANT %s%s ON %s TO %s%s', granted.privilege_type, granted.columns, target,
                      CASE granted.grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(granted.grantee)) END,
                      CASE WHEN granted.is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM (SELECT '' AS columns, acl.*, c.relowner
                  FROM pg_class c, aclexplode(c.relacl) acl WHERE c.oid = source
                UNION ALL
                SELECT format(' (%I)', a.attname), acl.*, c.relowner
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid, aclexplode(a.attacl) acl
                 WHERE a.attrelid = source AND NOT a.attisdropped) granted
         WHERE granted.grantee <> granted.relowner
    LOOP
        EXECUTE command;
    END LOOP;
END
)";
}

std::vector<mighost_option> plain_options(const mighost_table& table) {
  std::vector<mighost_option> options;
  for (const mighost_option option : rows<mighost_option>(table.options)) {
    const std::string_view key = view(option.key);
    if (!key.starts_with("timescale.") && key != row_security_key) options.push_back(option);
  }
  return options;
}

bool same_elements(mighost_span a, mighost_span b) {
  const auto left = rows<mighost_index_element>(a);
  const auto right = rows<mighost_index_element>(b);
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (view(left[i].column) != view(right[i].column) || left[i].descending != right[i].descending)
      return false;
  }
  return true;
}

std::vector<mighost_index> plain_indexes(const mighost_table& before, const mighost_table& after) {
  std::vector<mighost_index> kept;
  for (const mighost_index index : rows<mighost_index>(before.indexes)) {
    bool wanted = (index.flags & MIGHOST_IMPLICIT) == 0;
    for (const mighost_index other : rows<mighost_index>(after.indexes)) {
      wanted = wanted || same_elements(index.elements, other.elements);
    }
    if (wanted) kept.push_back(index);
  }
  return kept;
}

}  // namespace

void become_plain(Output& out, const mighost_table& before, const mighost_table& after) {
  const std::string name = qualified(before.schema, before.name);
  const std::string old = qualified(aside, view(before.name));
  const mighost_str row_security = find_option(before.options, row_security_key);
  const bool forced = view(row_security) == "forced";
  const std::vector<mighost_option> options = plain_options(before);
  const std::vector<mighost_index> indexes = plain_indexes(before, after);
  mighost_table plain = before;
  plain.options = span_of(options);
  plain.indexes = span_of(indexes);

  out.run("CREATE SCHEMA " + std::string{aside}, rewrite,
          "TimescaleDB has no statement for this: the rows are copied into a plain table, which takes the "
          "place of the\nhypertable with all that belongs to it; policies go with the hypertable");
  out.run("ALTER TABLE " + name + " SET SCHEMA " + std::string{aside});
  const Captured created{[&](Output& captured) { dialect::create_table(captured, plain, {}); }};
  for (const CapturedStatement& statement : created.statements())
    out.run(statement.sql);  // nobody reads it yet
  // Else the owner would see none of his own rows.
  if (forced) out.run("ALTER TABLE " + old + " NO FORCE ROW LEVEL SECURITY");
  const std::string columns = copied_columns(before);
  out.run("INSERT INTO " + name + " (" + columns + ')' +
          (is_given_always(before) ? " OVERRIDING SYSTEM VALUE" : "") + "\nSELECT " + columns + "\n  FROM " +
          old);
  continue_sequences(out, before);
  out.run("DO " + dialect::dollar_quote(finish_copy(before)), 0,
          "stops if a row is missing; the owner and the privileges are those of the hypertable");
  out.run("DROP TABLE " + old, 0, "its rows are in the plain table");
  out.run("DROP SCHEMA " + std::string{aside});
  if (present(row_security)) {
    dialect::set_row_security(out, name, view(row_security));
  }
}

}  // namespace mighost::timescale
