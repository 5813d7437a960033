#include "emit.hpp"

#include <mighost/abi.h>

#include <string_view>
#include <unordered_map>
#include <vector>

#include "record.hpp"

namespace mighost::compiler {

namespace {

class Emitter {
 public:
  std::string run(const Head& head, const Definitions& definitions) {
    const std::string provider =
        object("mighost_provider", Record("mighost_provider")
                                       .text("convention", head.convention)
                                       .span("tables", tables(definitions.tables))
                                       .span("enums", enums(definitions.enums))
                                       .span("objects", objects(definitions.objects)));
    const Record plugin = Record()
                              .raw("magic", "{MIGHOST_MAGIC_BYTES}")
                              .raw("struct_size", "sizeof(mighost_plugin)")
                              .raw("abi_major", "MIGHOST_ABI_MAJOR")
                              .raw("abi_minor", "MIGHOST_ABI_MINOR")
                              .raw("kind", "MIGHOST_KIND_PROVIDER")
                              .text("name", head.name)
                              .text("version", head.version)
                              .text("description", head.description)
                              .raw("provider", provider);
    return "// Made by mighost-compile-tables; changes here are lost.\n"
           "#include <mighost/abi.h>\n\n"
           "// Members that are left out are zero, which means absent.\n"
           "#pragma GCC diagnostic ignored \"-Wmissing-field-initializers\"\n\n"
           "namespace {\n\n" +
           data_ +
           "\n}  // namespace\n\n"
           "constinit const mighost_plugin mighost_plugin_v1 =\n  " +
           plugin.braced() + ";\n";
  }

 private:
  /// Defines an array once, however often the same is asked for, and returns the span over it.
  std::string array(std::string_view type, const std::vector<std::string>& rows) {
    if (rows.empty()) return {};
    std::string body;
    for (const std::string& row : rows) ((body += "  ") += row) += ",\n";
    const std::string name = define(type, "[] = {\n" + body + "}");
    return "{" + name + ", " + std::to_string(rows.size()) + ", sizeof(" + std::string(type) + ")}";
  }

  /// Defines one struct, and returns its address.
  std::string object(std::string_view type, const Record& record) {
    return "&" + define(type, " = " + record.braced());
  }

  std::string define(std::string_view type, const std::string& definition) {
    const auto [found, fresh] = names_.emplace(std::string(type) + definition, "");
    if (fresh) {
      found->second = "data_" + std::to_string(names_.size());
      ((((data_ += "constinit const ") += type) += " ") += found->second) += definition + ";\n";
    }
    return found->second;
  }

  std::string texts(const Texts& items) {
    std::vector<std::string> rows;
    for (const Text& item : items) rows.push_back(text_value(item.value));
    return array("mighost_str", rows);
  }

  std::string options(const Options& items) {
    std::vector<std::string> rows;
    for (const Option& item : items) {
      rows.push_back(Record().text("key", item.key).text("value", item.value).braced());
    }
    return array("mighost_option", rows);
  }

  std::string sequence(const Sequence& sequence) {
    return object("mighost_sequence", Record("mighost_sequence")
                                          .number("cycle", sequence.cycle ? 1u : 0u)
                                          .text("name", sequence.name)
                                          .number("start", sequence.start)
                                          .number("increment", sequence.increment)
                                          .number("min_value", sequence.min_value)
                                          .number("max_value", sequence.max_value)
                                          .number("cache", sequence.cache));
  }

  std::string column(const Column& column) {
    Record record("mighost_column");
    record.number("type", column.type.kind)
        .text("name", column.name.value)
        .text("type_name", column.type.name.empty() ? OptionalText() : column.type.name)
        .number("array_dimensions", column.type.array_dimensions)
        .number("precision", column.type.precision)
        .number("scale", column.type.scale)
        .number("identity", column.identity)
        .number("flags", column.flags)
        .text("default_value", column.default_value)
        .text("default_expression", column.default_expression)
        .text("generated_expression", column.generated_expression)
        .number("generated", column.generated);
    if (column.sequence) record.raw("sequence", sequence(*column.sequence));
    return record.text("collation", column.collation)
        .text("description", column.description)
        .text("comment", column.comment)
        .span("formerly", texts(column.formerly))
        .span("options", options(column.options))
        .braced();
  }

  Record key(const Key& key) {
    return Record("mighost_key")
        .text("name", name(key.name))
        .span("columns", texts(key.columns))
        .span("include", texts(key.include))
        .number("flags", key.flags)
        .text("comment", key.comment)
        .span("options", options(key.options));
  }

