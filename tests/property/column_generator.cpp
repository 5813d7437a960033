#include "column_generator.hpp"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <map>

#include "choice.hpp"

namespace mighost::test {
namespace {

const std::vector<TypeSample>& samples() {
  static const std::vector<TypeSample> list = {
      {"integer", {"0", "42"}, "% > 0"},
      {"bigint", {"1", "'-5'::integer"}, "% <> 7"},
      {"smallint", {"3"}, "% < 9"},
      {"numeric(10,2)", {"0", "1.5"}, "% >= (0)::numeric"},
      {"numeric", {"0.25"}, "% <> (1)::numeric"},
      {"double precision", {"0.5"}, "% >= (0)::double precision"},
      {"text", {"'x'::text", "'it''s; --'::text", "''::text"}, "length(%) > 1"},
      {"character varying(20)", {"'x'::character varying"}, "length((%)::text) > 1"},
      {"character varying(40)", {"'a \\ b'::character varying"}, "(%)::text <> ''::text"},
      {"boolean", {"false", "true"}, "% IS NOT FALSE"},
      {"timestamp without time zone",
       {"now()", "'2020-01-01 00:00:00'::timestamp without time zone"},
       "% IS NOT NULL"},
      {"timestamp with time zone", {"now()", "CURRENT_TIMESTAMP"}, "% IS NOT NULL"},
      {"date", {"CURRENT_DATE"}, "% > '2000-01-01'::date"},
      {"jsonb", {"'{}'::jsonb", "'[1]'::jsonb"}, "jsonb_typeof(%) = 'object'::text"},
      {"tsrange", {"'empty'::tsrange"}, "NOT isempty(%)"},
      {"integer[]", {"'{}'::integer[]", "ARRAY[1, 2]"}, "cardinality(%) > 0"},
      {"uuid", {"gen_random_uuid()"}, "% IS NOT NULL"},
      {"positive", {"1"}, "(%)::integer < 100"},
  };
  return list;
}

/// Types that can be changed into each other, mostly.
const std::map<std::string, std::vector<std::string>>& families() {
  static const std::map<std::string, std::vector<std::string>> map = {
      {"id", {"integer", "bigint", "smallint"}},
      {"c1", {"text", "character varying(20)", "character varying(40)"}},
      {"c2", {"integer", "numeric(10,2)", "numeric", "double precision", "text", "positive"}},
      {"c3", {"timestamp without time zone", "timestamp with time zone", "date", "text"}},
      {"select", {"boolean", "text", "mood", "mood[]", "Mood \"2\""}},
      {"Ümlaut;--", {"jsonb", "text", "integer[]", "uuid"}},
      {"r", {"tsrange"}},
      {"gen", {}},
  };
  return map;
}

bool has_object(const Schema& schema, const std::string& kind) {
  return std::any_of(schema.objects.begin(), schema.objects.end(),
                     [&](const Shared<Object>& object) { return object->kind == kind; });
}

const Enum* enum_of(const Column& column, const Schema& schema) {
  std::string name = column.type.name;
  if (name.ends_with("[]")) name.resize(name.size() - 2);
  for (const Shared<Enum>& each : schema.enums) {
    if (printed_name(each->name) == name) return each.get();
  }
  return nullptr;
}

std::string literal(const std::string& text) {
  std::string quoted = "'";
  for (const char c : text) quoted.append(c == '\'' ? 2 : 1, c);
  return quoted + '\'';
}

/// Numbers other than the server's own for a column of that type.
Sequence any_sequence(const std::string& type) {
  const int64_t most = type == "smallint" ? INT16_MAX : type == "integer" ? INT32_MAX : INT64_MAX;
  Sequence numbers{.start = 100, .max_value = most};
  if (chance(3)) numbers.cache = 20;
  if (chance(3)) numbers.cycle = true;
  if (chance(4)) numbers.name = "numbers of \"" + type + '"';
  if (chance(4)) {
    numbers.increment = -2;
    numbers.start = -7;
    numbers.max_value = -1;
    numbers.min_value = -most - 1;
  } else if (chance(3)) {
    numbers.increment = 10;
    numbers.min_value = 50;
    numbers.max_value = 30'000;
  }
  return numbers;
}

void choose_identity(Column& column) {
  column.identity = static_cast<Identity>(1 + below(3));
  if (chance(2)) column.sequence = any_sequence(column.type.name);
  column.not_null = column.identity != Identity::serial || !chance(4);
}

/// `gen` is computed of another column, if there is one that it knows how to.
void choose_generation(Column& column, const Table& table, Features features) {
  column.type.name = "integer";
  for (const Column& base : table.columns) {
    std::string expression;
    std::string type;
    if (base.generated != Generated::none) continue;
    if (base.type.name == "integer" || base.type.name == "bigint") {
      expression = "% * 2";
      type = base.type.name;
    } else if (base.type.name == "text" && base.name == "c1") {
      expression = "upper(%)";
      type = "text";
    } else if (base.type.name == "numeric") {
      expression = "round(%)";
      type = "numeric";
    }
    if (expression.empty() || chance(3)) continue;
    column.type.name = type;
    column.collation = base.collation;
    column.generated = features.server >= 18 && chance(2) ? Generated::virtual_ : Generated::stored;
    column.generated_expression = with_column(expression, base.name);
    return;
  }
}

void choose_options(Column& column) {
  if (chance(12)) column.options["postgres.statistics"] = "100";
  if (column.generated == Generated::virtual_) column.options.clear();  // the server keeps nothing of them
  const bool stored_outside = column.type.name == "text" || column.type.name == "jsonb";
  if (stored_outside && column.generated != Generated::virtual_) {
    if (chance(10)) column.options["postgres.storage"] = "external";
    if (chance(10)) column.options["postgres.compression"] = "pglz";
  }
}

}  // namespace

const std::vector<std::string>& column_names() {
  // `gen` last: it is computed of those before it.
  static const std::vector<std::string> names = {"id", "c1", "c2", "c3", "select", "Ümlaut;--", "r", "gen"};
  return names;
}

const TypeSample* sample_of(const Column& column) {
  const auto found = std::find_if(samples().begin(), samples().end(),
                                  [&](const TypeSample& sample) { return sample.type == column.type.name; });
  return found == samples().end() ? nullptr : &*found;
}

std::string printed_name(const std::string& column) {
  const bool plain = std::all_of(column.begin(), column.end(), [](unsigned char c) {
    return std::islower(c) != 0 || std::isdigit(c) != 0 || c == '_';
  });
  if (plain && column != "select" && column != "group" && column != "user") return column;
  std::string quoted = "\"";
  for (const char c : column) quoted.append(c == '"' ? 2 : 1, c);
  return quoted + '"';
}

std::string with_column(std::string text, const std::string& column) {
  const std::string name = printed_name(column);
  return text.replace(text.find('%'), 1, name);
}

std::string any_comment() {
  static const std::vector<std::string> comments = {"", "",         "",
                                                    "", "about it", "it's \\ \"quoted\"; --\n$$ /*"};
  return pick(comments);
}

void choose_value(Column& column, const Schema& schema) {
  column.default_expression.clear();
  const std::string& type = column.type.name;
  const bool integer = type == "integer" || type == "bigint" || type == "smallint";
  if (integer && chance(3)) return choose_identity(column);
  if (!chance(3)) return;
  if (enum_of(column, schema) != nullptr) {
    const bool array = type.ends_with("[]");
    column.default_expression = array ? "'{}'::" + type : any_enum_value(column, schema);
  } else if (integer && has_object(schema, "sequence") && chance(3)) {
    column.default_expression = "nextval('counter'::regclass)";
  } else if (const TypeSample* sample = sample_of(column)) {
    column.default_expression = pick(sample->defaults);
  }
}

Column make_column(const std::string& name, const Table& table, const Schema& schema, Features features) {
  Column column{.name = name};
  if (name == "gen") {
    choose_generation(column, table, features);
  } else {
    const auto found = families().find(name);
    const std::vector<std::string>& types = found == families().end() ? families().at("c1") : found->second;
    column.type.name = pick(types);
    if (column.type.name == "positive" && !has_object(schema, "domain")) column.type.name = "integer";
    if (sample_of(column) == nullptr && enum_of(column, schema) == nullptr) column.type.name = types[0];
    const bool text = column.type.name == "text" || column.type.name.starts_with("character");
    if (text && chance(6)) column.collation = chance(2) ? "\"C\"" : "\"POSIX\"";
    choose_value(column, schema);
  }
  if (column.generated != Generated::virtual_ && chance(4)) column.not_null = true;
  choose_options(column);
  if (chance(4)) column.comment = any_comment();
  return column;
}

std::string any_enum_value(const Column& column, const Schema& schema) {
  const Enum* each = enum_of(column, schema);
  if (each == nullptr || column.type.name.ends_with("[]")) return {};
  return literal(each->values[below(each->values.size())]) + "::" + column.type.name;
}

bool can_have_index(const Column& column) {
  return column.generated != Generated::virtual_;
}

}  // namespace mighost::test
