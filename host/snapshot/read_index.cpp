#include "snapshot/read.hpp"

namespace mighost::snapshots {
namespace {

IndexElement read_element(const yaml::Node& node, yaml::Errors& errors) {
  IndexElement element;
  if (node.kind == yaml::Node::Kind::scalar) {
    element.column = node.text;
    return element;
  }
  yaml::Fields fields(node, "an element", errors);
  element.column = read_text(fields, "column");
  element.expression = read_text(fields, "expression");
  element.collation = read_text(fields, "collation");
  element.operator_class = read_text(fields, "operator_class");
  element.descending = fields.boolean("descending");
  element.nulls = read_enumerator<Nulls>(fields, "nulls", nulls_words);
  element.with_operator = read_text(fields, "with");
  fields.finish();
  return element;
}

std::vector<IndexElement> read_elements(const yaml::Node& node, std::string_view subject,
                                        yaml::Errors& errors) {
  std::vector<IndexElement> elements;
  if (node.kind == yaml::Node::Kind::list && node.items.empty()) return elements;
  yaml::read_list(node, subject, errors,
                  [&](const yaml::Node& item) { elements.push_back(read_element(item, errors)); });
  return elements;
}

std::vector<IndexElement> require_elements(yaml::Fields& fields) {
  const yaml::Node* node = fields.require("elements", "[a, b]");
  return node == nullptr ? std::vector<IndexElement>() : read_elements(*node, "`elements`", fields.errors());
}

}  // namespace

Exclusion read_exclusion(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Exclusion exclusion;
  exclusion.name = name.value;
  const std::string subject = "the exclusion constraint " + yaml::quoted(name.value);
  yaml::Fields fields(node, subject, errors);
  exclusion.method = read_text(fields, "method");
  exclusion.elements = require_elements(fields);
  exclusion.include = read_texts(fields, "include");
  exclusion.predicate = read_text(fields, "where");
  exclusion.deferrability.deferrable = fields.boolean("deferrable");
  exclusion.deferrability.initially_deferred = fields.boolean("initially_deferred");
  exclusion.name_generated = fields.boolean("name_generated");
  exclusion.comment = read_text(fields, "comment");
  exclusion.options = read_options(fields);
  fields.finish();
  return exclusion;
}

Index read_index(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Index index;
  index.name = name.value;
  const std::string subject = "the index " + yaml::quoted(name.value);
  if (node.kind == yaml::Node::Kind::list) {
    index.elements = read_elements(node, subject, errors);
    return index;
  }
  yaml::Fields fields(node, subject, errors);
  index.unique = fields.boolean("unique");
  index.method = read_text(fields, "method");
  index.elements = require_elements(fields);
  index.include = read_texts(fields, "include");
  index.nulls_not_distinct = fields.boolean("nulls_not_distinct");
  index.predicate = read_text(fields, "where");
  index.name_generated = fields.boolean("name_generated");
  index.comment = read_text(fields, "comment");
  index.options = read_options(fields);
  fields.finish();
  return index;
}

}  // namespace mighost::snapshots
