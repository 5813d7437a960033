#include "dialects/families.hpp"

#include "dialects/build.hpp"

namespace mighost::test {
namespace {

constexpr uint64_t parent_id = MIGHOST_COLUMN_PARENT_ID;

template <typename T>
const T* keep(const T& value) {
  return arena().copy(value);
}

NamedFamily types() {
  std::vector<mighost_column> columns;
  const auto add = [&](std::string_view name, uint32_t type) -> mighost_column& {
    return columns.emplace_back(logical(name, type));
  };
  for (uint32_t type = MIGHOST_TYPE_BOOL; type <= MIGHOST_TYPE_MACADDR; ++type) {
    add("type_" + std::to_string(type), type);
    add("array_" + std::to_string(type), type).array_dimensions = 1;
  }
  mighost_column& decimal = add("decimal", MIGHOST_TYPE_DECIMAL);
  decimal.precision = 10;
  decimal.scale = 2;
  add("enum", MIGHOST_TYPE_ENUM).type_name = text("Mood of the day");
  mighost_column& enums = add("enums", MIGHOST_TYPE_ENUM);
  enums.type_name = text("mood");
  enums.array_dimensions = 2;
  for (const std::string_view native : {"varchar(20)", "CHAR", "timestamptz(3)", "int4[]", "decimal(5)",
                                        "float(8)", "geometry(Point, 4326)", "\"Own\".\"type\""}) {
    columns.push_back(column("native " + std::string{native}, native));
  }
  add("chosen", MIGHOST_TYPE_STRING).options =
      options({{"postgres.type", "citext"}, {"postgres.storage", "main"}});
  mighost_table t = table("types", {});
  t.columns = arena().array(columns);
  return {"types", {{keep(t), nullptr}}};
}

NamedFamily values() {
  const auto with = [](std::string_view name, uint32_t type, std::string_view value) {
    mighost_column c = logical(name, type);
    c.default_value = text(value);
    return c;
  };
  mighost_column array = with("array", MIGHOST_TYPE_INT, "{1,2}");
  array.array_dimensions = 1;
  mighost_column expression = logical("expression", MIGHOST_TYPE_TIMESTAMPTZ);
  expression.default_expression = text("now()");
  mighost_column serial = logical("serial", MIGHOST_TYPE_BIGINT);
  serial.identity = MIGHOST_IDENTITY_SERIAL;
  mighost_column identity = logical("identity", MIGHOST_TYPE_INT);
  identity.identity = MIGHOST_IDENTITY_ALWAYS;
  mighost_column generated = logical("generated", MIGHOST_TYPE_STRING);
  generated.generated = MIGHOST_GENERATED_STORED;
  generated.generated_expression = text("upper(string)");
  const mighost_table t =
      table("values",
            {with("bool", MIGHOST_TYPE_BOOL, "true"), with("int", MIGHOST_TYPE_INT, "-5"),
             with("bigint", MIGHOST_TYPE_BIGINT, "9223372036854775807"),
             with("float", MIGHOST_TYPE_FLOAT, "NaN"), with("decimal", MIGHOST_TYPE_DECIMAL, "1.50"),
             with("string", MIGHOST_TYPE_STRING, "it's \\ 'here'\n$$"),
             with("empty", MIGHOST_TYPE_STRING, ""), with("json", MIGHOST_TYPE_JSON, "{\"a\": [1]}"),
             with("uuid", MIGHOST_TYPE_UUID, "01234567-89ab-cdef-0123-456789abcdef"),
             with("date", MIGHOST_TYPE_DATE, "2026-01-02"), array, expression, serial, identity, generated});
  return {"values", {{keep(t), nullptr}}};
}

NamedFamily nested() {
  mighost_table root =
      cloudquery("clusters", {logical("arn", MIGHOST_TYPE_STRING), logical("group", MIGHOST_TYPE_STRING)});
  root.primary_key = primary_key("", {"arn"});
  root.options = options({{"timescale.chunk_interval", "24h"}, {"timescale.retention", "4 weeks"}});
  mighost_table child = cloudquery("cluster_tasks", {logical("cluster_cq_id", MIGHOST_TYPE_UUID, parent_id),
                                                     logical("order", MIGHOST_TYPE_INT)});
  child.options = root.options;  // the host passes them on
  mighost_table grandchild =
      cloudquery("cluster_task_containers",
                 {logical("task_cq_id", MIGHOST_TYPE_UUID, parent_id), logical("user", MIGHOST_TYPE_STRING)});
  // Written by the provider as well: no second index for it.
  grandchild.foreign_keys = list({foreign_key("", {"task_cq_id"}, "cluster_tasks", {"cq_id"})});
  grandchild.options = options({{"timescale.chunk_interval", "24h"}, {"timescale.retention", "none"}});
  const mighost_table* root_kept = keep(root);
  const mighost_table* child_kept = keep(child);
  return {"nested", {{root_kept, nullptr}, {child_kept, root_kept}, {keep(grandchild), child_kept}}};
}

NamedFamily keys() {
  mighost_table target = cloudquery("target", {logical("a", MIGHOST_TYPE_INT, MIGHOST_COLUMN_UNIQUE)});
  mighost_table t = cloudquery(
      "keys", {logical("a", MIGHOST_TYPE_INT, MIGHOST_COLUMN_UNIQUE), logical("a_b", MIGHOST_TYPE_INT),
               logical("b_c", MIGHOST_TYPE_INT), logical("c", MIGHOST_TYPE_INT)});
  t.primary_key = primary_key("chosen_name", {"a", "cq_fetch_date"});
  t.uniques =
      list({key("", {"a", "b_c"}), key("", {"a_b", "c"}), key("again", {"a"}), key("", {"a_b", "c"})});
  t.checks = list({check("", "a > 0"), check("named", "c > 0")});
  mighost_foreign_key reference = foreign_key("", {"a"}, "target", {"a"});
  reference.on_delete = MIGHOST_ACTION_SET_NULL;
  t.foreign_keys = list({reference});
  mighost_index partial = index("", {"c"});
  partial.predicate = text("a > 5");
  t.indexes = list({index("", {"c"}), partial, index("", {"a_b"}, MIGHOST_UNIQUE),
                    index("", {"cq_fetch_date", "c"}), index("by_hand", {"b_c"})});
  return {"keys", {{keep(target), nullptr}, {keep(t), nullptr}}};
}

NamedFamily long_names() {
  // 62 bytes, as the longest one of the aws provider; and two that are cut in the same place.
  const std::string_view name = "aws_elbv2_listener_default_action_forward_config_target_groups";
  mighost_table root = cloudquery(name, {logical("default_action_cq_id_of_the_parent_of_the_listener_a",
                                                 MIGHOST_TYPE_INT, MIGHOST_COLUMN_UNIQUE),
                                         logical("default_action_cq_id_of_the_parent_of_the_listener_b",
                                                 MIGHOST_TYPE_INT, MIGHOST_COLUMN_UNIQUE)});
  mighost_table child = cloudquery("ümläute_äöü_äöü_äöü_äöü_äöü_äöü_äöü_ä",
                                   {logical("parent_cq_id", MIGHOST_TYPE_UUID, parent_id),
                                    logical("äöü_äöü_äöü_äöü_ä", MIGHOST_TYPE_INT, MIGHOST_COLUMN_UNIQUE)});
  const mighost_table* kept = keep(root);
  return {"long_names", {{kept, nullptr}, {keep(child), kept}}};
}

NamedFamily hostile() {
  const std::string_view name = "Robert'); DROP TABLE \"x\"; --";
  mighost_column c = logical("$$ it's\n\"mine\" \\", MIGHOST_TYPE_STRING, MIGHOST_COLUMN_UNIQUE);
  c.default_value = text("'; DROP TABLE x; --\\");
  c.comment = text("$function$ '' \\");
  mighost_table root = cloudquery(name, {c});
  mighost_table child = cloudquery("child'; --", {logical("parent'\"id\\", MIGHOST_TYPE_UUID, parent_id)});
  const mighost_table* kept = keep(root);
  return {"hostile", {{kept, nullptr}, {keep(child), kept}}};
}

NamedFamily own_time() {
  // A provider's own time column: a hypertable whose rows nobody drops unless it says so.
  mighost_table t = table("metrics", {logical("at", MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_COLUMN_PARTITION),
                                      logical("id", MIGHOST_TYPE_BIGINT, MIGHOST_COLUMN_ID),
                                      logical("value", MIGHOST_TYPE_FLOAT)});
  mighost_table no_key = table("events", {logical("on", MIGHOST_TYPE_DATE, MIGHOST_COLUMN_PARTITION)});
  mighost_table plain = table("plain", {logical("id", MIGHOST_TYPE_INT, MIGHOST_COLUMN_ID)});
  plain.primary_key = primary_key("", {"id"});
  mighost_table of_plain =
      table("plain_events", {logical("at", MIGHOST_TYPE_TIMESTAMP, MIGHOST_COLUMN_PARTITION),
                             logical("plain_id", MIGHOST_TYPE_INT, parent_id)});
  t.primary_key = primary_key("", {"id"});
  const mighost_table* plain_kept = keep(plain);
  return {"own_time",
          {{keep(t), nullptr}, {keep(no_key), nullptr}, {plain_kept, nullptr}, {keep(of_plain), plain_kept}}};
}

}  // namespace

mighost_table cloudquery(std::string_view name, std::initializer_list<mighost_column> columns) {
  constexpr uint64_t internal = MIGHOST_COLUMN_INTERNAL;
  std::vector<mighost_column> all{
      logical("cq_id", MIGHOST_TYPE_UUID,
              internal | MIGHOST_COLUMN_ID | MIGHOST_COLUMN_NOT_NULL | MIGHOST_COLUMN_UNIQUE),
      logical("cq_meta", MIGHOST_TYPE_JSON, internal),
      logical("cq_fetch_date", MIGHOST_TYPE_TIMESTAMP,
              internal | MIGHOST_COLUMN_NOT_NULL | MIGHOST_COLUMN_PARTITION)};
  all.insert(all.end(), columns.begin(), columns.end());
  mighost_table t = table(name, {});
  t.columns = arena().array(all);
  t.primary_key = primary_key("", {"cq_id"});
  return t;
}

const std::vector<NamedFamily>& families() {
  static const std::vector<NamedFamily> all{types(),      values(),  nested(),  keys(),
                                            long_names(), hostile(), own_time()};
  return all;
}

}  // namespace mighost::test
