#include "timescale/render/decompressed.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <cctype>
#include <optional>
#include <string>
#include <string_view>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/render.hpp"
#include "common/type_name.hpp"
#include "timescale/render/call.hpp"
#include "timescale/render/captured.hpp"
#include "timescale/render/compression.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;
using dialect::quote_literal;

/// The table that the change is made in, on both sides of the migration.
struct Tables {
  mighost_table before;
  mighost_table after;
};

std::optional<Tables> altered_table(const mighost_change& change) {
  if (change.table_before == nullptr || change.table_after == nullptr) return std::nullopt;
  return Tables{read_struct(change.table_before), read_struct(change.table_after)};
}

/// `'x'::text` as a default of a text column is `'x'`: the server converts it all the same, and takes it for
/// the constant that it is.
std::string_view without_cast(std::string_view expression, std::string_view type) {
  if (!expression.starts_with('\'')) return expression;
  std::size_t end = 1;
  for (; end < expression.size(); ++end) {
    if (expression[end] != '\'') continue;
    if (end + 1 >= expression.size() || expression[end + 1] != '\'') break;
    ++end;
  }
  const std::string_view literal = expression.substr(0, end + 1);
  std::string_view rest = expression.substr(std::min(end + 1, expression.size()));
  if (!rest.starts_with("::")) return expression;
  rest.remove_prefix(2);
  const dialect::TypeParts cast = dialect::type_parts(rest);
  const dialect::TypeParts wanted = dialect::type_parts(type);
  return cast.base == wanted.base && cast.array == wanted.array ? literal : expression;
}

/// What the server takes for a constant: a literal, not a call, a cast or an array.
bool is_constant(std::string_view expression) {
  return expression.find_first_of("([:") == std::string_view::npos ||
         (expression.starts_with('\'') && expression.ends_with('\''));
}

/// Whether the server takes ADD COLUMN as it is. (Of a serial it says that it does, and fills in the chunks
/// that are not compressed.)
bool can_add(const mighost_column& column) {
  if (column.identity != MIGHOST_IDENTITY_NONE || column.generated != MIGHOST_GENERATED_NONE) return false;
  if (present(find_option(column.options, "postgres.storage"))) return false;
  if ((column.flags & MIGHOST_COLUMN_NOT_NULL) != 0 && !present(column.default_expression)) return false;
  return is_constant(without_cast(view(column.default_expression), view(column.type_name)));
}

bool mentions(std::string_view list, std::string_view column) {
  const std::string name = dialect::quote_identifier(column);
  for (std::size_t at = list.find(name); at != std::string_view::npos; at = list.find(name, at + 1)) {
    const auto is_part = [](char c) {
      return c == '_' || c == '"' || c == '$' || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
             (c & 0x80) != 0;
    };
    const bool starts = at == 0 || !is_part(list[at - 1]);
    const bool ends = at + name.size() >= list.size() || !is_part(list[at + name.size()]);
    if (starts && ends) return true;
  }
  return false;
}

/// Whether rows are compressed by the column.
bool arranges_rows(const mighost_table& table, std::string_view column) {
  return mentions(view(find_option(table.options, compress_segmentby_key)), column) ||
         mentions(view(find_option(table.options, compress_orderby_key)), column);
}

bool refused_column(const mighost_change& change, const Tables& tables) {
  if (change.before == nullptr) {
    return !can_add(read_struct(static_cast<const mighost_column*>(change.after)));
  }
  if (change.after == nullptr) {
    const mighost_column column = read_struct(static_cast<const mighost_column*>(change.before));
    // Also when it is no longer so: chunks that were compressed before still are by the column.
    return arranges_rows(tables.before, view(column.name)) || arranges_rows(tables.after, view(column.name));
  }
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_TYPE:
    case MIGHOST_ATTRIBUTE_COLLATION:
    case MIGHOST_ATTRIBUTE_IDENTITY:
    case MIGHOST_ATTRIBUTE_SEQUENCE:
    case MIGHOST_ATTRIBUTE_GENERATED:
      return true;
    case MIGHOST_ATTRIBUTE_OPTION:
      return view(change.key) == "postgres.storage" || view(change.key).starts_with("postgres.with.");
    default:
      return false;
  }
}

bool is_refused(const mighost_change& change, const Tables& tables) {
  switch (change.subject) {
    case MIGHOST_SUBJECT_COLUMN:
      return refused_column(change, tables);
    case MIGHOST_SUBJECT_CHECK:
    case MIGHOST_SUBJECT_FOREIGN_KEY:
      return change.attribute == MIGHOST_ATTRIBUTE_VALIDITY ||
             change.attribute == MIGHOST_ATTRIBUTE_DEFERRABILITY;
    default:
      return false;
  }
}