  std::string check(const Check& check) {
    return Record("mighost_check")
        .text("name", name(check.name))
        .text("expression", check.expression)
        .number("flags", check.flags)
        .text("comment", check.comment)
        .braced();
  }

  std::string foreign_key(const ForeignKey& key) {
    return Record("mighost_foreign_key")
        .number("match", key.match)
        .text("name", name(key.name))
        .span("columns", texts(key.columns))
        .text("referenced_schema", key.referenced_schema)
        .text("referenced_table", key.referenced_table.value)
        .span("referenced_columns", texts(key.referenced_columns))
        .number("on_delete", key.on_delete)
        .number("on_update", key.on_update)
        .span("on_delete_columns", texts(key.on_delete_columns))
        .number("flags", key.flags)
        .text("comment", key.comment)
        .braced();
  }

  std::string index(const Index& index, std::string_view type) {
    std::vector<std::string> elements;
    for (const IndexElement& element : index.elements) {
      elements.push_back(Record()
                             .text("column", name(element.column))
                             .text("expression", element.expression)
                             .text("collation", element.collation)
                             .text("operator_class", element.operator_class)
                             .number("descending", element.descending ? 1u : 0u)
                             .number("nulls", element.nulls)
                             .text("with_operator", element.with_operator)
                             .braced());
    }
    return Record(type)
        .text("name", name(index.name))
        .text("method", index.method)
        .span("elements", array("mighost_index_element", elements))
        .span("include", texts(index.include))
        .text("predicate", index.predicate)
        .number("flags", index.flags)
        .text("comment", index.comment)
        .span("options", options(index.options))
        .braced();
  }

  template <typename Items, typename Row>
  std::string map(std::string_view type, const Items& items, const Row& row) {
    std::vector<std::string> rows;
    for (const auto& item : items) rows.push_back(row(item));
    return array(type, rows);
  }

  std::string table(const Table& table) {
    Record record("mighost_table");
    record.text("schema", table.schema)
        .text("name", table.name.value)
        .text("resource", name(table.resource))
        .text("description", table.description)
        .text("comment", table.comment)
        .span("columns", map("mighost_column", table.columns, [&](const Column& c) { return column(c); }));
    if (table.primary_key) record.raw("primary_key", object("mighost_key", key(*table.primary_key)));
    return record
        .span("uniques", map("mighost_key", table.uniques, [&](const Key& k) { return key(k).braced(); }))
        .span("checks", map("mighost_check", table.checks, [&](const Check& c) { return check(c); }))
        .span("foreign_keys", map("mighost_foreign_key", table.foreign_keys,
                                  [&](const ForeignKey& k) { return foreign_key(k); }))
        .span("exclusions", map("mighost_exclusion", table.exclusions,
                                [&](const Index& x) { return index(x, "mighost_exclusion"); }))
        .span("indexes",
              map("mighost_index", table.indexes, [&](const Index& i) { return index(i, "mighost_index"); }))
        .span("options", options(table.options))
        .span("formerly", texts(table.formerly))
        .span("relations", tables(table.relations))
        .braced();
  }

  std::string tables(const std::vector<Table>& items) {
    return map("mighost_table", items, [&](const Table& item) { return table(item); });
  }

  std::string enums(const std::vector<Enum>& items) {
    return map("mighost_enum", items, [&](const Enum& item) {
      return Record("mighost_enum")
          .text("schema", item.schema)
          .text("name", item.name.value)
          .span("values", texts(item.values))
          .text("comment", item.comment)
          .span("formerly", texts(item.formerly))
          .braced();
    });
  }

  std::string objects(const std::vector<Object>& items) {
    return map("mighost_object", items, [&](const Object& item) {
      const std::string refs = map("mighost_ref", item.depends_on, [&](const Ref& ref) {
        return Record().text("kind", ref.kind).text("name", ref.name).text("column", ref.column).braced();
      });
      return Record("mighost_object")
          .text("kind", item.kind)
          .text("schema", item.schema)
          .text("identity", item.identity)
          .text("create", item.create)
          .text("drop", item.drop)
          .text("comment", item.comment)
          .span("depends_on", refs)
          .number("flags", item.flags)
          .braced();
    });
  }

  static OptionalText name(const std::optional<Text>& text) {
    return text ? OptionalText(text->value) : OptionalText();
  }

  std::string data_;
  std::unordered_map<std::string, std::string> names_;
};

}  // namespace

std::string emit(const Head& head, const Definitions& definitions) {
  return Emitter().run(head, definitions);
}

}  // namespace mighost::compiler
