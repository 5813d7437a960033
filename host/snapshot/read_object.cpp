#include "snapshot/read.hpp"

namespace mighost::snapshots {

Enum read_enum(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Enum enumeration;
  enumeration.name = name.value;
  const std::string subject = "the enum " + yaml::quoted(name.value);
  if (node.kind == yaml::Node::Kind::list) {
    enumeration.values = texts_of(node, subject, errors);
    return enumeration;
  }
  yaml::Fields fields(node, subject, errors);
  enumeration.comment = read_text(fields, "comment");
  enumeration.values = require_texts(fields, "values");
  fields.finish();
  return enumeration;
}

std::vector<Ref> read_refs(yaml::Fields& fields) {
  std::vector<Ref> refs;
  const yaml::Node* node = fields.find("depends_on");
  if (node == nullptr) return refs;
  yaml::read_list(*node, "`depends_on`", fields.errors(), [&](const yaml::Node& item) {
    yaml::Fields ref(item, "an item of `depends_on`", fields.errors());
    refs.push_back({.kind = require_text(ref, "kind", "table"),
                    .name = require_text(ref, "name", "users"),
                    .column = read_text(ref, "column")});
    ref.finish();
  });
  return refs;
}

Object read_object(const yaml::Node& node, yaml::Errors& errors) {
  Object object;
  yaml::Fields fields(node, "an object", errors);
  object.kind = require_text(fields, "kind", "view");
  object.identity = require_text(fields, "identity", "active_users");
  object.replaceable = fields.boolean("replaceable");
  object.shared = fields.boolean("shared");
  object.comment = read_text(fields, "comment");
  object.depends_on = read_refs(fields);
  object.create = require_text(fields, "create", "CREATE VIEW active_users AS …");
  object.drop = require_text(fields, "drop", "DROP VIEW active_users");
  fields.finish();
  return object;
}

}  // namespace mighost::snapshots
