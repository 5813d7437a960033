#include "snapshot/words.hpp"
#include "snapshot/write.hpp"

namespace mighost::snapshots {
namespace {

/// A plain column is its name; everything else a map.
void append_element(std::string& out, const IndexElement& element) {
  const std::size_t start = out.size();
  MapWriter map(out, Context::flow, 0);
  map.text("column", element.column);
  map.text("expression", element.expression);
  map.text("collation", element.collation);
  map.text("operator_class", element.operator_class);
  map.flag("descending", element.descending);
  map.text("nulls", word_of(element.nulls, nulls_words));
  map.text("with", element.with_operator);
  map.finish();
  if (map.size() != 1 || element.column.empty()) return;
  out.resize(start);
  append_scalar(out, element.column, Context::flow);
}

void append_elements(std::string& out, const std::vector<IndexElement>& elements) {
  out += '[';
  bool first = true;
  for (const IndexElement& element : elements) {
    if (!first) out += ", ";
    append_element(out, element);
    first = false;
  }
  out += ']';
}

}  // namespace

void append_exclusion(std::string& out, std::size_t indent, const Exclusion& exclusion) {
  append_map(out, indent, [&](MapWriter& map) {
    map.text("method", exclusion.method);
    map.list("elements", exclusion.elements, append_element);
    map.texts("include", exclusion.include);
    map.text("where", exclusion.predicate);
    map.flag("deferrable", exclusion.deferrability.deferrable);
    map.flag("initially_deferred", exclusion.deferrability.initially_deferred);
    map.flag("name_generated", exclusion.name_generated);
    map.text("comment", exclusion.comment);
    map.options(exclusion.options);
  });
}

void append_index(std::string& out, std::size_t indent, const Index& index) {
  append_map_or_value(
      out, indent,
      [&](MapWriter& map) {
        map.flag("unique", index.unique);
        map.text("method", index.method);
        map.list("elements", index.elements, append_element);
        map.texts("include", index.include);
        map.flag("nulls_not_distinct", index.nulls_not_distinct);
        map.text("where", index.predicate);
        map.flag("name_generated", index.name_generated);
        map.text("comment", index.comment);
        map.options(index.options);
      },
      [&](std::string& value) { append_elements(value, index.elements); });
}

}  // namespace mighost::snapshots
