#include "snapshot/read.hpp"

namespace mighost::snapshots {
namespace {

Deferrability read_deferrability(yaml::Fields& fields) {
  return {.deferrable = fields.boolean("deferrable"),
          .initially_deferred = fields.boolean("initially_deferred")};
}

void read_key(yaml::Fields& fields, Key& key) {
  key.columns = require_texts(fields, "columns");
  key.include = read_texts(fields, "include");
  key.nulls_not_distinct = fields.boolean("nulls_not_distinct");
  key.without_overlaps = fields.boolean("without_overlaps");
  key.deferrability = read_deferrability(fields);
  key.name_generated = fields.boolean("name_generated");
  key.comment = read_text(fields, "comment");
  key.options = read_options(fields);
  fields.finish();
}

}  // namespace

Key read_primary_key(const yaml::Node& node, yaml::Errors& errors) {
  yaml::Fields fields(node, "`primary_key`", errors);
  Key key;
  key.name = require_text(fields, "name", "users_pkey");
  read_key(fields, key);
  return key;
}

Key read_unique(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Key key;
  key.name = name.value;
  const std::string subject = "the unique constraint " + yaml::quoted(name.value);
  if (node.kind == yaml::Node::Kind::list) {
    key.columns = texts_of(node, subject, errors);
    return key;
  }
  yaml::Fields fields(node, subject, errors);
  read_key(fields, key);
  return key;
}

Check read_check(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Check check;
  check.name = name.value;
  if (node.kind == yaml::Node::Kind::scalar) {
    check.expression = node.text;
    return check;
  }
  const std::string subject = "the check " + yaml::quoted(name.value);
  yaml::Fields fields(node, subject, errors);
  check.expression = require_text(fields, "expression", "length > 0");
  check.not_valid = fields.boolean("not_valid");
  check.no_inherit = fields.boolean("no_inherit");
  check.not_enforced = fields.boolean("not_enforced");
  check.name_generated = fields.boolean("name_generated");
  check.comment = read_text(fields, "comment");
  fields.finish();
  return check;
}

ForeignKey read_foreign_key(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  ForeignKey key;
  key.name = name.value;
  const std::string subject = "the foreign key " + yaml::quoted(name.value);
  yaml::Fields fields(node, subject, errors);
  key.columns = require_texts(fields, "columns");
  key.referenced_table = require_text(fields, "table", "users");
  key.referenced_schema = read_text(fields, "schema");
  key.referenced_columns = require_texts(fields, "references");
  key.on_delete = read_enumerator<Action>(fields, "on_delete", action_words);
  key.on_delete_columns = read_texts(fields, "on_delete_columns");
  key.on_update = read_enumerator<Action>(fields, "on_update", action_words);
  key.match_full = fields.boolean("match_full");
  key.not_valid = fields.boolean("not_valid");
  key.not_enforced = fields.boolean("not_enforced");
  key.with_period = fields.boolean("with_period");
  key.deferrability = read_deferrability(fields);
  key.name_generated = fields.boolean("name_generated");
  key.comment = read_text(fields, "comment");
  fields.finish();
  return key;
}

}  // namespace mighost::snapshots
