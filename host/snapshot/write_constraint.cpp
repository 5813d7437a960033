#include "snapshot/words.hpp"
#include "snapshot/write.hpp"

namespace mighost::snapshots {
namespace {

void write_deferrability(MapWriter& map, const Deferrability& deferrability) {
  map.flag("deferrable", deferrability.deferrable);
  map.flag("initially_deferred", deferrability.initially_deferred);
}

void write_key(MapWriter& map, const Key& key) {
  map.required_texts("columns", key.columns);
  map.texts("include", key.include);
  map.flag("nulls_not_distinct", key.nulls_not_distinct);
  map.flag("without_overlaps", key.without_overlaps);
  write_deferrability(map, key.deferrability);
  map.flag("name_generated", key.name_generated);
  map.text("comment", key.comment);
  map.options(key.options);
}

void write_foreign_key(MapWriter& map, const ForeignKey& key) {
  map.required_texts("columns", key.columns);
  map.required_text("table", key.referenced_table);
  map.text("schema", key.referenced_schema);
  map.required_texts("references", key.referenced_columns);
  map.text("on_delete", word_of(key.on_delete, action_words));
  map.texts("on_delete_columns", key.on_delete_columns);
  map.text("on_update", word_of(key.on_update, action_words));
  map.flag("match_full", key.match_full);
  map.flag("not_valid", key.not_valid);
  map.flag("not_enforced", key.not_enforced);
  map.flag("with_period", key.with_period);
  write_deferrability(map, key.deferrability);
  map.flag("name_generated", key.name_generated);
  map.text("comment", key.comment);
}

}  // namespace

void append_primary_key(std::string& out, std::size_t indent, const Key& key) {
  if (key.name.empty()) append_key(out, key.name, Context::block);
  append_map(out, indent, [&](MapWriter& map) {
    map.required_text("name", key.name);
    write_key(map, key);
  });
}

void append_unique(std::string& out, std::size_t indent, const Key& key) {
  append_map_or_value(
      out, indent, [&](MapWriter& map) { write_key(map, key); },
      [&](std::string& value) { append_texts(value, key.columns); });
}

void append_check(std::string& out, std::size_t indent, const Check& check) {
  append_map_or_value(
      out, indent,
      [&](MapWriter& map) {
        map.required_text("expression", check.expression);
        map.flag("not_valid", check.not_valid);
        map.flag("no_inherit", check.no_inherit);
        map.flag("not_enforced", check.not_enforced);
        map.flag("name_generated", check.name_generated);
        map.text("comment", check.comment);
      },
      [&](std::string& value) { append_text(value, check.expression, indent); });
}

void append_foreign_key(std::string& out, std::size_t indent, const ForeignKey& key) {
  append_map(out, indent, [&](MapWriter& map) { write_foreign_key(map, key); });
}

}  // namespace mighost::snapshots
