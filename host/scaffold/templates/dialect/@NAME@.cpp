// A dialect: what a logical table is in your database (lower), and how a change is written there (render).
// This one speaks standard SQL; change the types and the quoting to those of your database, and see what
// `mighost check` says.
#include <mighost/arena.hpp>
#include <mighost/naming.hpp>
#include <mighost/plugin.hpp>

#include <array>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace {

using mighost::Arena;
using mighost::Host;
using mighost::present;
using mighost::read_struct;
using mighost::Rows;
using mighost::rows;
using mighost::str;
using mighost::view;

constexpr uint32_t longest_name = 63;

std::string quoted(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) out.append(c == quote ? 2 : 1, c);
  return out + quote;
}
std::string name(mighost_str text) {
  return quoted(view(text), '"');
}

std::string name_list(mighost_span names) {
  std::string list;
  for (const mighost_str each : rows<mighost_str>(names)) list += (list.empty() ? "" : ", ") + name(each);
  return list;
}

// ---- lower
// ----------------------------------------------------------------------------------------------------

// As the database prints them: what is read back must be equal.
std::string_view native_type(const mighost_column& column) {
  if (column.array_dimensions != 0) return "text";
  switch (column.type) {
    case MIGHOST_TYPE_NATIVE:
      return view(column.type_name);
    case MIGHOST_TYPE_BOOL:
      return "boolean";
    case MIGHOST_TYPE_SMALLINT:
      return "smallint";
    case MIGHOST_TYPE_INT:
      return "integer";
    case MIGHOST_TYPE_BIGINT:
      return "bigint";
    case MIGHOST_TYPE_FLOAT:
      return "double precision";
    case MIGHOST_TYPE_DECIMAL:
      return "numeric";
    case MIGHOST_TYPE_DATE:
      return "date";
    case MIGHOST_TYPE_TIME:
      return "time";
    case MIGHOST_TYPE_TIMESTAMP:
      return "timestamp";
    case MIGHOST_TYPE_TIMESTAMPTZ:
      return "timestamp with time zone";
    case MIGHOST_TYPE_STRING:
    case MIGHOST_TYPE_BYTES:
    case MIGHOST_TYPE_UUID:
    case MIGHOST_TYPE_JSON:
    case MIGHOST_TYPE_INTERVAL:
    case MIGHOST_TYPE_INET:
    case MIGHOST_TYPE_CIDR:
    case MIGHOST_TYPE_MACADDR:
    case MIGHOST_TYPE_ENUM:
      return "text";
    default:
      throw std::runtime_error("column " + name(column.name) + ": unknown type " +
                               std::to_string(column.type));
  }
}

// The host copies what it is given, so everything made here lives until lower() returns.
void lower(const Host& host, const mighost_table& logical, const mighost_table* /*parent*/) {
  Arena arena;
  const mighost_table given = read_struct(&logical);
  mighost_table table{.struct_size = sizeof(mighost_table),
                      .name = given.name,
                      .resource = given.resource,
                      .formerly = given.formerly};
  std::vector<mighost_column> columns;
  for (mighost_column column : rows<mighost_column>(given.columns)) {
    column.type_name = arena.text(native_type(column));
    column.type = MIGHOST_TYPE_NATIVE;
    column.array_dimensions = 0;
    column.precision = column.scale = 0;
    column.identity = MIGHOST_IDENTITY_NONE;
    column.flags &= MIGHOST_COLUMN_NOT_NULL;
    column.comment = {};
    if (present(column.default_value))
      column.default_expression = arena.text(quoted(view(column.default_value), '\''));
    column.default_value = {};
    columns.push_back(column);
  }
  table.columns = mighost::span_of(columns);
  mighost_key key{};
  if (given.primary_key != nullptr) {
    key = read_struct(given.primary_key);
    if (!present(key.name)) {
      key.name = arena.text(mighost::generated_name({view(given.name)}, "pk", longest_name));
      key.flags |= MIGHOST_NAME_GENERATED;
    }
    table.primary_key = &key;
  }
  // To do: unique keys, checks, foreign keys (to the parent, too), and indexes.
  host.table(table);
}

// ---- render
// ---------------------------------------------------------------------------------------------------

