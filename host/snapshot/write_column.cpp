#include <stdexcept>

#include "snapshot/words.hpp"
#include "snapshot/write.hpp"

namespace mighost::snapshots {
namespace {

void require_physical(const Column& column) {
  const char* what = nullptr;
  if (column.type.kind != TypeKind::native) what = "a logical type";
  if (column.unique) what = "the mark of a unique column, which is a unique key in a physical table";
  if (column.default_value) what = "a default that no dialect has quoted";
  if (column.generated == Generated::none && !column.generated_expression.empty()) {
    what = "an expression, but is not generated";
  }
  if (what == nullptr) return;
  throw std::invalid_argument("column " + visible(column.name) + " has " + what +
                              "; a snapshot holds physical tables, which a dialect has lowered");
}

void write_sequence(MapWriter& map, const Sequence& sequence) {
  const Sequence usual;
  map.text("name", sequence.name);
  map.number("start", sequence.start, usual.start);
  map.number("increment", sequence.increment, usual.increment);
  map.number("min_value", sequence.min_value, usual.min_value);
  map.number("max_value", sequence.max_value, usual.max_value);
  map.number("cache", sequence.cache, usual.cache);
  map.flag("cycle", sequence.cycle);
}

void write_column(MapWriter& map, const Column& column) {
  map.required_text("type", column.type.name);
  map.number("array_dimensions", column.type.array_dimensions, 0);
  map.flag("not_null", column.not_null);
  map.text("default", column.default_expression);
  if (column.generated != Generated::none) {
    map.map("generated", [&](MapWriter& inner) {
      inner.required_text(word_of(column.generated, generated_words), column.generated_expression);
    });
  }
  map.text("identity", word_of(column.identity, identity_words));
  if (column.sequence) {
    map.map("sequence", [&](MapWriter& inner) { write_sequence(inner, *column.sequence); });
  }
  map.text("collation", column.collation);
  map.flag("parent_id", column.parent_id);
  map.flag("id", column.id);
  map.flag("partition", column.partition);
  map.flag("internal", column.internal);
  map.text("comment", column.comment);
  map.options(column.options);
}

}  // namespace

void append_column(std::string& out, std::size_t indent, const Column& column) {
  require_physical(column);
  append_map_or_value(
      out, indent, [&](MapWriter& map) { write_column(map, column); },
      [&](std::string& value) { append_text(value, column.type.name, indent); });
}

}  // namespace mighost::snapshots
