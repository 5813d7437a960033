#include "dialects/build.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

constexpr uint64_t not_null = MIGHOST_COLUMN_NOT_NULL;

mighost_change create(const mighost_table& t) {
  return change<mighost_table>(MIGHOST_SUBJECT_TABLE, nullptr, &t);
}

mighost_table metrics() {
  mighost_table t =
      table("metrics", {column("at time", "timestamp without time zone", not_null),
                        column("id", "integer", not_null), column("value", "double precision")});
  t.primary_key = primary_key("metrics_pk", {"at time", "id"});
  return t;
}

mighost_table hypertable(std::string_view chunk, std::string_view retention) {
  mighost_table t = metrics();
  std::vector<mighost_option> made{{text("timescale.chunk_interval"), text(chunk)},
                                   {text("timescale.hypertable"), text("at time")}};
  if (!retention.empty()) made.push_back({text("timescale.retention"), text(retention)});
  t.options = arena().array(made);
  return t;
}

constexpr const char* rows =
    "INSERT INTO metrics VALUES ('2026-01-01', 1, 1.5), ('2026-01-05', 1, 2.5), ('2026-02-01', 2, 3.5);\n";

/// A change of every option in which two states of the table differ.
std::vector<mighost_change> option_changes(const mighost_table& before, const mighost_table& after) {
  std::vector<mighost_change> changes;
  for (const std::string_view key :
       {"timescale.chunk_interval", "timescale.hypertable", "timescale.retention"}) {
    const mighost_str a = find_option(before.options, key);
    const mighost_str b = find_option(after.options, key);
    if (present(a) == present(b) && view(a) == view(b)) continue;
    mighost_change one = change(MIGHOST_SUBJECT_TABLE, &before, &after, MIGHOST_ATTRIBUTE_OPTION);
    one.key = text(key);
    changes.push_back(one);
  }
  return changes;
}

Scenario create_hypertable() {
  mighost_table t = hypertable("1 day", "14 days");
  t.name = text("Robert'); DROP \"me\"; --");
  t.indexes = list({index("by value", {"at time", "value"})});
  t.comment = text("metrics");
  return {.name = "hypertable_create", .before = {}, .rows = {}, .changes = {create(t)}};
}

Scenario from_plain() {
  const mighost_table before = metrics();
  const mighost_table after = hypertable("7 days", "100 years");
  return {.name = "hypertable_from_plain",
          .before = {create(before)},
          .rows = rows,
          .changes = option_changes(before, after)};
}

Scenario settings() {
  const mighost_table before = hypertable("1 day", "100 years");
  const mighost_table after = hypertable("12 hours", "99 years");
  return {.name = "hypertable_settings",
          .before = {create(before)},
          .rows = rows,
          .changes = option_changes(before, after)};
}

Scenario retention_removed() {
  const mighost_table before = hypertable("1 day", "100 years");
  const mighost_table after = hypertable("1 day", "");
  return {.name = "hypertable_retention_removed",
          .before = {create(before)},
          .rows = rows,
          .changes = option_changes(before, after)};
}

Scenario key_without_time() {
  const mighost_table t = hypertable("1 day", "");
  const mighost_key unique = key("metrics_id_key", {"id"});
  const mighost_index unique_index = index("metrics_id_idx", {"id"}, MIGHOST_UNIQUE);
  return {.name = "hypertable_key_without_time",
          .before = {create(t)},
          .rows = rows,
          .changes = {change_in<mighost_key>(t, MIGHOST_SUBJECT_UNIQUE, nullptr, &unique),
                      change_in<mighost_index>(t, MIGHOST_SUBJECT_INDEX, nullptr, &unique_index)}};
}

Scenario key_with_time() {
  const mighost_table t = hypertable("1 day", "");
  const mighost_key unique = key("metrics_time_key", {"at time", "value"});
  const mighost_index plain = index("metrics_id_idx", {"id"});
  return {.name = "hypertable_key_with_time",
          .before = {create(t)},
          .rows = rows,
          .changes = {change_in<mighost_key>(t, MIGHOST_SUBJECT_UNIQUE, nullptr, &unique),
                      change_in<mighost_index>(t, MIGHOST_SUBJECT_INDEX, nullptr, &plain)}};
}

Scenario columns() {
  const mighost_table t = hypertable("1 day", "");
  mighost_column added = column("source", "text", not_null);
  added.default_expression = text("'unknown'::text");
  const mighost_column before = column("value", "double precision");
  const mighost_column renamed = column("reading", "double precision");
  const mighost_column retyped = column("reading", "numeric");
  return {.name = "hypertable_columns",
          .before = {create(t)},
          .rows = rows,
          .changes = {change_in<mighost_column>(t, MIGHOST_SUBJECT_COLUMN, nullptr, &added),
                      change_in(t, MIGHOST_SUBJECT_COLUMN, &before, &renamed, MIGHOST_ATTRIBUTE_NAME),
                      change_in(t, MIGHOST_SUBJECT_COLUMN, &renamed, &retyped, MIGHOST_ATTRIBUTE_TYPE)}};
}

}  // namespace

std::vector<Scenario> timescale_scenarios() {
  return {create_hypertable(), from_plain(),    settings(), retention_removed(),
          key_without_time(),  key_with_time(), columns()};
}

}  // namespace mighost::test
