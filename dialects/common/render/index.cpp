#include "common/render/index.hpp"

#include <string>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/option.hpp"
#include "common/render/constraint.hpp"
#include "common/render/definition.hpp"
#include "common/render/form.hpp"
#include "common/render/sides.hpp"

namespace mighost::dialect {
namespace {

constexpr std::string_view with_prefix = "postgres.with.";

// An index lives in the schema of its table.
std::string index_name(const mighost_change& change, mighost_str name) {
  return qualified(change.schema, name);
}

void set_comment(Output& out, const mighost_change& change, const mighost_index& index) {
  out.run("COMMENT ON INDEX " + index_name(change, index.name) + " IS " + comment_value(index.comment));
}

void drop_index(Output& out, const mighost_change& change, mighost_str name) {
  if (out.index_form() == IndexForm::concurrent) {
    out.run_alone("DROP INDEX CONCURRENTLY " + index_name(change, name));
  } else {
    out.run("DROP INDEX " + index_name(change, name));
  }
}

}  // namespace

std::string interrupted_remark(mighost_str index) {
  return "when it is interrupted, the index " + quote_identifier(view(index)) +
         " stays as an invalid one: drop it, then try again";
}

void create_index(Output& out, const mighost_change& change, const mighost_index& index) {
  const bool unique = (index.flags & MIGHOST_UNIQUE) != 0;
  const bool concurrent = out.index_form() == IndexForm::concurrent;
  std::string sql = unique ? "CREATE UNIQUE INDEX " : "CREATE INDEX ";
  if (concurrent) sql += "CONCURRENTLY ";
  sql += quote_identifier(view(index.name)) + " ON " + qualified(change.schema, change.table);
  if (present(index.method)) sql += " USING " + quote_identifier(view(index.method));
  sql += ' ' + element_list(index.elements) + include_clause(index.include);
  if ((index.flags & MIGHOST_NULLS_NOT_DISTINCT) != 0) sql += " NULLS NOT DISTINCT";
  sql += with_clause(index.options) + tablespace_clause(index.options, "TABLESPACE");
  if (present(index.predicate)) sql += " WHERE (" + std::string{view(index.predicate)} + ')';
  const uint64_t hazards = unique ? MIGHOST_HAZARD_MAY_FAIL_ON_ROWS : 0;
  if (concurrent) {
    out.run_alone(sql, hazards, interrupted_remark(index.name));
  } else {
    out.run(sql, hazards | MIGHOST_HAZARD_BLOCKS_WRITES);
  }
  set_created_index_options(out, change, index.name, index.options);
  if (present(index.comment)) set_comment(out, change, index);
}

void set_index_option(Output& out, const mighost_change& change, mighost_str name, mighost_span options) {
  const std::string_view key = view(change.key);
  const mighost_str value = find_option(options, key);
  if (alter_index_form(out, change, name, value)) return;
  const std::string alter = "ALTER INDEX " + index_name(change, name);
  if (key.starts_with(with_prefix)) {
    const std::string parameter = parameter_name(key.substr(with_prefix.size()));
    out.run(alter + (present(value) ? " SET (" + parameter + " = " + quote_literal(view(value)) + ')'
                                    : " RESET (" + parameter + ')'),
            0, "for pages written from now on; REINDEX applies it to the whole index");
  } else if (key == "postgres.tablespace") {
    out.run(alter + " SET TABLESPACE " + quote_identifier(present(value) ? view(value) : "pg_default"),
            MIGHOST_HAZARD_LOCKS_TABLE);
  } else {
    throw std::runtime_error("index " + std::string{view(name)} +
                             ": this dialect cannot change the option \"" + std::string{key} + '"');
  }
}

void render_index(Output& out, const mighost_change& change) {
  const Sides<mighost_index> index = sides<mighost_index>(change);
  if (index.created()) return create_index(out, change, *index.after);
  if (index.dropped()) return drop_index(out, change, index.before->name);
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return out.run("ALTER INDEX " + index_name(change, index.before->name) + " RENAME TO " +
                     quote_identifier(view(index.after->name)));
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_comment(out, change, *index.after);
    case MIGHOST_ATTRIBUTE_OPTION:
      return set_index_option(out, change, index.after->name, index.after->options);
    default:
      unknown_attribute(change);
  }
}

}  // namespace mighost::dialect
