// Identifiers as PostgreSQL and its relatives write them.
#ifndef MIGHOST_IDENTIFIER_HPP
#define MIGHOST_IDENTIFIER_HPP

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

namespace mighost {

namespace detail {

using namespace std::string_view_literals;

// What pg_get_keywords() of PostgreSQL 15, 17 and 18 lists with another category than U (unreserved), sorted.
// clang-format off
inline constexpr std::array postgres_keywords{
    "all"sv, "analyse"sv, "analyze"sv, "and"sv, "any"sv, "array"sv, "as"sv, "asc"sv, "asymmetric"sv,
    "authorization"sv, "between"sv, "bigint"sv, "binary"sv, "bit"sv, "boolean"sv, "both"sv, "case"sv,
    "cast"sv, "char"sv, "character"sv, "check"sv, "coalesce"sv, "collate"sv, "collation"sv, "column"sv,
    "concurrently"sv, "constraint"sv, "create"sv, "cross"sv, "current_catalog"sv, "current_date"sv,
    "current_role"sv, "current_schema"sv, "current_time"sv, "current_timestamp"sv, "current_user"sv,
    "dec"sv, "decimal"sv, "default"sv, "deferrable"sv, "desc"sv, "distinct"sv, "do"sv, "else"sv,
    "end"sv, "except"sv, "exists"sv, "extract"sv, "false"sv, "fetch"sv, "float"sv, "for"sv, "foreign"sv,
    "freeze"sv, "from"sv, "full"sv, "grant"sv, "greatest"sv, "group"sv, "grouping"sv, "having"sv,
    "ilike"sv, "in"sv, "initially"sv, "inner"sv, "inout"sv, "int"sv, "integer"sv, "intersect"sv,
    "interval"sv, "into"sv, "is"sv, "isnull"sv, "join"sv, "json"sv, "json_array"sv, "json_arrayagg"sv,
    "json_exists"sv, "json_object"sv, "json_objectagg"sv, "json_query"sv, "json_scalar"sv,
    "json_serialize"sv, "json_table"sv, "json_value"sv, "lateral"sv, "leading"sv, "least"sv, "left"sv,
    "like"sv, "limit"sv, "localtime"sv, "localtimestamp"sv, "merge_action"sv, "national"sv, "natural"sv,
    "nchar"sv, "none"sv, "normalize"sv, "not"sv, "notnull"sv, "null"sv, "nullif"sv, "numeric"sv,
    "offset"sv, "on"sv, "only"sv, "or"sv, "order"sv, "out"sv, "outer"sv, "overlaps"sv, "overlay"sv,
    "placing"sv, "position"sv, "precision"sv, "primary"sv, "real"sv, "references"sv, "returning"sv,
    "right"sv, "row"sv, "select"sv, "session_user"sv, "setof"sv, "similar"sv, "smallint"sv, "some"sv,
    "substring"sv, "symmetric"sv, "system_user"sv, "table"sv, "tablesample"sv, "then"sv, "time"sv,
    "timestamp"sv, "to"sv, "trailing"sv, "treat"sv, "trim"sv, "true"sv, "union"sv, "unique"sv, "user"sv,
    "using"sv, "values"sv, "varchar"sv, "variadic"sv, "verbose"sv, "when"sv, "where"sv, "window"sv,
    "with"sv, "xmlattributes"sv, "xmlconcat"sv, "xmlelement"sv, "xmlexists"sv, "xmlforest"sv,
    "xmlnamespaces"sv, "xmlparse"sv, "xmlpi"sv, "xmlroot"sv, "xmlserialize"sv, "xmltable"sv,
};
// clang-format on
static_assert(std::is_sorted(postgres_keywords.begin(), postgres_keywords.end()));

}  // namespace detail

/// Whether `word` (lower case) is a keyword, of any PostgreSQL from 15 to 18, that cannot stand for a name
/// everywhere.
inline bool is_keyword(std::string_view word) noexcept {
  return std::binary_search(detail::postgres_keywords.begin(), detail::postgres_keywords.end(), word);
}

/// `name` in double quotes, those within it doubled.
inline std::string in_double_quotes(std::string_view name) {
  std::string quoted = "\"";
  for (const char c : name) quoted.append(c == '"' ? 2 : 1, c);
  return quoted += '"';
}

/// `name` as it must stand in SQL: as it is, or in double quotes, by the rule of the server's quote_ident().
inline std::string quote_identifier(std::string_view name) {
  const auto starts = [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; };
  const auto goes_on = [&](char c) { return starts(c) || (c >= '0' && c <= '9'); };
  const bool is_plain = !name.empty() && starts(name.front()) &&
                        std::all_of(name.begin(), name.end(), goes_on) && !is_keyword(name);
  return is_plain ? std::string{name} : in_double_quotes(name);
}

}  // namespace mighost

#endif