// The settings are those of the server at this moment: other changes of this migration may have been made.
std::string head(const mighost_table& table, const std::string& name, const std::string& dropped) {
  const std::string without = dropped.empty() ? "" : "\n       AND attname <> " + quote_literal(dropped);
  return R"(
DECLARE
    compressed regclass[];
    settings text;
BEGIN
    SELECT array_agg(chunk) INTO compressed
      FROM )" +
         function(table, "show_chunks") + '(' + table_argument(table) + R"() AS chunk
     WHERE chunk IN (SELECT format('%I.%I', chunk_schema, chunk_name)::regclass
                       FROM timescaledb_information.chunks WHERE is_compressed);
    SELECT coalesce(', timescaledb.compress_segmentby = ' ||
                    quote_literal(string_agg(quote_ident(attname), ', ' ORDER BY segmentby_column_index)
                                  FILTER (WHERE segmentby_column_index IS NOT NULL)), '') ||
           coalesce(', timescaledb.compress_orderby = ' ||
                    quote_literal(string_agg(quote_ident(attname) || CASE WHEN orderby_asc THEN ' ASC' ELSE ' DESC' END ||
                                             CASE WHEN orderby_nullsfirst THEN ' NULLS FIRST' ELSE ' NULLS LAST' END,
                                             ', ' ORDER BY orderby_column_index)
                                  FILTER (WHERE orderby_column_index IS NOT NULL)), '')
      INTO settings
      FROM timescaledb_information.compression_settings
     WHERE format('%I.%I', hypertable_schema, hypertable_name)::regclass = )" +
         table_argument(table) + "::regclass" + without + R"(;
    PERFORM )" +
         function(table, "decompress_chunk") + R"((chunk) FROM unnest(compressed) AS chunk;
    ALTER TABLE )" +
         name + R"( SET (timescaledb.compress = false);
)";
}

std::string tail(const mighost_table& table, const std::string& name) {
  return "    EXECUTE " + quote_literal("ALTER TABLE " + name + " SET (timescaledb.compress = true") +
         " || settings || ')';\n    PERFORM " + function(table, "compress_chunk") +
         "(chunk) FROM unnest(compressed) AS chunk;\nEND\n";
}

/// The statement as one of a block: a query has no place for its rows there.
std::string in_block(const std::string& sql) {
  return sql.starts_with("SELECT ") ? "PERFORM " + sql.substr(7) : sql;
}

/// Whether the form for live systems would add something unchecked and validate it, which is refused too.
bool is_validated_online(const mighost_change& change) {
  switch (change.subject) {
    case MIGHOST_SUBJECT_COLUMN:
      return change.attribute == MIGHOST_ATTRIBUTE_NOT_NULL;
    case MIGHOST_SUBJECT_CHECK:
    case MIGHOST_SUBJECT_FOREIGN_KEY:
      return change.before == nullptr;
    default:
      return false;
  }
}

void render_offline(Output& out, const mighost_change& change) {
  const Captured made{[&](Output& captured) { dialect::render_change(captured, change, {}); }};
  for (const CapturedStatement& statement : made.statements()) {
    out.run(statement.sql, statement.hazards, statement.remark);
  }
}

/// Adds the column with its default as the server takes it.
void add_column(Output& out, const mighost_change& change, const mighost_column& column) {
  mighost_column plain = column;
  plain.default_expression = str(without_cast(view(column.default_expression), view(column.type_name)));
  mighost_change edited = change;
  edited.after = &plain;
  dialect::render_change(out, edited, {});
}

}  // namespace

bool render_decompressed(Output& out, const mighost_change& change) {
  const std::optional<Tables> tables = altered_table(change);
  if (!tables || !has_compression(tables->before) || !has_compression(tables->after)) return false;
  const bool is_column = change.subject == MIGHOST_SUBJECT_COLUMN;
  if (!is_refused(change, *tables)) {
    if (out.online() && is_validated_online(change)) {
      render_offline(out, change);
      return true;
    }
    if (!is_column || change.before != nullptr) return false;
    const mighost_column column = read_struct(static_cast<const mighost_column*>(change.after));
    if (!present(column.default_expression)) return false;
    add_column(out, change, column);
    return true;
  }
  mighost_table table = tables->after;
  table.schema = change.schema;
  table.name = change.table;
  const Captured made{[&](Output& captured) { dialect::render_change(captured, change, {}); }};
  std::string body;
  std::string remark =
      "TimescaleDB refuses this while compression is on: it is turned off, and what is compressed is "
      "decompressed\nand compressed again; this takes room on the disk, and time";
  uint64_t hazards = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;
  for (const CapturedStatement& statement : made.statements()) {
    if ((statement.flags & MIGHOST_STATEMENT_IMPOSSIBLE) != 0) {
      out.impossible(statement.remark);
      return true;
    }
    body += "    " + in_block(statement.sql) + ";\n";
    hazards |= statement.hazards;
    if (!statement.remark.empty()) remark.insert(0, statement.remark + '\n');
  }
  if (body.empty()) return true;
  std::string dropped;
  if (is_column && change.after == nullptr) {
    dropped = view(read_struct(static_cast<const mighost_column*>(change.before)).name);
  }
  const std::string name = dialect::qualified(table.schema, table.name);
  out.run("DO " + dialect::dollar_quote(head(table, name, dropped) + body + tail(table, name)), hazards,
          remark);
  return true;
}

}  // namespace mighost::timescale
