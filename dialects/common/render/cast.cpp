#include "common/render/cast.hpp"

#include <mighost/abi.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <optional>

#include "common/is_one_of.hpp"
#include "common/type_name.hpp"

namespace mighost::dialect {
namespace {

constexpr uint64_t loses = MIGHOST_HAZARD_LOSES_DATA;
constexpr uint64_t may_fail = MIGHOST_HAZARD_MAY_FAIL_ON_ROWS;
constexpr uint64_t rewrites = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;

/// What a conversion from one base type to another does; `expression` is a template with `$` for the column
/// and `@` for the new type.
struct Rule {
  std::string_view from;
  std::string_view to;
  std::string_view expression;
  uint64_t hazards;
  std::string_view remark = {};
};

constexpr std::string_view rounded = "values are rounded";
constexpr std::string_view number_rounded = "fails for other than a JSON number; values are rounded";
constexpr std::string_view as_utc = "times without a zone are taken as UTC";
constexpr std::string_view time_dropped = "the time of day is dropped";
constexpr std::string_view stamp = "timestamp without time zone";
constexpr std::string_view stamp_tz = "timestamp with time zone";
constexpr std::string_view clock = "time without time zone";
constexpr std::string_view clock_tz = "time with time zone";

// The casts of pg_cast among the types that tables are made of; those between text and anything, and between
// sizes of a number, have rules of their own below.
constexpr std::array rules{
    Rule{"smallint", "boolean", "$ <> 0", loses, "every number but 0 becomes true"},
    Rule{"integer", "boolean", "$ <> 0", loses, "every number but 0 becomes true"},
    Rule{"bigint", "boolean", "$ <> 0", loses, "every number but 0 becomes true"},
    Rule{"boolean", "smallint", "$::integer::smallint", 0},
    Rule{"boolean", "integer", "$::integer", 0},
    Rule{"boolean", "bigint", "$::integer::bigint", 0},
    Rule{"date", stamp, "", 0},
    Rule{"date", stamp_tz, "$::timestamp AT TIME ZONE 'UTC'", 0, as_utc},
    Rule{stamp, "date", "", loses, time_dropped},
    Rule{stamp, clock, "", loses, "the date is dropped"},
    Rule{stamp, stamp_tz, "$ AT TIME ZONE 'UTC'", 0, as_utc},
    Rule{stamp_tz, stamp, "$ AT TIME ZONE 'UTC'", 0, as_utc},
    Rule{stamp_tz, "date", "($ AT TIME ZONE 'UTC')::date", loses, time_dropped},
    Rule{stamp_tz, clock, "($ AT TIME ZONE 'UTC')::time", loses, "the date is dropped"},
    Rule{clock, "interval", "", 0},
    Rule{"interval", clock, "", loses, "whole days are dropped"},
    Rule{"json", "jsonb", "", loses, "spaces, the order of keys and repeated keys are dropped"},
    Rule{"jsonb", "json", "", 0},
    Rule{"cidr", "inet", "", 0},
    Rule{"inet", "cidr", "", loses, "the bits of the host are dropped"},
    Rule{"macaddr", "macaddr8", "", 0},
    Rule{"macaddr8", "macaddr", "$::macaddr", may_fail, "fails for an address of eight bytes"},
    Rule{clock, clock_tz, "($::text || '+00')::@", 0, as_utc},
    Rule{clock_tz, clock, "($ AT TIME ZONE 'UTC')::@", loses, "times become those of UTC"},
    Rule{stamp_tz, clock_tz, "(($ AT TIME ZONE 'UTC')::time::text || '+00')::@", loses,
         "the date is dropped"},
    Rule{"bit", "bit varying", "", may_fail, "fails for longer values"},
    Rule{"bit varying", "bit", "", may_fail, "fails for values of another length"},
    Rule{"bit", "integer", "$::@", 0},
    Rule{"bit", "bigint", "$::@", 0},
    Rule{"integer", "bit", "$::@", loses, "only the lowest bits are kept"},
    Rule{"bigint", "bit", "$::@", loses, "only the lowest bits are kept"},
    Rule{"text", "bytea", "convert_to($, 'UTF8')", 0},
    Rule{"character varying", "bytea", "convert_to($, 'UTF8')", 0},
    Rule{"bytea", "text", "convert_from($, 'UTF8')", may_fail, "fails for bytes that are not UTF-8"},
    Rule{"bytea", "character varying", "convert_from($, 'UTF8')", may_fail,
         "fails for bytes that are not UTF-8, and for longer values"},
    Rule{"money", "numeric", "", 0},
    Rule{"numeric", "money", "", loses | may_fail, rounded},
    Rule{"integer", "money", "", 0},
    Rule{"bigint", "money", "", may_fail},
    Rule{"jsonb", "boolean", "$::boolean", may_fail, "fails for other than a JSON boolean"},
    Rule{"jsonb", "smallint", "$::smallint", may_fail | loses, number_rounded},
    Rule{"jsonb", "integer", "$::integer", may_fail | loses, number_rounded},
    Rule{"jsonb", "bigint", "$::bigint", may_fail | loses, number_rounded},
    Rule{"jsonb", "numeric", "$::numeric", may_fail, "fails for other than a JSON number"},
    Rule{"jsonb", "real", "$::real", may_fail | loses, number_rounded},
    Rule{"jsonb", "double precision", "$::double precision", may_fail | loses, number_rounded},
};

// By growing range; a number goes into any later one without a loss, but for the two binary ones.
constexpr std::array<std::string_view, 6> numbers{"smallint", "integer",          "bigint",
                                                  "real",     "double precision", "numeric"};

constexpr std::array<std::string_view, 3> strings{"text", "character varying", "character"};

// Types whose casts are all known here: where none of them fits, the server has none.
constexpr std::array<std::string_view, 27> known_types{
    "smallint", "integer",  "bigint",   "real",  "double precision",
    "numeric",  "money",    "boolean",  "bytea", "uuid",
    "json",     "jsonb",    "date",     clock,   clock_tz,
    stamp,      stamp_tz,   "interval", "inet",  "cidr",
    "macaddr",  "macaddr8", "xml",      "bit",   "bit varying",
    "point",    "tsvector"};

std::string fill(std::string_view expression, const std::string& column, const std::string& type) {
  std::string filled;
  for (const char c : expression) {
    if (c == '$') {
      filled += column;
    } else if (c == '@') {
      filled += type;
    } else {
      filled += c;
    }
  }
  return filled;
}

int number_argument(std::string_view arguments, bool second) {
  const std::size_t comma = arguments.find(',');
  if (second && comma == std::string_view::npos) return 0;
  const std::string_view part = second ? arguments.substr(comma + 1) : arguments.substr(0, comma);
  int value = 0;
  std::from_chars(part.data(), part.data() + part.size(), value);
  return value;
}

/// The same base type with other arguments: `varchar(20)` and `varchar(10)`.
Cast resize(const TypeParts& from, const TypeParts& to) {
  const bool limited_before = !from.arguments.empty();
  const bool limited_after = !to.arguments.empty();
  const int before = number_argument(from.arguments, false);
  const int after = number_argument(to.arguments, false);
  if (to.base == "numeric") {
    const int scale_before = number_argument(from.arguments, true);
    const int scale_after = number_argument(to.arguments, true);
    if (!limited_after) return {};
    if (limited_before && scale_before == scale_after && after >= before) return {};
    const bool rounds = !limited_before || scale_after < scale_before;
    const bool narrows = !limited_before || after - scale_after < before - scale_before;
    return {.expression = {},
            .hazards = rewrites | (rounds ? loses : 0) | (narrows ? may_fail : 0),
            .remark = std::string{rounds ? rounded : std::string_view{}}};
  }
  const bool grows = limited_before && (!limited_after || after >= before);
  if (is_one_of(strings, to.base) || to.base.starts_with("bit")) {
    const bool fixed = to.base == "character" || to.base == "bit";
    if (grows && !fixed) return {};
    return {.expression = {},
            .hazards = rewrites | (grows ? 0 : may_fail),
            .remark = grows ? "" : "fails for longer values"};
  }
  if (grows) return {};
  // Fractions of a second: the default keeps all six digits.
  const bool rounds = limited_after && (!limited_before || after < before);
  return {.expression = {},
          .hazards = rounds ? rewrites | loses : 0,
          .remark = std::string{rounds ? rounded : std::string_view{}}};
}

Cast between_numbers(const TypeParts& from, const TypeParts& to) {
  const auto rank = [](std::string_view type) { return std::find(numbers.begin(), numbers.end(), type); };
  const bool from_binary = from.base == "real" || from.base == "double precision";
  const bool to_binary = to.base == "real" || to.base == "double precision";
  const bool wide_integer = from.base == "bigint" || from.base == "integer";
  Cast cast{.expression = {}, .hazards = rewrites, .remark = {}};
  const bool to_integer = !to_binary && to.base != "numeric";
  const bool narrower = rank(to.base) < rank(from.base);
  const bool limited = !to.arguments.empty();
  if (narrower || limited) cast.hazards |= may_fail;
  const bool exact = (from.base == "integer" && to.base == "double precision") ||
                     (from.base == "real" && to_binary) ||
                     (!from_binary && !to_binary && from.base != "numeric");
  const bool rounds = (from_binary && !to_binary) ||
                      (from.base == "numeric" && (to_integer || to_binary || limited)) ||
                      (to_binary && wide_integer) || (from.base == "double precision" && to.base == "real");
  if (rounds && !exact) {
    cast.hazards |= loses;
    cast.remark = rounded;
  }
  return cast;
}

/// Anything into a string: the server takes the value's text.
Cast to_string(const TypeParts& from, const TypeParts& to) {
  const bool limited = !to.arguments.empty();
  const bool same_bytes = !from.array && to.base != "character" && from.base != "character";
  const bool binary_same = same_bytes && !limited && is_one_of(strings, from.base);
  Cast cast{.expression = {}, .hazards = binary_same ? 0 : rewrites, .remark = {}};
  if (limited) {
    cast.hazards |= may_fail;
    cast.remark = "fails for longer values";
  }
  if (from.base == "character" || to.base == "character") {
    cast.hazards |= loses;
    cast.remark = "spaces at the end are not kept";
  }
  if (from.base == stamp_tz) {
    cast.remark += cast.remark.empty() ? "" : "; ";
    cast.remark += "times are written in the session's time zone";
  }
  return cast;
}

std::optional<Cast> by_rule(const TypeParts& from, const TypeParts& to, const std::string& column,
                            const std::string& type) {
  for (const Rule& rule : rules) {
    if (rule.from != from.base || rule.to != to.base) continue;
    // An expression over one value says nothing about an array of them.
    if (from.array && !rule.expression.empty()) continue;
    Cast cast{.expression = fill(rule.expression, column, type),
              .hazards = rule.hazards,
              .remark = std::string{rule.remark}};
    if (rule.from != "cidr") cast.hazards |= rewrites;
    if (!to.arguments.empty()) {
      cast.hazards |= loses;
      cast.remark += cast.remark.empty() ? "fractions may be rounded" : "; fractions may be rounded";
    }
    return cast;
  }
  return std::nullopt;
}

Cast impossible(std::string_view from, std::string_view to) {
  return {.possible = false,
          .expression = {},
          .remark = "there is no safe cast from " + std::string{from} + " to " + std::string{to} +
                    ": add a new column, fill it, and drop the old one"};
}

}  // namespace

Cast find_cast(std::string_view from_type, std::string_view to_type, const std::string& column) {
  const TypeParts from = type_parts(from_type);
  const TypeParts to = type_parts(to_type);
  const std::string target{to_type};
  const bool from_string = !from.array && is_one_of(strings, from.base);
  const bool to_a_string = !to.array && is_one_of(strings, to.base);
  if (from.array == to.array) {
    if (from.base == to.base) return resize(from, to);
    if (is_one_of(numbers, from.base) && is_one_of(numbers, to.base)) return between_numbers(from, to);
    if (const std::optional<Cast> cast = by_rule(from, to, column, target)) return *cast;
    if (is_one_of(strings, to.base)) return to_string(from, to);
  } else if (to_a_string) {
    return to_string(from, to);
  }
  constexpr std::string_view unfit = "fails for values that are not of the new type";
  constexpr std::string_view by_session = "; times without a zone are taken in the session's time zone";
  const bool text_elements = from.array && to.array && is_one_of(strings, from.base);
  const bool to_known = is_one_of(known_types, to.base) || to.array != from.array;
  if (from_string || text_elements) {
    // What a known type prints is not always what was read: 1.50 or 01:00 pm. An enum's value is.
    return {.expression = column + "::" + target,
            .hazards = rewrites | may_fail | (to_known ? loses : 0),
            .remark = std::string{unfit} + (to_known ? "; how they were written is not kept" : "") +
                      std::string{to.base == stamp_tz ? by_session : std::string_view{}}};
  }
  const bool both_known = is_one_of(known_types, from.base) && is_one_of(known_types, to.base);
  if (both_known || from.array != to.array) return impossible(from_type, to_type);
  // A type of an extension, an enum or a domain: through its text, which fails rather than guesses.
  return {.expression = column + (from.array ? "::text[]::" : "::text::") + target,
          .hazards = rewrites | may_fail,
          .remark = std::string{unfit}};
}

}  // namespace mighost::dialect