std::string definition(const mighost_column& column) {
  std::string text = name(column.name) + ' ' + std::string{view(column.type_name)};
  if (present(column.default_expression)) text += " DEFAULT " + std::string{view(column.default_expression)};
  if ((column.flags & MIGHOST_COLUMN_NOT_NULL) != 0) text += " NOT NULL";
  return text;
}

std::string create_table(const mighost_table& table) {
  std::string text = "CREATE TABLE " + name(table.name) + " (";
  std::string separator = "\n    ";
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    text += separator + definition(column);
    separator = ",\n    ";
  }
  if (table.primary_key != nullptr) {
    const mighost_key key = read_struct(table.primary_key);
    text += separator + "CONSTRAINT " + name(key.name) + " PRIMARY KEY (" + name_list(key.columns) + ')';
  }
  return text + "\n)";
}

template <typename T>
T side(const void* pointer) {
  return read_struct(static_cast<const T*>(pointer));
}

// Empty: this dialect has no statement for it. The way back is the same change with its sides exchanged.
std::string sql_of(const mighost_change& change) {
  const bool created = change.before == nullptr;
  const bool dropped = change.after == nullptr;
  const std::string alter = "ALTER TABLE " + name(change.table) + ' ';
  switch (change.subject) {
    case MIGHOST_SUBJECT_TABLE:
      if (created) return create_table(side<mighost_table>(change.after));
      if (dropped) return "DROP TABLE " + name(side<mighost_table>(change.before).name);
      if (change.attribute == MIGHOST_ATTRIBUTE_NAME)
        return "ALTER TABLE " + name(side<mighost_table>(change.before).name) + " RENAME TO " +
               name(side<mighost_table>(change.after).name);
      return {};
    case MIGHOST_SUBJECT_COLUMN:
      if (created) return alter + "ADD COLUMN " + definition(side<mighost_column>(change.after));
      if (dropped) return alter + "DROP COLUMN " + name(side<mighost_column>(change.before).name);
      if (change.attribute == MIGHOST_ATTRIBUTE_NAME)
        return alter + "RENAME COLUMN " + name(side<mighost_column>(change.before).name) + " TO " +
               name(side<mighost_column>(change.after).name);
      return {};
    case MIGHOST_SUBJECT_OBJECT:
      if (created) return std::string{view(side<mighost_object>(change.after).create)};
      if (dropped) return std::string{view(side<mighost_object>(change.before).drop)};
      return {};
    case MIGHOST_SUBJECT_PRIMARY_KEY:
    case MIGHOST_SUBJECT_UNIQUE:
    case MIGHOST_SUBJECT_CHECK:
    case MIGHOST_SUBJECT_FOREIGN_KEY:
    case MIGHOST_SUBJECT_EXCLUSION:
    case MIGHOST_SUBJECT_INDEX:
    case MIGHOST_SUBJECT_ENUM:
      return {};  // to do
    default:
      throw std::runtime_error("unknown subject " + std::to_string(change.subject) + " of a change");
  }
}

void render(const Host& host, Rows<mighost_change> changes, uint64_t /*flags*/) {
  for (uint32_t i = 0; i < changes.size(); ++i) {
    const mighost_change change = changes[i];
    const std::string sql = sql_of(change);
    mighost_statement statement{.struct_size = sizeof(mighost_statement), .change = i};
    if (sql.empty()) {
      statement.remark = str(std::string_view{"The dialect @NAME@ cannot make this change yet."});
      statement.flags = MIGHOST_STATEMENT_IMPOSSIBLE;
    } else {
      statement.sql = str(sql);
      const bool loses = change.after == nullptr && change.subject <= MIGHOST_SUBJECT_COLUMN;
      statement.hazards = loses ? MIGHOST_HAZARD_LOSES_DATA : 0;
    }
    host.statement(statement);
  }
}

// ---- what the plugin exports
// ----------------------------------------------------------------------------------

constexpr std::array schemes{str("@SCHEME@")};
constexpr mighost_dialect dialect{
    .struct_size = sizeof(mighost_dialect),
    .max_identifier_bytes = longest_name,
    .schemes = mighost::span_of(schemes),
    .driver = str("sqlite3"),  // how the host connects: "postgresql" or "sqlite3"
    .lower = mighost::lower<lower>,
    .render = mighost::render<render>,
};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::dialect_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, dialect, "The dialect @NAME@");
