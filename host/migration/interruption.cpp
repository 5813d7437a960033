#include "migration/interruption.hpp"

#include <array>
#include <optional>

#include "migration/scan.hpp"
#include "migration/statement_rules.hpp"

namespace mighost {
namespace {

using Fate = Interruption::Fate;

/// An index as the catalog has it.
struct FoundIndex {
  std::string name;  ///< for SQL, with its schema
  bool valid = false;
};

std::optional<FoundIndex> find_index(Connection& connection, const std::string& name,
                                     const std::string& table) {
  // A new index is in its table's schema; to drop, it is found as the search path has it.
  const std::array<QueryValue, 2> args{name, table};
  const std::string_view sql =
      table.empty()
          ? "SELECT i.indexrelid::pg_catalog.regclass::pg_catalog.text, i.indisvalid AND i.indisready\n"
            "FROM pg_catalog.pg_index i WHERE i.indexrelid = pg_catalog.to_regclass($1::pg_catalog.text)\n"
            "  AND $2::pg_catalog.text IS NOT NULL"
          : "SELECT pg_catalog.format('%I.%I', n.nspname, c.relname), i.indisvalid AND i.indisready\n"
            "FROM pg_catalog.pg_index i\n"
            "JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid\n"
            "JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace\n"
            "WHERE i.indrelid = pg_catalog.to_regclass($2::pg_catalog.text)\n"
            "  AND c.relname = (pg_catalog.parse_ident($1::pg_catalog.text))[1]::pg_catalog.name";
  const std::vector<Row> rows = query_all(connection, sql, args);
  if (rows.empty()) return std::nullopt;
  return FoundIndex{rows.front().at(0).value_or(""), rows.front().at(1) == "t"};
}

Interruption made_index(Connection& connection, const Effect& effect) {
  const std::optional<FoundIndex> index = find_index(connection, effect.name, effect.table);
  if (!index) return {Fate::did_not, "the index " + effect.name + " was not made"};
  if (index->valid) return {Fate::took_effect, "the index " + effect.name + " is there and valid"};
  connection.execute("DROP INDEX CONCURRENTLY " + index->name);
  return {Fate::did_not,
          "the index " + effect.name + " was left half-built and invalid; it was dropped, to be built again"};
}

Interruption dropped_index(Connection& connection, const Effect& effect) {
  if (!find_index(connection, effect.name, {}))
    return {Fate::took_effect, "the index " + effect.name + " is gone"};
  return {Fate::did_not, "the index " + effect.name + " is still there"};
}

}  // namespace

Interruption find_out(Connection& connection, std::string_view sql) {
  const Effect effect = effect_of(words_of(sql));
  switch (effect.kind) {
    case Effect::Kind::make_index:
      return made_index(connection, effect);
    case Effect::Kind::drop_index:
      return dropped_index(connection, effect);
    case Effect::Kind::repeatable:
      return {Fate::did_not, "it leaves the same when it is run again"};
    case Effect::Kind::not_known:
      break;
  }
  return {Fate::not_known, "whether it took effect cannot be found out"};
}

}  // namespace mighost
