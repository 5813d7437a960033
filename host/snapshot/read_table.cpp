#include "snapshot/read.hpp"

namespace mighost::snapshots {

Table read_table(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Table table;
  table.name = name.value;
  const std::string subject = "the table " + yaml::quoted(name.value);
  yaml::Fields fields(node, subject, errors);
  table.resource = read_text(fields, "resource");
  table.comment = read_text(fields, "comment");
  table.options = read_options(fields);
  table.depends_on = read_refs(fields);
  read_entries(fields, "columns", table.columns, read_column);
  if (const yaml::Node* key = fields.find("primary_key")) table.primary_key = read_primary_key(*key, errors);
  read_entries(fields, "uniques", table.uniques, read_unique);
  read_entries(fields, "checks", table.checks, read_check);
  read_entries(fields, "foreign_keys", table.foreign_keys, read_foreign_key);
  read_entries(fields, "exclusions", table.exclusions, read_exclusion);
  read_entries(fields, "indexes", table.indexes, read_index);
  fields.finish();
  return table;
}

}  // namespace mighost::snapshots
