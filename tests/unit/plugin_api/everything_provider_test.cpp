// Everything that the YAML format has, read back from the compiled plugin.
#include <doctest/doctest.h>

#include <stdexcept>

#include "loaded_provider.hpp"

namespace mighost::test {

namespace {

const mighost_provider& everything() {
  return *load_plugin(PROVIDER_EVERYTHING).provider;
}

mighost_table table(std::string_view name) {
  for (const mighost_table candidate : rows<mighost_table>(everything().tables)) {
    if (view(candidate.name) == name) return candidate;
  }
  throw std::runtime_error("no such table");
}

mighost_column column(const mighost_table& of, std::string_view name) {
  for (const mighost_column candidate : rows<mighost_column>(of.columns)) {
    if (view(candidate.name) == name) return candidate;
  }
  throw std::runtime_error("no such column");
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("a plugin says what it is called, and which convention it follows") {
  const mighost_plugin& plugin = load_plugin(PROVIDER_EVERYTHING);
  CHECK(std::string_view(plugin.magic, 8) == "mighost\n");
  CHECK(plugin.struct_size == sizeof(mighost_plugin));
  CHECK(plugin.abi_major == MIGHOST_ABI_MAJOR);
  CHECK(plugin.abi_minor == MIGHOST_ABI_MINOR);
  CHECK(view(plugin.name) == "everything");
  CHECK(view(plugin.description) == "Everything \"at once\"");
  CHECK(plugin.dialect == nullptr);
  CHECK(view(plugin.provider->convention) == "plain");
}

TEST_CASE("every type comes out as its number, with name, digits and dimensions") {
  const mighost_table types = table("types");
  const auto columns = rows<mighost_column>(types.columns);
  REQUIRE(columns.size() == 25);
  const uint32_t simple[] = {
      MIGHOST_TYPE_BOOL,  MIGHOST_TYPE_SMALLINT,  MIGHOST_TYPE_INT,         MIGHOST_TYPE_BIGINT,
      MIGHOST_TYPE_FLOAT, MIGHOST_TYPE_DECIMAL,   MIGHOST_TYPE_DECIMAL,     MIGHOST_TYPE_STRING,
      MIGHOST_TYPE_BYTES, MIGHOST_TYPE_UUID,      MIGHOST_TYPE_JSON,        MIGHOST_TYPE_DATE,
      MIGHOST_TYPE_TIME,  MIGHOST_TYPE_TIMESTAMP, MIGHOST_TYPE_TIMESTAMPTZ, MIGHOST_TYPE_INTERVAL,
      MIGHOST_TYPE_INET,  MIGHOST_TYPE_CIDR,      MIGHOST_TYPE_MACADDR};
  for (std::size_t i = 0; i < std::size(simple); ++i) {
    CHECK(columns[i].struct_size == sizeof(mighost_column));
    CHECK(columns[i].type == simple[i]);
    CHECK(columns[i].array_dimensions == 0);
    CHECK(columns[i].flags == 0);
    CHECK_FALSE(present(columns[i].type_name));
  }
  CHECK(columns[5].precision == 0);
  CHECK(columns[6].precision == 12);
  CHECK(columns[6].scale == 2);
  CHECK(columns[19].type == MIGHOST_TYPE_ENUM);
  CHECK(view(columns[19].type_name) == "mood");
  CHECK(columns[20].type == MIGHOST_TYPE_NATIVE);
  CHECK(view(columns[20].type_name) == "character varying(10)");
  CHECK(columns[21].array_dimensions == 1);
  CHECK(columns[22].array_dimensions == 2);
  CHECK(columns[22].precision == 5);
  CHECK(columns[23].array_dimensions == 1);
  CHECK(columns[23].flags == MIGHOST_COLUMN_NOT_NULL);
  CHECK(columns[24].flags == (MIGHOST_COLUMN_NOT_NULL | MIGHOST_COLUMN_UNIQUE));
}

TEST_CASE("a table keeps its texts, options and former names") {
  const mighost_table orders = table("orders");
  CHECK(view(orders.resource) == "shop.orders");
  CHECK(view(orders.schema) == "shop");
  CHECK(view(orders.description) == "What people bought.");
  CHECK(view(orders.comment) == "One row an order.");
  CHECK(strings(orders.formerly) == Strings{"purchases", "sales"});
  CHECK(view(find_option(orders.options, "timescale.chunk_interval")) == "1 day");
  CHECK(view(find_option(orders.options, "postgres.fillfactor")) == "070");
}

TEST_CASE("a column keeps values, identity and texts") {
  const mighost_table orders = table("orders");
  const mighost_column id = column(orders, "id");
  CHECK(id.flags == (MIGHOST_COLUMN_ID | MIGHOST_COLUMN_NOT_NULL));
  CHECK(id.identity == MIGHOST_IDENTITY_ALWAYS);
  REQUIRE(id.sequence != nullptr);
  const mighost_sequence& numbers = *id.sequence;
  CHECK(numbers.struct_size == sizeof(mighost_sequence));
  CHECK(view(numbers.name) == "order_ids");
  CHECK(numbers.start == 5);
  CHECK(numbers.increment == 2);
  CHECK(numbers.min_value == 3);
  CHECK(numbers.max_value == 99);
  CHECK(numbers.cache == 4);
  CHECK(numbers.cycle == 1);

  const mighost_column serial = column(orders, "serial");
  CHECK(serial.identity == MIGHOST_IDENTITY_SERIAL);
  CHECK(serial.sequence == nullptr);
  CHECK(column(orders, "at").flags == MIGHOST_COLUMN_PARTITION);
  CHECK(view(column(orders, "at").default_expression) == "now()");
  CHECK(view(column(orders, "total").default_value) == "010");
  CHECK(column(orders, "twice").generated == MIGHOST_GENERATED_STORED);
  CHECK(view(column(orders, "twice").generated_expression) == "total * 2");
  CHECK(column(orders, "thrice").generated == MIGHOST_GENERATED_VIRTUAL);

  const mighost_column note = column(orders, "note");
  CHECK(present(note.default_value));
  CHECK(note.default_value.len == 0);
  CHECK(view(note.collation) == "\"C\"");
  CHECK(view(note.description) == "Why.");
  CHECK(view(note.comment) == "free text");
  CHECK(strings(note.formerly) == Strings{"remark"});
  CHECK(view(find_option(note.options, "postgres.storage")) == "external");
}

TEST_CASE("a sequence that counts down has the server's defaults for that") {
  const mighost_sequence& numbers = *column(table("orders"), "down").sequence;
  CHECK(numbers.increment == -1);
  CHECK(numbers.min_value == INT16_MIN);
  CHECK(numbers.max_value == -1);
  CHECK(numbers.start == -1);
}

TEST_CASE("keys and checks keep names, columns and flags") {
  const mighost_table orders = table("orders");
  REQUIRE(orders.primary_key != nullptr);
  CHECK(view(orders.primary_key->name) == "orders_key");
  CHECK(strings(orders.primary_key->columns) == Strings{"id", "at"});
  CHECK(strings(orders.primary_key->include) == Strings{"total"});
  CHECK(view(orders.primary_key->comment) == "the key");
  CHECK(view(find_option(orders.primary_key->options, "postgres.fillfactor")) == "90");

  const auto uniques = rows<mighost_key>(orders.uniques);
  REQUIRE(uniques.size() == 3);
  CHECK(strings(uniques[0].columns) == Strings{"note"});
  CHECK_FALSE(present(uniques[0].name));
  CHECK(uniques[1].flags == (MIGHOST_NULLS_NOT_DISTINCT | MIGHOST_DEFERRABLE));
  CHECK(uniques[2].flags == (MIGHOST_WITHOUT_OVERLAPS | MIGHOST_DEFERRABLE | MIGHOST_INITIALLY_DEFERRED));

  const auto checks = rows<mighost_check>(orders.checks);
  REQUIRE(checks.size() == 2);
  CHECK(view(checks[0].expression) == "total >= 0");
  CHECK(view(checks[1].name) == "sane");
  CHECK(checks[1].flags == (MIGHOST_NOT_VALID | MIGHOST_NO_INHERIT | MIGHOST_NOT_ENFORCED));
  CHECK(view(checks[1].comment) == "hm");
}

TEST_CASE("foreign keys keep both sides, actions and flags") {
  const auto keys = rows<mighost_foreign_key>(table("orders").foreign_keys);
  REQUIRE(keys.size() == 2);
  CHECK(strings(keys[0].columns) == Strings{"down"});
  CHECK(view(keys[0].referenced_table) == "people");
  CHECK_FALSE(present(keys[0].referenced_schema));
  CHECK(keys[0].on_delete == MIGHOST_ACTION_NO_ACTION);
  CHECK(view(keys[1].name) == "to_other");
  CHECK(view(keys[1].referenced_schema) == "other");
  CHECK(strings(keys[1].referenced_columns) == Strings{"a", "b"});
  CHECK(keys[1].on_delete == MIGHOST_ACTION_SET_NULL);
  CHECK(keys[1].on_update == MIGHOST_ACTION_CASCADE);
  CHECK(strings(keys[1].on_delete_columns) == Strings{"down"});
  CHECK(keys[1].match == MIGHOST_MATCH_FULL);
  CHECK(keys[1].flags ==
        (MIGHOST_DEFERRABLE | MIGHOST_NOT_VALID | MIGHOST_NOT_ENFORCED | MIGHOST_WITHOUT_OVERLAPS));
}

TEST_CASE("indexes and exclusions keep elements, order and predicate") {
  const mighost_table orders = table("orders");
  const auto indexes = rows<mighost_index>(orders.indexes);
  REQUIRE(indexes.size() == 3);
  CHECK(rows<mighost_index_element>(indexes[0].elements).size() == 1);
  CHECK(view(rows<mighost_index_element>(indexes[1].elements)[1].column) == "serial");
  CHECK(view(indexes[2].method) == "gin");
  CHECK(view(indexes[2].predicate) == "total > 0");
  CHECK(indexes[2].flags == (MIGHOST_UNIQUE | MIGHOST_NULLS_NOT_DISTINCT));
  CHECK(view(find_option(indexes[2].options, "postgres.fastupdate")) == "off");
  const auto elements = rows<mighost_index_element>(indexes[2].elements);
  REQUIRE(elements.size() == 3);
  CHECK(view(elements[1].column) == "note");
  CHECK(view(elements[1].operator_class) == "text_ops");
  CHECK(elements[1].descending == 1);
  CHECK(elements[1].nulls == MIGHOST_NULLS_FIRST);
  CHECK_FALSE(present(elements[2].column));
  CHECK(view(elements[2].expression) == "lower(note)");

  const auto exclusions = rows<mighost_exclusion>(orders.exclusions);
  REQUIRE(exclusions.size() == 1);
  CHECK(view(exclusions[0].method) == "gist");
  CHECK(exclusions[0].flags == MIGHOST_DEFERRABLE);
  CHECK(view(rows<mighost_index_element>(exclusions[0].elements)[1].with_operator) == "&&");
}

TEST_CASE("relations nest") {
  const auto lines = rows<mighost_table>(table("orders").relations);
  REQUIRE(lines.size() == 1);
  CHECK(view(lines[0].name) == "lines");
  CHECK(column(lines[0], "order_id").flags == MIGHOST_COLUMN_PARENT_ID);
  CHECK(view(rows<mighost_table>(lines[0].relations)[0].name) == "line_parts");
}

TEST_CASE("enums and objects keep all that they have") {
  const auto enums = rows<mighost_enum>(everything().enums);
  REQUIRE(enums.size() == 2);
  CHECK(strings(enums[0].values) == Strings{"sad", "ok"});
  CHECK(view(enums[1].schema) == "art");
  CHECK(strings(enums[1].values) == Strings{"red", "null"});
  CHECK(strings(enums[1].formerly) == Strings{"color"});

  const auto objects = rows<mighost_object>(everything().objects);
  REQUIRE(objects.size() == 1);
  CHECK(view(objects[0].kind) == "view");
  CHECK(view(objects[0].identity) == "dear_orders");
  CHECK(view(objects[0].drop) == "DROP VIEW dear_orders");
  CHECK(objects[0].flags == (MIGHOST_OBJECT_REPLACEABLE | MIGHOST_OBJECT_SHARED));
  const auto refs = rows<mighost_ref>(objects[0].depends_on);
  REQUIRE(refs.size() == 2);
  CHECK(view(refs[0].column) == "total");
  CHECK_FALSE(present(refs[1].column));
}

TEST_CASE("hostile names come out byte for byte") {
  const mighost_table hostile = table("quote\" back\\slash new\nline tab\t bell\a 1");
  CHECK(view(hostile.resource) == "resource \"of\" all */ evil \\");
  Strings names;
  for (const mighost_column c : rows<mighost_column>(hostile.columns)) names.emplace_back(view(c.name));
  CHECK(names == Strings{"trigraph ?\?/ ?\?= ?\?)", "octal \0011 \1778", "*/ // /* #define", "Straße – 表 🐘",
                         "'; DROP TABLE x; -- $$", "010", "no", "null", "%s %n {} \\0 \\",
                         " lead and trail "});
  CHECK(view(column(hostile, " lead and trail ").type_name) == "a) \"b\"");
  CHECK(strings(hostile.primary_key->columns) == Strings{"010", "no"});
}

}  // namespace mighost::test
