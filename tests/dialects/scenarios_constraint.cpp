#include "dialects/build.hpp"
#include "dialects/scenario.hpp"

namespace mighost::test {
namespace {

constexpr uint64_t not_null = MIGHOST_COLUMN_NOT_NULL;

mighost_change create(const mighost_table& t) {
  return change<mighost_table>(MIGHOST_SUBJECT_TABLE, nullptr, &t);
}

mighost_table orders() {
  return table("orders",
               {column("id", "integer", not_null), column("customer", "integer"), column("note", "text")});
}

mighost_table customers() {
  mighost_table t = table("customers", {column("id", "integer", not_null)});
  t.primary_key = primary_key("customers_pk", {"id"});
  return t;
}

constexpr const char* rows =
    "INSERT INTO customers VALUES (1);\nINSERT INTO orders VALUES (1, 1, 'a'), (2, NULL, 'b');\n";

/// What happens to one kind of thing on one table: created, then altered step by step. The way back drops it.
template <typename T>
Scenario life(const char* name, uint32_t subject, const std::vector<std::pair<T, uint32_t>>& steps,
              std::string_view option = {}) {
  const mighost_table t = orders();
  Scenario scenario{.name = name, .before = {create(customers()), create(t)}, .rows = rows, .changes = {}};
  const T* before = nullptr;
  for (const auto& [after, attribute] : steps) {
    mighost_change one = change_in(t, subject, before, &after, attribute);
    if (attribute == MIGHOST_ATTRIBUTE_OPTION) one.key = text(option);
    scenario.changes.push_back(one);
    before = static_cast<const T*>(one.after);
  }
  return scenario;
}

Scenario primary_keys() {
  const mighost_key first = key("orders_pk", {"id"});
  mighost_key renamed = key("orders_id", {"id"});
  mighost_key commented = renamed;
  commented.comment = text("the key");
  mighost_key filled = commented;
  filled.options = options({{"postgres.with.fillfactor", "60"}});
  mighost_key deferrable = filled;
  deferrable.flags = MIGHOST_DEFERRABLE | MIGHOST_INITIALLY_DEFERRED;
  return life<mighost_key>("constraint_primary_key", MIGHOST_SUBJECT_PRIMARY_KEY,
                           {{first, MIGHOST_ATTRIBUTE_NONE},
                            {renamed, MIGHOST_ATTRIBUTE_NAME},
                            {commented, MIGHOST_ATTRIBUTE_COMMENT},
                            {filled, MIGHOST_ATTRIBUTE_OPTION},
                            {deferrable, MIGHOST_ATTRIBUTE_DEFERRABILITY}},
                           "postgres.with.fillfactor");
}

Scenario uniques() {
  mighost_key first = key("orders_note_key", {"note"}, MIGHOST_NULLS_NOT_DISTINCT);
  first.include = names({"id"});
  mighost_key deferrable = first;
  deferrable.flags |= MIGHOST_DEFERRABLE;
  return life<mighost_key>("constraint_unique", MIGHOST_SUBJECT_UNIQUE,
                           {{first, MIGHOST_ATTRIBUTE_NONE}, {deferrable, MIGHOST_ATTRIBUTE_DEFERRABILITY}});
}

Scenario checks() {
  const mighost_check unchecked =
      check("orders_check", "note <> ''::text", MIGHOST_NOT_VALID | MIGHOST_NO_INHERIT);
  mighost_check valid = check("orders_check", "note <> ''::text", MIGHOST_NO_INHERIT);
  mighost_check renamed = valid;
  renamed.name = text("orders note");
  mighost_check commented = renamed;
  commented.comment = text("no empty notes");
  return life<mighost_check>("constraint_check", MIGHOST_SUBJECT_CHECK,
                             {{unchecked, MIGHOST_ATTRIBUTE_NONE},
                              {valid, MIGHOST_ATTRIBUTE_VALIDITY},
                              {renamed, MIGHOST_ATTRIBUTE_NAME},
                              {commented, MIGHOST_ATTRIBUTE_COMMENT}});
}

Scenario foreign_keys() {
  mighost_foreign_key first = foreign_key("orders_fkey", {"customer"}, "customers", {"id"});
  first.match = MIGHOST_MATCH_FULL;
  first.on_delete = MIGHOST_ACTION_SET_NULL;
  first.on_delete_columns = names({"customer"});
  first.on_update = MIGHOST_ACTION_CASCADE;
  first.flags = MIGHOST_NOT_VALID;
  mighost_foreign_key valid = first;
  valid.flags = 0;
  mighost_foreign_key deferrable = valid;
  deferrable.flags = MIGHOST_DEFERRABLE | MIGHOST_INITIALLY_DEFERRED;
  mighost_foreign_key renamed = deferrable;
  renamed.name = text("to customer");
  mighost_foreign_key commented = renamed;
  commented.comment = text("who ordered");
  return life<mighost_foreign_key>("constraint_foreign_key", MIGHOST_SUBJECT_FOREIGN_KEY,
                                   {{first, MIGHOST_ATTRIBUTE_NONE},
                                    {valid, MIGHOST_ATTRIBUTE_VALIDITY},
                                    {deferrable, MIGHOST_ATTRIBUTE_DEFERRABILITY},
                                    {renamed, MIGHOST_ATTRIBUTE_NAME},
                                    {commented, MIGHOST_ATTRIBUTE_COMMENT}});
}

Scenario foreign_key_actions() {
  const mighost_table t = orders();
  Scenario scenario{.name = "constraint_foreign_key_actions",
                    .before = {create(customers()), create(t)},
                    .rows = rows,
                    .changes = {}};
  for (const uint32_t action :
       {MIGHOST_ACTION_RESTRICT, MIGHOST_ACTION_CASCADE, MIGHOST_ACTION_SET_DEFAULT}) {
    mighost_foreign_key one =
        foreign_key("orders_fkey" + std::to_string(action), {"customer"}, "customers", {"id"});
    one.on_delete = action;
    one.on_update = action;
    scenario.changes.push_back(change_in<mighost_foreign_key>(t, MIGHOST_SUBJECT_FOREIGN_KEY, nullptr, &one));
  }
  return scenario;
}

Scenario exclusions() {
  mighost_exclusion first{
      .struct_size = sizeof(mighost_exclusion),
      .name = text("orders_excl"),
      .method = text("gist"),
      .elements = list<mighost_index_element>(
          {{.expression = text("int4range(id, id, '[]'::text)"), .with_operator = text("&&")}}),
      .include = names({}),
  };
  mighost_exclusion renamed = first;
  renamed.name = text("orders once");
  mighost_exclusion deferrable = renamed;
  deferrable.flags = MIGHOST_DEFERRABLE;
  return life<mighost_exclusion>("constraint_exclusion", MIGHOST_SUBJECT_EXCLUSION,
                                 {{first, MIGHOST_ATTRIBUTE_NONE},
                                  {renamed, MIGHOST_ATTRIBUTE_NAME},
                                  {deferrable, MIGHOST_ATTRIBUTE_DEFERRABILITY}});
}

Scenario indexes() {
  mighost_index first = index("orders_note_idx", {"note", "customer"});
  first.include = names({"id"});
  first.predicate = text("customer IS NOT NULL");
  mighost_index renamed = first;
  renamed.name = text("Orders by note");
  mighost_index commented = renamed;
  commented.comment = text("for the report");
  mighost_index filled = commented;
  filled.options = options({{"postgres.with.fillfactor", "50"}});
  return life<mighost_index>("index", MIGHOST_SUBJECT_INDEX,
                             {{first, MIGHOST_ATTRIBUTE_NONE},
                              {renamed, MIGHOST_ATTRIBUTE_NAME},
                              {commented, MIGHOST_ATTRIBUTE_COMMENT},
                              {filled, MIGHOST_ATTRIBUTE_OPTION}},
                             "postgres.with.fillfactor");
}

Scenario index_forms() {
  const mighost_table t = orders();
  const auto made = [&](mighost_index one) {
    return change_in<mighost_index>(t, MIGHOST_SUBJECT_INDEX, nullptr, &one);
  };
  mighost_index hash = index("orders_hash", {"note"});
  hash.method = text("hash");
  mighost_index unique = index("orders_unique", {"note"}, MIGHOST_UNIQUE | MIGHOST_NULLS_NOT_DISTINCT);
  mighost_index expression{
      .struct_size = sizeof(mighost_index),
      .name = text("orders_expression"),
      .elements = list<mighost_index_element>(
          {{.expression = text("lower(note)"), .operator_class = text("text_pattern_ops")},
           {.column = text("id"), .descending = 1},
           {.column = text("customer"), .nulls = MIGHOST_NULLS_FIRST},
           {.column = text("note"),
            .collation = text("\"C\""),
            .descending = 1,
            .nulls = MIGHOST_NULLS_LAST}})};
  return {.name = "index_forms",
          .before = {create(customers()), create(t)},
          .rows = rows,
          .changes = {made(hash), made(unique), made(expression)}};
}

}  // namespace

std::vector<Scenario> constraint_scenarios() {
  return {primary_keys(),        uniques(),    checks(),  foreign_keys(),
          foreign_key_actions(), exclusions(), indexes(), index_forms()};
}

}  // namespace mighost::test
