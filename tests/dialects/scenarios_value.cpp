#include "dialects/build.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

constexpr uint64_t not_null = MIGHOST_COLUMN_NOT_NULL;

mighost_change create(const mighost_table& t) {
  return change<mighost_table>(MIGHOST_SUBJECT_TABLE, nullptr, &t);
}

mighost_sequence sequence(int64_t start, int64_t increment, int64_t min, int64_t max) {
  return {.struct_size = sizeof(mighost_sequence),
          .start = start,
          .increment = increment,
          .min_value = min,
          .max_value = max,
          .cache = 1};
}

mighost_column numbered(uint32_t identity, const mighost_sequence* numbers = nullptr) {
  mighost_column c = column("id", "integer", not_null);
  c.identity = identity;
  c.sequence = numbers == nullptr ? nullptr : arena().copy(*numbers);
  return c;
}

Scenario change_id(const char* name, const mighost_column& before, const mighost_column& after,
                   uint32_t attribute) {
  const mighost_table t = table("counted", {before});
  return {.name = name,
          .before = {create(t)},
          .rows = "INSERT INTO counted (id) OVERRIDING SYSTEM VALUE VALUES (1), (7);\n",
          .changes = {change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &after, attribute)}};
}

Scenario serial_to_bigint() {
  const mighost_column before = numbered(MIGHOST_IDENTITY_SERIAL);
  mighost_column after = before;
  after.type_name = text("bigint");
  return change_id("identity_serial_to_bigint", before, after, MIGHOST_ATTRIBUTE_TYPE);
}

std::vector<Scenario> identities() {
  const mighost_column none = numbered(MIGHOST_IDENTITY_NONE);
  const mighost_column always = numbered(MIGHOST_IDENTITY_ALWAYS);
  const mighost_column by_default = numbered(MIGHOST_IDENTITY_BY_DEFAULT);
  const mighost_column serial = numbered(MIGHOST_IDENTITY_SERIAL);
  const mighost_sequence tens = sequence(10, 10, 10, 1000);
  const mighost_sequence down = sequence(-1, -1, -1000, -1);
  mighost_sequence named = sequence(1, 1, 1, 2147483647);
  named.name = text("my \"own\" numbers");
  mighost_sequence renamed = named;
  renamed.name = text("renamed");
  renamed.cycle = 1;
  renamed.cache = 5;
  return {
      change_id("identity_add", none, always, MIGHOST_ATTRIBUTE_IDENTITY),
      change_id("identity_always_to_by_default", always, by_default, MIGHOST_ATTRIBUTE_IDENTITY),
      change_id("identity_add_serial", none, serial, MIGHOST_ATTRIBUTE_IDENTITY),
      change_id("identity_serial_to_identity", serial, by_default, MIGHOST_ATTRIBUTE_IDENTITY),
      change_id("identity_descending", none, numbered(MIGHOST_IDENTITY_ALWAYS, &down),
                MIGHOST_ATTRIBUTE_IDENTITY),
      change_id("identity_numbers", always, numbered(MIGHOST_IDENTITY_ALWAYS, &tens),
                MIGHOST_ATTRIBUTE_SEQUENCE),
      change_id("identity_named", numbered(MIGHOST_IDENTITY_SERIAL, &named),
                numbered(MIGHOST_IDENTITY_SERIAL, &renamed), MIGHOST_ATTRIBUTE_SEQUENCE),
      serial_to_bigint(),
  };
}

Scenario change_generated(const char* name, uint32_t kind_before, uint32_t kind_after, bool needs_18) {
  const auto sized = [](uint32_t kind) {
    mighost_column c = column("area", "integer");
    c.generated = kind;
    if (kind != MIGHOST_GENERATED_NONE) c.generated_expression = text("width * 2");
    return c;
  };
  const mighost_column before = sized(kind_before);
  const mighost_column after = sized(kind_after);
  const mighost_table t = table("sized", {column("width", "integer"), before});
  return {.name = name,
          .before = {create(t)},
          .rows = "INSERT INTO sized (width) VALUES (3);\n",
          .changes = {change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &after, MIGHOST_ATTRIBUTE_GENERATED)},
          .needs_18 = needs_18};
}

Scenario default_in_the_way() {
  mighost_column before = column("level", "text");
  before.default_expression = text("'1'::text");
  mighost_column after = column("level", "integer");
  after.default_expression = text("1");
  const mighost_table t = table("levels", {before});
  return {.name = "type_with_default",
          .before = {create(t)},
          .rows = "INSERT INTO levels VALUES ('5');\n",
          .changes = {change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &after, MIGHOST_ATTRIBUTE_TYPE)}};
}

Scenario no_cast() {
  const mighost_column before = column("at", "date");
  const mighost_column after = column("at", "uuid");
  const mighost_table t = table("moved", {before});
  return {.name = "type_without_cast",
          .before = {create(t)},
          .rows = {},
          .changes = {change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &after, MIGHOST_ATTRIBUTE_TYPE)}};
}

Scenario to_enum() {
  const mighost_enum mood = enumeration("mood", {"sad", "glad"});
  const mighost_column before = column("mood", "text[]");
  const mighost_column after = column("mood", "mood[]");
  const mighost_table t = table("moods", {before});
  return {.name = "type_to_enum",
          .before = {change<mighost_enum>(MIGHOST_SUBJECT_ENUM, nullptr, &mood), create(t)},
          .rows = "INSERT INTO moods VALUES ('{sad,glad}');\n",
          .changes = {change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &after, MIGHOST_ATTRIBUTE_TYPE)}};
}

}  // namespace

std::vector<Scenario> value_scenarios() {
  std::vector<Scenario> all = identities();
  all.push_back(
      change_generated("generated_stored", MIGHOST_GENERATED_NONE, MIGHOST_GENERATED_STORED, false));
  all.push_back(
      change_generated("generated_virtual", MIGHOST_GENERATED_NONE, MIGHOST_GENERATED_VIRTUAL, true));
  all.push_back(default_in_the_way());
  all.push_back(no_cast());
  all.push_back(to_enum());
  return all;
}

}  // namespace mighost::test
