#include "type.hpp"

#include <mighost/abi.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "yaml.hpp"

namespace mighost::compiler {

namespace {

constexpr auto simple_types = std::to_array<Word>({
    {"bool", MIGHOST_TYPE_BOOL},
    {"smallint", MIGHOST_TYPE_SMALLINT},
    {"int", MIGHOST_TYPE_INT},
    {"bigint", MIGHOST_TYPE_BIGINT},
    {"float", MIGHOST_TYPE_FLOAT},
    {"decimal", MIGHOST_TYPE_DECIMAL},
    {"string", MIGHOST_TYPE_STRING},
    {"bytes", MIGHOST_TYPE_BYTES},
    {"uuid", MIGHOST_TYPE_UUID},
    {"json", MIGHOST_TYPE_JSON},
    {"date", MIGHOST_TYPE_DATE},
    {"time", MIGHOST_TYPE_TIME},
    {"timestamp", MIGHOST_TYPE_TIMESTAMP},
    {"timestamptz", MIGHOST_TYPE_TIMESTAMPTZ},
    {"interval", MIGHOST_TYPE_INTERVAL},
    {"inet", MIGHOST_TYPE_INET},
    {"cidr", MIGHOST_TYPE_CIDR},
    {"macaddr", MIGHOST_TYPE_MACADDR},
});

/// Words that people bring from SQL and other tools, and what they are called here.
constexpr auto other_names = std::to_array<std::pair<std::string_view, std::string_view>>({
    {"boolean", "bool"},       {"int2", "smallint"},   {"integer", "int"},      {"int4", "int"},
    {"int8", "bigint"},        {"long", "bigint"},     {"double", "float"},     {"float8", "float"},
    {"real", "float"},         {"numeric", "decimal"}, {"text", "string"},      {"varchar", "string"},
    {"bytea", "bytes"},        {"blob", "bytes"},      {"jsonb", "json"},       {"mac", "macaddr"},
    {"datetime", "timestamp"}, {"serial", "int"},      {"bigserial", "bigint"},
});

constexpr auto flag_words = std::to_array<std::pair<std::string_view, uint64_t>>({
    {"not_null", MIGHOST_COLUMN_NOT_NULL},
    {"unique", MIGHOST_COLUMN_UNIQUE},
    {"parent_id", MIGHOST_COLUMN_PARENT_ID},
    {"id", MIGHOST_COLUMN_ID},
    {"partition", MIGHOST_COLUMN_PARTITION},
});

std::string_view trim(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t\n");
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// Cuts the first word off `text`.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::string_view word = text.substr(0, text.find_first_of(" \t\n"));
  text.remove_prefix(word.size());
  return word;
}

void report_unknown_type(const Text& text, std::string_view word, Errors& errors) {
  std::vector<std::string_view> known;
  for (const Word& type : simple_types) known.push_back(type.text);
  known.insert(known.end(), {"enum(NAME)", "native(TYPE)"});
  const auto other = std::find_if(other_names.begin(), other_names.end(),
                                  [&](const auto& pair) { return pair.first == word; });
  const std::string_view near = other != other_names.end() ? other->second : nearest(word, known);
  std::string remedy;
  if (word == "serial" || word == "bigserial") {
    remedy = "write `{type: " + std::string(near) + ", identity: serial}`";
  } else if (!near.empty()) {
    remedy = "did you mean `" + std::string(near) + "`?";
  } else {
    remedy = "known are";
    for (const std::string_view type : known) (remedy += type == known.front() ? " " : ", ") += type;
    remedy += ", and each with [] for an array";
  }
  errors.add(text.place, "unknown type " + quoted(word), remedy);
}

/// `p` or `p,s`, within PostgreSQL's limits, which are the widest of the known servers.
bool read_digits(std::string_view argument, Type& type) {
  const auto number = [](std::string_view part, int32_t min, int32_t max) -> std::optional<int32_t> {
    part = trim(part);
    int32_t value = 0;
    const auto [end, status] = std::from_chars(part.data(), part.data() + part.size(), value);
    if (status != std::errc{} || end != part.data() + part.size() || value < min || value > max) return {};
    if (part.size() > 1 && part.front() == '0') return {};
    return value;
  };
  const std::size_t comma = argument.find(',');
  const auto precision = number(argument.substr(0, comma), 1, 1000);
  const auto scale =
      comma == argument.npos ? std::optional<int32_t>(0) : number(argument.substr(comma + 1), -1000, 1000);
  if (!precision || !scale) return false;
  type.precision = *precision;
  type.scale = *scale;
  return true;
}

void read_argument(const Text& text, std::string_view word, std::optional<std::string_view> argument,
                   Type& type, Errors& errors) {
  if (word == "enum" || word == "native") {
    type.kind = word == "enum" ? MIGHOST_TYPE_ENUM : MIGHOST_TYPE_NATIVE;
    if (!argument || argument->empty()) {
      errors.add(text.place, quoted(word) + " has no name behind it",
                 word == "enum" ? "write `enum(NAME)`, with NAME defined under `enums`"
                                : "write `native(TYPE)`, with TYPE as the server prints it");
    } else {
      type.name = *argument;
    }
    return;
  }
  const auto found = std::find_if(simple_types.begin(), simple_types.end(),
                                  [&](const Word& known) { return known.text == word; });
  if (found == simple_types.end()) {
    report_unknown_type(text, word, errors);
    return;
  }
  type.kind = found->value;
  if (!argument) return;
  if (type.kind != MIGHOST_TYPE_DECIMAL) {
    errors.add(text.place, "the type " + quoted(word) + " takes nothing in parentheses",
               "write `" + std::string(word) + "`, or a type of the server as `native(" + std::string(word) +
                   "(" + std::string(*argument) + "))`");
  } else if (!read_digits(*argument, type)) {
    errors.add(text.place, "not the digits of a decimal: " + quoted(*argument),
               "write `decimal(PRECISION, SCALE)`, with a precision from 1 to 1000 and a scale from -1000 to "
               "1000, or `decimal` alone for no limit");
  }
}

void read_flags(const Text& text, std::string_view rest, TypeAndFlags& result, Errors& errors) {
  for (std::string_view word = take_word(rest); !word.empty(); word = take_word(rest)) {
    const auto found = std::find_if(flag_words.begin(), flag_words.end(),
                                    [&](const auto& flag) { return flag.first == word; });
    if (found == flag_words.end()) {
      errors.add(text.place, "after the type stands " + quoted(word),
                 "write any of not_null, unique, parent_id, id, partition; or the long form `{type: …, …}`");
    } else if ((result.flags & found->second) != 0) {
      errors.add(text.place, quoted(word) + " comes twice", "keep one of them");
    } else {
      result.flags |= found->second;
    }
  }
}

}  // namespace

TypeAndFlags read_type(const Text& text, Errors& errors) {
  TypeAndFlags result;
  std::string_view rest = trim(text.value);
  const std::size_t end = rest.find_first_of(" \t\n([");
  const std::string_view word = rest.substr(0, end);
  rest.remove_prefix(word.size());

  std::optional<std::string_view> argument;
  if (rest.starts_with('(')) {
    // The names of enums and native types may hold parentheses themselves; no flag does.
    const std::size_t close = rest.rfind(')');
    if (close == rest.npos) {
      errors.add(text.place, "a parenthesis is not closed in " + quoted(text.value),
                 "write `)`; inside { } and [ ], quote a type that has a comma");
      return result;
    }
    argument = trim(rest.substr(1, close - 1));
    rest.remove_prefix(close + 1);
  }
  read_argument(text, word, argument, result.type, errors);
  for (rest = trim(rest); rest.starts_with("[]"); rest = trim(rest.substr(2))) {
    ++result.type.array_dimensions;
  }
  read_flags(text, rest, result, errors);
  return result;
}

bool integer_range(const Type& type, int64_t& min, int64_t& max) {
  const auto set = [&]<typename T>(T) {
    min = std::numeric_limits<T>::min();
    max = std::numeric_limits<T>::max();
    return true;
  };
  if (type.array_dimensions != 0) return false;
  switch (type.kind) {
    case MIGHOST_TYPE_SMALLINT:
      return set(int16_t{});
    case MIGHOST_TYPE_INT:
      return set(int32_t{});
    case MIGHOST_TYPE_BIGINT:
      return set(int64_t{});
    default:
      return false;
  }
}

}  // namespace mighost::compiler
