#include <mighost/abi.h>

#include "read.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

namespace {

uint64_t read_deferrability(Fields& fields) {
  const uint64_t deferred = fields.flag("initially_deferred", MIGHOST_INITIALLY_DEFERRED);
  return deferred | fields.flag("deferrable", MIGHOST_DEFERRABLE) | (deferred != 0 ? MIGHOST_DEFERRABLE : 0);
}

uint32_t read_action(Fields& fields, std::string_view key) {
  const Node* node = fields.find(key);
  if (node == nullptr) return MIGHOST_ACTION_NO_ACTION;
  return read_word(*node, "`" + std::string(key) + "`",
                   {{"no_action", MIGHOST_ACTION_NO_ACTION},
                    {"restrict", MIGHOST_ACTION_RESTRICT},
                    {"cascade", MIGHOST_ACTION_CASCADE},
                    {"set_null", MIGHOST_ACTION_SET_NULL},
                    {"set_default", MIGHOST_ACTION_SET_DEFAULT}},
                   fields.errors());
}

Texts require_columns(Fields& fields, std::string_view key) {
  const Node* columns = fields.require(key, "[a, b]");
  return columns == nullptr ? Texts{} : read_texts(*columns, "`" + std::string(key) + "`", fields.errors());
}

}  // namespace

Key read_key(const Node& node, std::string_view subject, Errors& errors) {
  Key key;
  if (node.kind != Node::Kind::map) {
    key.columns = read_texts(node, subject, errors);
    return key;
  }
  Fields fields(node, subject, errors);
  key.name = fields.name("name");
  key.columns = require_columns(fields, "columns");
  key.include = fields.texts("include");
  key.flags |= fields.flag("nulls_not_distinct", MIGHOST_NULLS_NOT_DISTINCT);
  key.flags |= fields.flag("without_overlaps", MIGHOST_WITHOUT_OVERLAPS);
  key.flags |= read_deferrability(fields);
  key.comment = fields.filled_text("comment");
  key.options = fields.options("options");
  fields.finish();
  return key;
}

Check read_check(const Node& node, Errors& errors) {
  Check check;
  if (node.kind != Node::Kind::map) {
    if (auto text = read_text(node, "a check", errors)) check.expression = std::move(text->value);
    return check;
  }
  Fields fields(node, "a check", errors);
  check.name = fields.name("name");
  if (fields.require("expression", "\"price > 0\"") != nullptr) {
    check.expression = fields.filled_text("expression").value_or("");
  }
  check.flags |= fields.flag("not_valid", MIGHOST_NOT_VALID);
  check.flags |= fields.flag("no_inherit", MIGHOST_NO_INHERIT);
  check.flags |= fields.flag("not_enforced", MIGHOST_NOT_ENFORCED);
  check.comment = fields.filled_text("comment");
  fields.finish();
  return check;
}

ForeignKey read_foreign_key(const Node& node, Errors& errors) {
  ForeignKey key;
  key.place = node.place;
  Fields fields(node, "a foreign key", errors);
  key.name = fields.name("name");
  key.columns = require_columns(fields, "columns");
  if (const Node* node_to = fields.require("references", "{table: users, columns: [id]}")) {
    Fields to(*node_to, "`references`", errors);
    key.referenced_schema = to.filled_text("schema");
    if (to.require("table", "users") != nullptr) key.referenced_table = to.name("table").value_or(Text{});
    key.referenced_columns = require_columns(to, "columns");
    to.finish();
  }
  key.on_delete = read_action(fields, "on_delete");
  key.on_update = read_action(fields, "on_update");
  key.on_delete_columns = fields.texts("on_delete_columns");
  if (const Node* match = fields.find("match")) {
    key.match = read_word(*match, "`match`", {{"simple", MIGHOST_MATCH_SIMPLE}, {"full", MIGHOST_MATCH_FULL}},
                          errors);
  }
  key.flags |= fields.flag("not_valid", MIGHOST_NOT_VALID);
  key.flags |= fields.flag("not_enforced", MIGHOST_NOT_ENFORCED);
  key.flags |= fields.flag("period", MIGHOST_WITHOUT_OVERLAPS);
  key.flags |= read_deferrability(fields);
  key.comment = fields.filled_text("comment");
  fields.finish();
  if (!key.columns.empty() && !key.referenced_columns.empty() &&
      key.columns.size() != key.referenced_columns.size()) {
    errors.add(node.place,
               "a foreign key has " + std::to_string(key.columns.size()) + " columns and references " +
                   std::to_string(key.referenced_columns.size()),
               "list as many columns on both sides");
  }
  return key;
}

}  // namespace mighost::compiler
