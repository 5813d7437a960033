#include "common/type_name.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/fragment.hpp"
#include "common/identifier.hpp"

namespace mighost::dialect {
namespace {

struct Alias {
  std::string_view from;
  std::string_view to;
};

// The other names that the grammar takes, by format_type()'s.
constexpr std::array aliases{
    Alias{"bool", "boolean"},
    Alias{"int2", "smallint"},
    Alias{"int", "integer"},
    Alias{"int4", "integer"},
    Alias{"int8", "bigint"},
    Alias{"float", "double precision"},
    Alias{"float4", "real"},
    Alias{"float8", "double precision"},
    Alias{"decimal", "numeric"},
    Alias{"dec", "numeric"},
    Alias{"varchar", "character varying"},
    Alias{"char varying", "character varying"},
    Alias{"char", "character"},
    Alias{"varbit", "bit varying"},
    Alias{"time", "time without time zone"},
    Alias{"timetz", "time with time zone"},
    Alias{"timestamp", "timestamp without time zone"},
    Alias{"timestamptz", "timestamp with time zone"},
};

std::string lower_case(std::string_view text) {
  std::string lower{text};
  std::transform(lower.begin(), lower.end(), lower.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return lower;
}

std::string_view trimmed(std::string_view text) noexcept {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::string without_spaces(std::string_view text) {
  std::string dense;
  std::copy_if(text.begin(), text.end(), std::back_inserter(dense), [](char c) { return c != ' '; });
  return dense;
}

std::string decimal(int32_t precision, int32_t scale) {
  if (precision == 0 && scale == 0) return "numeric";
  if (precision < 1 || precision > 1000) {
    throw std::runtime_error("decimal precision " + std::to_string(precision) +
                             " is out of range; PostgreSQL takes 1 to 1000");
  }
  if (scale < -1000 || scale > 1000) {
    throw std::runtime_error("decimal scale " + std::to_string(scale) +
                             " is out of range; PostgreSQL takes -1000 to 1000");
  }
  return "numeric(" + std::to_string(precision) + ',' + std::to_string(scale) + ')';
}

std::string native(std::string_view type) {
  if (const std::string problem = printed_name_problem(type); !problem.empty()) {
    throw std::runtime_error("its type \"" + std::string{type} + "\" " + problem);
  }
  return normalised_type(type);
}

std::string scalar_type(const mighost_column& column, std::string_view schema) {
  switch (column.type) {
    case MIGHOST_TYPE_NATIVE:
      return native(view(column.type_name));
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
      return decimal(column.precision, column.scale);
    case MIGHOST_TYPE_STRING:
      return "text";
    case MIGHOST_TYPE_BYTES:
      return "bytea";
    case MIGHOST_TYPE_UUID:
      return "uuid";
    case MIGHOST_TYPE_JSON:
      return "jsonb";
    case MIGHOST_TYPE_DATE:
      return "date";
    case MIGHOST_TYPE_TIME:
      return "time without time zone";
    case MIGHOST_TYPE_TIMESTAMP:
      return "timestamp without time zone";
    case MIGHOST_TYPE_TIMESTAMPTZ:
      return "timestamp with time zone";
    case MIGHOST_TYPE_INTERVAL:
      return "interval";
    case MIGHOST_TYPE_INET:
      return "inet";
    case MIGHOST_TYPE_CIDR:
      return "cidr";
    case MIGHOST_TYPE_MACADDR:
      return "macaddr";
    case MIGHOST_TYPE_ENUM:
      return qualified(schema, view(column.type_name));
    default:
      throw std::runtime_error("it has the type number " + std::to_string(column.type) +
                               ", which this dialect does not know");
  }
}

}  // namespace

std::string physical_type(const mighost_column& column, std::string_view schema) {
  std::string type = scalar_type(column, schema);
  // PostgreSQL knows one array type for any number of dimensions.
  if (column.array_dimensions > 0) type += "[]";
  return type;
}

TypeParts type_parts(std::string_view type) {
  TypeParts parts;
  type = trimmed(type);
  while (type.ends_with("]")) {
    const std::size_t open = type.rfind('[');
    if (open == std::string_view::npos) break;
    parts.array = true;
    type = trimmed(type.substr(0, open));
  }
  // A quoted name may hold anything, and takes no part in what follows.
  const std::size_t quoted_end = type.rfind('"');
  const std::size_t open = type.find('(', quoted_end == std::string_view::npos ? 0 : quoted_end);
  const std::size_t close = type.rfind(')');
  if (open == std::string_view::npos || close == std::string_view::npos || close < open) {
    parts.base = type;
    return parts;
  }
  parts.arguments = type.substr(open + 1, close - open - 1);
  parts.base = std::string{trimmed(type.substr(0, open))};
  if (const std::string_view rest = trimmed(type.substr(close + 1)); !rest.empty()) {
    parts.base.append(1, ' ').append(rest);
  }
  return parts;
}

std::string normalised_type(std::string_view type) {
  TypeParts parts = type_parts(type);
  if (parts.base.find('"') != std::string::npos) return std::string{type};
  std::string base = lower_case(parts.base);
  const auto alias = std::find_if(aliases.begin(), aliases.end(), [&](Alias a) { return a.from == base; });
  if (alias != aliases.end()) base = alias->to;
  if (lower_case(parts.base) == "float" && !parts.arguments.empty()) {
    // float(n) counts binary digits and is one of two types without arguments.
    return std::string{parts.arguments.size() == 1 || parts.arguments < "25" ? "real" : "double precision"} +
           (parts.array ? "[]" : "");
  }
  if ((base == "character" || base == "bit") && parts.arguments.empty()) parts.arguments = "1";
  if (base == "numeric" && !parts.arguments.empty() && parts.arguments.find(',') == std::string::npos) {
    parts.arguments += ",0";
  }
  if (!parts.arguments.empty()) {
    // The arguments stand after the first word of the types of time: timestamp(3) without time zone.
    const bool timed = base.starts_with("time");
    const std::size_t at = timed ? std::min(base.find(' '), base.size()) : base.size();
    base.insert(at, '(' + without_spaces(parts.arguments) + ')');
  }
  return parts.array ? base + "[]" : base;
}

}  // namespace mighost::dialect
