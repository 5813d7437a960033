#include "common/render/form.hpp"

#include <mighost/view.hpp>

#include <stdexcept>

#include "common/identifier.hpp"
#include "common/option.hpp"

namespace mighost::dialect {
namespace {

constexpr uint64_t scans = MIGHOST_HAZARD_LOCKS_TABLE | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS;
constexpr std::string_view statistics_prefix = "postgres.statistics.";

std::string option(const mighost_table& table, std::string_view key) {
  return std::string{view(find_option(table.options, key))};
}

std::string after_word(std::string_view word, const std::string& text) {
  return text.empty() ? text : ' ' + std::string{word} + ' ' + text;
}

bool has_given_columns(const mighost_table& table) {
  return present(find_option(table.options, "postgres.partition_of")) ||
         present(find_option(table.options, "postgres.of_type"));
}

void set_replica_identity(Output& out, const std::string& table, std::string_view value) {
  std::string identity = "DEFAULT";
  if (value == "full") identity = "FULL";
  if (value == "nothing") identity = "NOTHING";
  if (value.starts_with("index ")) identity = "USING INDEX " + quote_identifier(value.substr(6));
  if (identity == "DEFAULT" && !value.empty()) {
    throw std::runtime_error("table " + table + ": option postgres.replica_identity is \"" +
                             std::string{value} + "\"; it can be full, nothing or \"index NAME\"");
  }
  out.run("ALTER TABLE " + table + " REPLICA IDENTITY " + identity);
}

/// A table leaves its parent and joins another, or the same one with other bounds.
void alter_partition(Output& out, const std::string& name, const mighost_table& before,
                     const mighost_table& after) {
  const std::string from = option(before, "postgres.partition_of");
  const std::string to = option(after, "postgres.partition_of");
  if (!from.empty()) out.run("ALTER TABLE " + from + " DETACH PARTITION " + name);
  if (to.empty()) return;
  out.run("ALTER TABLE " + to + " ATTACH PARTITION " + name + ' ' + option(after, "postgres.partition_bound"),
          scans);
}

}  // namespace

bool is_inherited(const mighost_column& column) {
  return present(find_option(column.options, "postgres.inherited"));
}

std::string table_statement(const mighost_table& table, const std::vector<std::string>& elements) {
  const std::string parent = option(table, "postgres.partition_of");
  const std::string type = option(table, "postgres.of_type");
  std::string sql = option(table, "postgres.unlogged") == "true" ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ";
  sql += qualified(table.schema, table.name) + after_word("PARTITION OF", parent) + after_word("OF", type);
  if (!elements.empty() || !has_given_columns(table)) {
    sql += " (";
    const char* separator = "\n    ";
    for (const std::string& element : elements) {
      sql += separator + element;
      separator = ",\n    ";
    }
    sql += "\n)";
  }
  if (!parent.empty()) sql += ' ' + option(table, "postgres.partition_bound");
  if (const std::string parents = option(table, "postgres.inherits"); !parents.empty()) {
    sql += " INHERITS (" + parents + ')';
  }
  sql += after_word("PARTITION BY", option(table, "postgres.partition_by"));
  if (const std::string method = option(table, "postgres.access_method"); !method.empty()) {
    sql += " USING " + quote_identifier(method);
  }
  return sql + with_clause(table.options) + tablespace_clause(table.options, "TABLESPACE");
}

std::string inherited_column(const mighost_table& table, const mighost_column& column) {
  if (!has_given_columns(table)) return {};
  std::string rest;
  if ((column.flags & MIGHOST_COLUMN_NOT_NULL) != 0) rest += " NOT NULL";
  if (present(column.default_expression)) rest += " DEFAULT " + std::string{view(column.default_expression)};
  return rest.empty() ? rest : quote_identifier(view(column.name)) + " WITH OPTIONS" + rest;
}

void finish_form(Output& out, const mighost_table& table) {
  const std::string identity = option(table, "postgres.replica_identity");
  if (!identity.empty()) set_replica_identity(out, qualified(table.schema, table.name), identity);
}

bool alter_form(Output& out, const mighost_change& change, const mighost_table& before,
                const mighost_table& after) {
  const std::string_view key = view(change.key);
  const std::string name = qualified(change.schema, change.table);
  if (key == "postgres.replica_identity") {
    set_replica_identity(out, name, option(after, key));
  } else if (key == "postgres.access_method") {
    const std::string method = option(after, key);
    out.run(
        "ALTER TABLE " + name + " SET ACCESS METHOD " + quote_identifier(method.empty() ? "heap" : method),
        MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE);
  } else if (key == "postgres.of_type") {
    const std::string type = option(after, key);
    out.run("ALTER TABLE " + name + (type.empty() ? " NOT OF" : " OF " + type));
  } else if (key == "postgres.partition_of") {
    alter_partition(out, name, before, after);
  } else if (key == "postgres.partition_bound") {
    // With the parent, when that changes too.
    if (option(before, "postgres.partition_of") == option(after, "postgres.partition_of")) {
      alter_partition(out, name, before, after);
    }
  } else if (key == "postgres.partition_by" || key == "postgres.inherits") {
    out.impossible("PostgreSQL cannot change how the table " + name +
                   (key == "postgres.inherits" ? " inherits, as a whole" : " is partitioned") +
                   ": make a new table and move the rows");
  } else {
    return false;
  }
  return true;
}

void set_created_index_options(Output& out, const mighost_change& change, mighost_str name,
                               mighost_span options) {
  for (const mighost_option one : rows<mighost_option>(options)) {
    mighost_change setting = change;
    setting.key = one.key;
    // A new index is valid whatever the one was that it is made after.
    if (view(one.key) != "postgres.invalid") alter_index_form(out, setting, name, one.value);
  }
}

bool alter_index_form(Output& out, const mighost_change& change, mighost_str name, mighost_str value) {
  const std::string_view key = view(change.key);
  const std::string index = qualified(change.schema, name);
  const std::string table = qualified(change.schema, change.table);
  if (key == "postgres.invalid") {
    if (present(value)) {
      out.nothing("the index " + index + " was invalid before; it stays as it is");
    } else if (out.index_form() == IndexForm::concurrent) {
      out.run_alone("REINDEX INDEX CONCURRENTLY " + index, MIGHOST_HAZARD_MAY_FAIL_ON_ROWS,
                    "it was left invalid when it could not be built");
    } else {
      out.run("REINDEX INDEX " + index, MIGHOST_HAZARD_BLOCKS_WRITES | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS,
              "it was left invalid when it could not be built");
    }
  } else if (key == "postgres.clustered") {
    out.run("ALTER TABLE " + table +
            (present(value) ? " CLUSTER ON " + quote_identifier(view(name))
                            : std::string{" SET WITHOUT CLUSTER"}));
  } else if (key.starts_with(statistics_prefix)) {
    const std::string column{key.substr(statistics_prefix.size())};
    const std::string number{present(value) ? view(value) : "-1"};
    if (column.find_first_not_of("0123456789") != std::string::npos ||
        number.find_first_not_of("-0123456789") != std::string::npos) {
      throw std::runtime_error("index " + index + ": option " + std::string{key} + " is \"" + number +
                               "\"; give the number of a column of the index, and a number from 0 to 10000");
    }
    out.run("ALTER INDEX " + index + " ALTER COLUMN " + column + " SET STATISTICS " + number);
  } else {
    return false;
  }
  return true;
}

}  // namespace mighost::dialect
