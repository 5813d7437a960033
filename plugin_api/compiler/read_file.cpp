#include <mighost/abi.h>

#include "read.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

namespace {

/// What the map of a table holds but for its name. Tables nest as deep as the file does, which the YAML
/// parser limits.
void read_table(Fields& fields, Table& table, Errors& errors) {
  table.schema = fields.filled_text("schema");
  table.description = fields.filled_text("description");
  table.comment = fields.filled_text("comment");
  table.formerly = fields.texts("formerly");
  if (const Node* columns = fields.require("columns", "{name: string}")) {
    read_names(*columns, "`columns`", errors, [&](const Text& name, const Node& value) {
      table.columns.push_back(read_column(name, value, errors));
    });
  }
  if (const Node* key = fields.find("primary_key")) {
    table.primary_key = read_key(*key, "`primary_key`", errors);
  }
  const auto read_all = [&](std::string_view key, const auto& read) {
    if (const Node* found = fields.find(key)) read_list(*found, "`" + std::string(key) + "`", errors, read);
  };
  read_all("unique",
           [&](const Node& item) { table.uniques.push_back(read_key(item, "a unique key", errors)); });
  read_all("checks", [&](const Node& item) { table.checks.push_back(read_check(item, errors)); });
  read_all("foreign_keys",
           [&](const Node& item) { table.foreign_keys.push_back(read_foreign_key(item, errors)); });
  read_all("exclusions", [&](const Node& item) { table.exclusions.push_back(read_exclusion(item, errors)); });
  read_all("indexes", [&](const Node& item) { table.indexes.push_back(read_index(item, errors)); });
  table.options = fields.options("options");
  if (const Node* relations = fields.find("relations")) {
    read_names(*relations, "`relations`", errors, [&](const Text& name, const Node& value) {
      Table& child = table.relations.emplace_back();
      child.name = name;
      const std::string subject = "the table " + quoted(name.value);
      Fields child_fields(value, subject, errors);
      read_table(child_fields, child, errors);
    });
  }
  fields.finish();
}

Table read_resource(const Text& resource, const Node& node, Errors& errors) {
  Table table;
  const std::string subject = "the resource " + quoted(resource.value);
  Fields fields(node, subject, errors);
  table.resource = resource;
  table.name = fields.find("table") == nullptr ? resource : fields.name("table").value_or(Text{});
  read_table(fields, table, errors);
  return table;
}

/// Whether the last thing of the SQL is a semicolon. A last line with a comment is not judged.
bool ends_with_semicolon(std::string_view sql) {
  const std::size_t last = sql.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || sql[last] != ';') return false;
  const std::size_t line = sql.rfind('\n', last);
  return sql.find("--", line == std::string_view::npos ? 0 : line) == std::string_view::npos;
}

/// A statement of SQL, whose end mighost writes.
std::string read_sql(Fields& fields, std::string_view key, std::string_view example) {
  if (fields.require(key, example) == nullptr) return {};
  const std::optional<Text> sql = fields.name(key);
  if (!sql) return {};
  if (ends_with_semicolon(sql->value)) {
    fields.errors().add(sql->place, "`" + std::string(key) + "` ends with a semicolon",
                        "remove it: mighost writes the end of each statement itself");
  }
  return sql->value;
}

}  // namespace

Enum read_enum(const Text& name, const Node& node, Errors& errors) {
  Enum enumeration;
  enumeration.name = name;
  const std::string subject = "the enum " + quoted(name.value);
  if (node.kind != Node::Kind::map) {
    enumeration.values = read_texts(node, subject, errors);
    return enumeration;
  }
  Fields fields(node, subject, errors);
  enumeration.schema = fields.filled_text("schema");
  if (const Node* values = fields.require("values", "[a, b]")) {
    enumeration.values = read_texts(*values, "`values`", errors);
  }
  enumeration.comment = fields.filled_text("comment");
  enumeration.formerly = fields.texts("formerly");
  fields.finish();
  return enumeration;
}

Object read_object(const Node& node, Errors& errors) {
  Object object;
  Fields fields(node, "an object", errors);
  const auto require = [&](std::string_view key, std::string_view example) {
    return fields.require(key, example) == nullptr ? std::string() : fields.filled_text(key).value_or("");
  };
  object.kind = require("kind", "view");
  object.schema = fields.filled_text("schema");
  object.identity = require("identity", "active_users");
  object.create = read_sql(fields, "create", "CREATE VIEW active_users AS …");
  object.drop = read_sql(fields, "drop", "DROP VIEW active_users");
  object.comment = fields.filled_text("comment");
  if (const Node* refs = fields.find("depends_on")) {
    read_list(*refs, "`depends_on`", errors, [&](const Node& item) {
      Fields ref_fields(item, "an item of `depends_on`", errors);
      Ref ref;
      if (ref_fields.require("kind", "table") != nullptr)
        ref.kind = ref_fields.filled_text("kind").value_or("");
      if (ref_fields.require("name", "users") != nullptr)
        ref.name = ref_fields.filled_text("name").value_or("");
      ref.column = ref_fields.filled_text("column");
      ref_fields.finish();
      object.depends_on.push_back(std::move(ref));
    });
  }
  object.flags |= fields.flag("replaceable", MIGHOST_OBJECT_REPLACEABLE);
  object.flags |= fields.flag("shared", MIGHOST_OBJECT_SHARED);
  fields.finish();
  return object;
}

void read_file(const Node& root, Definitions& definitions, Errors& errors) {
  Fields fields(root, "the file", errors);
  if (const Node* resources = fields.find("resources")) {
    read_names(*resources, "`resources`", errors, [&](const Text& name, const Node& value) {
      definitions.tables.push_back(read_resource(name, value, errors));
    });
  }
  if (const Node* enums = fields.find("enums")) {
    read_names(*enums, "`enums`", errors, [&](const Text& name, const Node& value) {
      definitions.enums.push_back(read_enum(name, value, errors));
    });
  }
  if (const Node* objects = fields.find("objects")) {
    read_list(*objects, "`objects`", errors,
              [&](const Node& item) { definitions.objects.push_back(read_object(item, errors)); });
  }
  fields.finish();
}

}  // namespace mighost::compiler
