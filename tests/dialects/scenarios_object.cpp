#include "dialects/build.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

mighost_change alter(const mighost_enum& before, const mighost_enum& after, uint32_t attribute) {
  return change(MIGHOST_SUBJECT_ENUM, &before, &after, attribute);
}

Scenario enum_life() {
  const mighost_enum first = enumeration("mood", {"it's", "back\\slash"});
  const mighost_enum none = enumeration("Nothing yet", {});
  mighost_enum commented = first;
  commented.comment = text("how one 'feels'");
  mighost_enum renamed = commented;
  renamed.name = text("Mood");
  mighost_enum other_value = renamed;
  other_value.values = names({"it's", "glad"});
  return {.name = "enum",
          .before = {},
          .rows = {},
          .changes = {change<mighost_enum>(MIGHOST_SUBJECT_ENUM, nullptr, &first),
                      change<mighost_enum>(MIGHOST_SUBJECT_ENUM, nullptr, &none),
                      alter(first, commented, MIGHOST_ATTRIBUTE_COMMENT),
                      alter(commented, renamed, MIGHOST_ATTRIBUTE_NAME),
                      alter(renamed, other_value, MIGHOST_ATTRIBUTE_VALUES)}};
}

Scenario enum_values() {
  const mighost_enum before = enumeration("size", {"m", "l"});
  const mighost_enum after = enumeration("size", {"xs", "s", "m", "m+", "l", "xl"});
  return {.name = "enum_add_values",
          .before = {change<mighost_enum>(MIGHOST_SUBJECT_ENUM, nullptr, &before)},
          .rows = {},
          .changes = {alter(before, after, MIGHOST_ATTRIBUTE_VALUES)}};
}

Scenario enum_order() {
  const mighost_enum before = enumeration("size", {"m", "l"});
  const mighost_enum after = enumeration("size", {"l", "m"});
  return {.name = "enum_move_values",
          .before = {change<mighost_enum>(MIGHOST_SUBJECT_ENUM, nullptr, &before)},
          .rows = {},
          .changes = {alter(before, after, MIGHOST_ATTRIBUTE_VALUES)}};
}

mighost_object view_of(std::string_view create) {
  return {.struct_size = sizeof(mighost_object),
          .kind = text("view"),
          .identity = text("\"All\""),
          .create = text(create),
          .drop = text("DROP VIEW \"All\"")};
}

Scenario objects() {
  const mighost_table t = table("t", {column("a", "integer")});
  mighost_object view = view_of("CREATE VIEW \"All\" AS\n SELECT a FROM t");
  view.comment = text("everything");
  mighost_object other = view_of("CREATE VIEW \"All\" AS\n SELECT a, a + 1 AS b FROM t");
  mighost_object uncommented = other;
  other.comment = text("everything");
  const mighost_object function{
      .struct_size = sizeof(mighost_object),
      .kind = text("function"),
      .identity = text("f()"),
      .create = text("CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql\n"
                     "AS $$BEGIN RETURN NEW; END$$"),
      .drop = text("DROP FUNCTION f()"),
      .flags = MIGHOST_OBJECT_REPLACEABLE};
  mighost_object replaced = function;
  replaced.create =
      text("CREATE OR REPLACE FUNCTION f() RETURNS trigger LANGUAGE plpgsql\nAS $$BEGIN RETURN NULL; END$$");
  const mighost_object trigger{
      .struct_size = sizeof(mighost_object),
      .kind = text("trigger"),
      .identity = text("t.\"My trigger\""),
      .create = text("CREATE TRIGGER \"My trigger\" BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f()"),
      .drop = text("DROP TRIGGER \"My trigger\" ON t"),
      .comment = text("on the table")};
  const auto made = [](const mighost_object& o) {
    return change<mighost_object>(MIGHOST_SUBJECT_OBJECT, nullptr, &o);
  };
  return {.name = "objects",
          .before = {change<mighost_table>(MIGHOST_SUBJECT_TABLE, nullptr, &t)},
          .rows = {},
          .changes = {made(view), change(MIGHOST_SUBJECT_OBJECT, &view, &other, MIGHOST_ATTRIBUTE_DEFINITION),
                      change(MIGHOST_SUBJECT_OBJECT, &other, &uncommented, MIGHOST_ATTRIBUTE_COMMENT),
                      made(function), made(trigger),
                      change(MIGHOST_SUBJECT_OBJECT, &function, &replaced, MIGHOST_ATTRIBUTE_DEFINITION)}};
}

}  // namespace

std::vector<Scenario> object_scenarios() {
  return {enum_life(), enum_values(), enum_order(), objects()};
}

}  // namespace mighost::test
