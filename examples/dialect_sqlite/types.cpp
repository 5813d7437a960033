#include "types.hpp"

#include <mighost/view.hpp>

#include <stdexcept>

#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

std::string decimal(const mighost_column& column) {
  if (column.precision == 0) return "DECIMAL";
  return "DECIMAL(" + std::to_string(column.precision) + ',' + std::to_string(column.scale) + ')';
}

bool is_number(std::string_view value) {
  if (value.starts_with('-') || value.starts_with('+')) value.remove_prefix(1);
  const auto tokens = tokenize(value);
  return tokens.size() == 1 && tokens[0].kind == Token::Kind::number && tokens[0].text == value &&
         value.find_first_not_of("0123456789.eE+-") == std::string_view::npos;
}

std::string hex_literal(std::string_view bytes) {
  std::string text = "X'";
  for (const char character : bytes) {
    const auto byte = static_cast<unsigned char>(character);
    text += "0123456789ABCDEF"[byte >> 4U];
    text += "0123456789ABCDEF"[byte & 0xFU];
  }
  return text + '\'';
}

[[noreturn]] void refuse(const mighost_column& column, std::string_view value, std::string_view wanted) {
  throw std::runtime_error("column \"" + std::string{mighost::view(column.name)} +
                           "\": the default value \"" + std::string{value} + "\" is not " +
                           std::string{wanted});
}

}  // namespace

std::string native_type(const mighost_column& column, bool strict) {
  if (column.array_dimensions != 0) return "TEXT";  // as JSON
  switch (column.type) {
    case MIGHOST_TYPE_NATIVE:
      return std::string{mighost::view(column.type_name)};
    case MIGHOST_TYPE_BOOL:
      return strict ? "INTEGER" : "BOOLEAN";
    case MIGHOST_TYPE_SMALLINT:
    case MIGHOST_TYPE_INT:
    case MIGHOST_TYPE_BIGINT:
      return "INTEGER";
    case MIGHOST_TYPE_FLOAT:
      return "REAL";
    case MIGHOST_TYPE_DECIMAL:
      return strict ? "ANY" : decimal(column);
    case MIGHOST_TYPE_BYTES:
      return "BLOB";
    // Not UUID, JSON, DATE and so on: such names have the affinity NUMERIC, which turns a text like '2020' or
    // '1e5' into a number.
    case MIGHOST_TYPE_STRING:
    case MIGHOST_TYPE_UUID:
    case MIGHOST_TYPE_JSON:
    case MIGHOST_TYPE_DATE:
    case MIGHOST_TYPE_TIME:
    case MIGHOST_TYPE_TIMESTAMP:
    case MIGHOST_TYPE_TIMESTAMPTZ:
    case MIGHOST_TYPE_INTERVAL:
    case MIGHOST_TYPE_INET:
    case MIGHOST_TYPE_CIDR:
    case MIGHOST_TYPE_MACADDR:
    case MIGHOST_TYPE_ENUM:
      return "TEXT";
    default:
      throw std::runtime_error("column \"" + std::string{mighost::view(column.name)} + "\": unknown type " +
                               std::to_string(column.type));
  }
}

std::string default_literal(const mighost_column& column, std::string_view value) {
  if (column.array_dimensions != 0) return quote_literal(value);
  switch (column.type) {
    case MIGHOST_TYPE_BOOL:
      if (value == "true" || value == "1") return "1";
      if (value == "false" || value == "0") return "0";
      refuse(column, value, "true or false");
    case MIGHOST_TYPE_SMALLINT:
    case MIGHOST_TYPE_INT:
    case MIGHOST_TYPE_BIGINT:
    case MIGHOST_TYPE_FLOAT:
    case MIGHOST_TYPE_DECIMAL:
      if (!is_number(value)) refuse(column, value, "a number");
      return std::string{value};
    case MIGHOST_TYPE_BYTES:
      return hex_literal(value);
    default:
      return quote_literal(value);
  }
}

}  // namespace sqlite
