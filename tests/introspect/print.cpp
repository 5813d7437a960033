#include "introspect/print.hpp"

#include <sstream>

namespace mighost::test {
namespace {

std::string list(const std::vector<std::string>& names) {
  std::string text = "(";
  for (const std::string& name : names) text.append(text.size() > 1 ? ", " : "").append(name);
  return text + ')';
}

std::string word(bool set, const char* text) {
  return set ? std::string{" "} + text : "";
}

std::string part(const char* label, const std::string& text) {
  return text.empty() ? "" : std::string{" "} + label + " " + text;
}

std::string rest(const Options& options, const std::string& comment) {
  std::string text;
  for (const auto& [key, value] : options) text += " [" + key + " = " + value + ']';
  return text + part("--", comment);
}

std::string printed(const Sequence& sequence) {
  std::ostringstream out;
  out << " sequence(" << sequence.name << " start " << sequence.start << " by " << sequence.increment
      << " from " << sequence.min_value << " to " << sequence.max_value << " cache " << sequence.cache
      << (sequence.cycle ? " cycle" : "") << ')';
  return out.str();
}

std::string printed(const Column& column) {
  static const char* const identities[] = {"", " identity always", " identity by default", " serial"};
  static const char* const generations[] = {"", " stored", " virtual"};
  return column.name + " : " + column.type.name + part("collate", column.collation) +
         word(column.not_null, "not null") + part("default", column.default_expression) +
         part("generated", column.generated_expression) + generations[static_cast<int>(column.generated)] +
         identities[static_cast<int>(column.identity)] + (column.sequence ? printed(*column.sequence) : "") +
         rest(column.options, column.comment);
}

std::string name_of(const std::string& name, bool generated) {
  return (generated ? "~" : "") + name;
}

std::string printed(const Deferrability& deferrability) {
  return word(deferrability.deferrable, "deferrable") +
         word(deferrability.initially_deferred, "initially deferred");
}

std::string printed(const Key& key) {
  return name_of(key.name, key.name_generated) + ' ' + list(key.columns) +
         (key.include.empty() ? "" : " include " + list(key.include)) +
         word(key.nulls_not_distinct, "nulls not distinct") + word(key.without_overlaps, "without overlaps") +
         printed(key.deferrability) + rest(key.options, key.comment);
}

std::string printed(const Check& check) {
  return name_of(check.name, check.name_generated) + " : " + check.expression +
         word(check.not_valid, "not valid") + word(check.no_inherit, "no inherit") +
         word(check.not_enforced, "not enforced") + rest({}, check.comment);
}

std::string printed(const ForeignKey& key) {
  static const char* const actions[] = {"", "restrict", "cascade", "set null", "set default"};
  const std::string target = key.referenced_schema.empty()
                                 ? key.referenced_table
                                 : key.referenced_schema + "." + key.referenced_table;
  return name_of(key.name, key.name_generated) + ' ' + list(key.columns) + " -> " + target + ' ' +
         list(key.referenced_columns) + part("on delete", actions[static_cast<int>(key.on_delete)]) +
         (key.on_delete_columns.empty() ? "" : ' ' + list(key.on_delete_columns)) +
         part("on update", actions[static_cast<int>(key.on_update)]) + word(key.match_full, "match full") +
         word(key.not_valid, "not valid") + word(key.not_enforced, "not enforced") +
         word(key.with_period, "period") + printed(key.deferrability) + rest({}, key.comment);
}

std::string elements(const std::vector<IndexElement>& all) {
  static const char* const nulls[] = {"", " nulls first", " nulls last"};
  std::vector<std::string> texts;
  for (const IndexElement& element : all) {
    texts.push_back(element.column + (element.expression.empty() ? "" : "{" + element.expression + "}") +
                    part("collate", element.collation) + part("class", element.operator_class) +
                    word(element.descending, "desc") + nulls[static_cast<int>(element.nulls)] +
                    part("with", element.with_operator));
  }
  return list(texts);
}

std::string printed(const Index& index) {
  return name_of(index.name, index.name_generated) + part("using", index.method) + ' ' +
         elements(index.elements) + (index.include.empty() ? "" : " include " + list(index.include)) +
         part("where", index.predicate) + word(index.unique, "unique") +
         word(index.nulls_not_distinct, "nulls not distinct") + word(index.implicit, "implicit") +
         rest(index.options, index.comment);
}

std::string printed(const Exclusion& exclusion) {
  return name_of(exclusion.name, exclusion.name_generated) + part("using", exclusion.method) + ' ' +
         elements(exclusion.elements) +
         (exclusion.include.empty() ? "" : " include " + list(exclusion.include)) +
         part("where", exclusion.predicate) + printed(exclusion.deferrability) +
         rest(exclusion.options, exclusion.comment);
}

std::string printed(const Ref& ref) {
  return ref.kind + ' ' + ref.name + (ref.column.empty() ? "" : " . " + ref.column);
}

template <typename T>
void lines(std::string& text, const char* label, const std::vector<T>& items) {
  for (const T& item : items)
    text.append("  ").append(label).append(1, ' ').append(printed(item)).append(1, '\n');
}

}  // namespace

std::string print(const Table& table) {
  std::string text = "table " + table.schema + table.name + rest({}, table.comment) + '\n';
  for (const auto& [key, value] : table.options) text += "  [" + key + " = " + value + "]\n";
  lines(text, "column", table.columns);
  if (table.primary_key) text += "  primary key " + printed(*table.primary_key) + '\n';
  lines(text, "unique", table.uniques);
  lines(text, "check", table.checks);
  lines(text, "foreign key", table.foreign_keys);
  lines(text, "exclude", table.exclusions);
  lines(text, "index", table.indexes);
  lines(text, "needs", table.depends_on);
  return text;
}

std::string print(const Object& object) {
  std::string text = object.kind + ' ' + object.schema + object.identity +
                     word(object.replaceable, "(replaceable)") + word(object.shared, "(shared)") +
                     rest({}, object.comment) + '\n';
  text += "  + ";
  for (const char c : object.create) c == '\n' ? text += "\n    " : text += c;
  text += "\n  - " + object.drop + '\n';
  lines(text, "needs", object.depends_on);
  return text;
}

std::string print(const Introspected& schema) {
  std::string text;
  for (const Enum& each : schema.enums) {
    text += "enum " + each.schema + each.name + ' ' + list(each.values) + rest({}, each.comment) + '\n';
  }
  for (const Table& table : schema.tables) text += print(table);
  for (const Object& object : schema.objects) text += print(object);
  return text;
}

}  // namespace mighost::test
