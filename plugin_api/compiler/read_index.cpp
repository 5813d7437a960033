#include <mighost/abi.h>

#include "read.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

namespace {

IndexElement read_element(const Node& node, bool exclusion, Errors& errors) {
  IndexElement element;
  if (node.kind != Node::Kind::map && !exclusion) {
    element.column = read_text(node, "a column of an index", errors);
    return element;
  }
  Fields fields(node, exclusion ? "an element of an exclusion" : "an element of an index", errors);
  element.column = fields.name("column");
  element.expression = fields.filled_text("expression");
  element.collation = fields.filled_text("collation");
  element.operator_class = fields.filled_text("operator_class");
  element.descending = fields.boolean("descending");
  if (const Node* nulls = fields.find("nulls")) {
    element.nulls =
        read_word(*nulls, "`nulls`", {{"first", MIGHOST_NULLS_FIRST}, {"last", MIGHOST_NULLS_LAST}}, errors);
  }
  if (exclusion && fields.require("with", "\"=\"") != nullptr) {
    element.with_operator = fields.filled_text("with");
  }
  fields.finish();
  if (element.column.has_value() == element.expression.has_value() && node.kind == Node::Kind::map) {
    errors.add(node.place,
               element.column ? "an element has both `column` and `expression`"
                              : "an element has neither `column` nor `expression`",
               "write one of them");
  }
  return element;
}

std::vector<IndexElement> read_elements(const Node& node, bool exclusion, Errors& errors) {
  std::vector<IndexElement> elements;
  if (node.kind == Node::Kind::scalar && !exclusion) {
    elements.push_back(read_element(node, exclusion, errors));
    return elements;
  }
  read_list(node, exclusion ? "the elements of an exclusion" : "the columns of an index", errors,
            [&](const Node& item) { elements.push_back(read_element(item, exclusion, errors)); });
  return elements;
}

/// What an index and an exclusion constraint have in common.
void read_common(Fields& fields, bool exclusion, Index& index) {
  index.name = fields.name("name");
  index.method = fields.filled_text("method");
  const std::string_view example = exclusion ? "[{column: during, with: \"&&\"}]" : "[a, b]";
  const std::string_view key = exclusion ? "elements" : "columns";
  if (const Node* elements = fields.require(key, example)) {
    index.elements = read_elements(*elements, exclusion, fields.errors());
  }
  index.include = fields.texts("include");
  index.predicate = fields.filled_text("where");
  index.comment = fields.filled_text("comment");
  index.options = fields.options("options");
}

}  // namespace

Index read_index(const Node& node, Errors& errors) {
  Index index;
  if (node.kind != Node::Kind::map) {
    index.elements = read_elements(node, false, errors);
    return index;
  }
  Fields fields(node, "an index", errors);
  read_common(fields, false, index);
  index.flags |= fields.flag("unique", MIGHOST_UNIQUE);
  index.flags |= fields.flag("nulls_not_distinct", MIGHOST_NULLS_NOT_DISTINCT);
  fields.finish();
  return index;
}

Index read_exclusion(const Node& node, Errors& errors) {
  Index exclusion;
  Fields fields(node, "an exclusion", errors);
  read_common(fields, true, exclusion);
  const uint64_t deferred = fields.flag("initially_deferred", MIGHOST_INITIALLY_DEFERRED);
  exclusion.flags |= fields.flag("deferrable", MIGHOST_DEFERRABLE) | deferred;
  if (deferred != 0) exclusion.flags |= MIGHOST_DEFERRABLE;
  fields.finish();
  return exclusion;
}

}  // namespace mighost::compiler
