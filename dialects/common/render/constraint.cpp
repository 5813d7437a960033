#include "common/render/constraint.hpp"

#include <mighost/naming.hpp>

#include <initializer_list>
#include <string>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/option.hpp"
#include "common/render/definition.hpp"
#include "common/render/form.hpp"
#include "common/render/index.hpp"
#include "common/render/sides.hpp"

namespace mighost::dialect {
namespace {

constexpr uint64_t builds_index = MIGHOST_HAZARD_LOCKS_TABLE | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS;

std::string alter(const mighost_change& change) {
  return "ALTER TABLE " + qualified(change.schema, change.table);
}

std::string drop_clause(mighost_str name) {
  return "DROP CONSTRAINT " + quote_identifier(view(name));
}

void drop_constraint(Output& out, const mighost_change& change, mighost_str name) {
  out.run(alter(change) + ' ' + drop_clause(name));
}

/// For what the server cannot alter in a constraint: dropped and added in one statement.
void replace_constraint(Output& out, const mighost_change& change, mighost_str name,
                        std::string_view definition, uint64_t hazards) {
  out.run(alter(change) + "\n    " + drop_clause(name) + ",\n    ADD " + std::string{definition}, hazards);
}

void rename_constraint(Output& out, const mighost_change& change, mighost_str before, mighost_str after) {
  out.run(alter(change) + " RENAME CONSTRAINT " + quote_identifier(view(before)) + " TO " +
          quote_identifier(view(after)));
}

/// Whether existing rows are looked at.
bool is_checked(uint64_t flags) {
  return (flags & (MIGHOST_NOT_VALID | MIGHOST_NOT_ENFORCED)) == 0;
}

uint64_t check_hazards(uint64_t flags) {
  return is_checked(flags) ? MIGHOST_HAZARD_LOCKS_TABLE | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS : 0;
}

uint64_t foreign_key_hazards(uint64_t flags) {
  return is_checked(flags) ? MIGHOST_HAZARD_BLOCKS_WRITES | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS : 0;
}

void validate(Output& out, const mighost_change& change, mighost_str name) {
  const std::string sql = alter(change) + " VALIDATE CONSTRAINT " + quote_identifier(view(name));
  // By itself, so that no lock of another statement is held as long.
  if (out.online()) return out.run_alone(sql, MIGHOST_HAZARD_MAY_FAIL_ON_ROWS);
  out.run(sql, MIGHOST_HAZARD_MAY_FAIL_ON_ROWS);
}

/// NOT VALID takes a lock for an instant; checking the rows afterwards lets reads and writes go on.
void add_then_validate(Output& out, const mighost_change& change, mighost_str name,
                       std::string_view definition) {
  out.run_alone(alter(change) + "\n    ADD " + std::string{definition} + " NOT VALID");
  validate(out, change, name);
}

/// The index under a key, made while writes go on. `name` is the index's; the rest is the key's.
void create_key_index(Output& out, const mighost_change& change, const mighost_key& key, mighost_str name) {
  std::string sql = "CREATE UNIQUE INDEX CONCURRENTLY " + quote_identifier(view(name)) + " ON " +
                    qualified(change.schema, change.table) + " (" + identifier_list(key.columns) + ')' +
                    include_clause(key.include);
  if ((key.flags & MIGHOST_NULLS_NOT_DISTINCT) != 0) sql += " NULLS NOT DISTINCT";
  out.run_alone(sql + with_clause(key.options) + tablespace_clause(key.options, "TABLESPACE"),
                MIGHOST_HAZARD_MAY_FAIL_ON_ROWS, interrupted_remark(name));
}

/// `CONSTRAINT name UNIQUE USING INDEX index …`, which gives the index the constraint's name.
std::string key_on_index(const mighost_key& key, std::string_view kind, mighost_str index) {
  return "CONSTRAINT " + quote_identifier(view(key.name)) + ' ' + std::string{kind} + " USING INDEX " +
         quote_identifier(view(index)) + deferrability(key.flags);
}

/// Whether the key can be put on an index that was made before: one over periods of time has another kind of
/// index, and a table in pieces takes none.
bool can_use_index(const Output& out, const mighost_key& key) {
  return out.index_form() == IndexForm::concurrent && present(key.name) &&
         (key.flags & MIGHOST_WITHOUT_OVERLAPS) == 0;
}

void create_key(Output& out, const mighost_change& change, const mighost_key& key, std::string_view kind) {
  if (!can_use_index(out, key)) {
    add_constraint(out, change, key_definition(key, kind), builds_index);
  } else {
    create_key_index(out, change, key, key.name);
    out.run_alone(alter(change) + "\n    ADD " + key_on_index(key, kind, key.name));
  }
  set_created_index_options(out, change, key.name, key.options);
  if (present(key.comment)) set_constraint_comment(out, change, key.name, key.comment);
}

/// A key with another deferrability: the server makes it anew.
void replace_key(Output& out, const mighost_change& change, const mighost_key& before,
                 const mighost_key& after, std::string_view kind) {
  if (!can_use_index(out, after)) {
    return replace_constraint(out, change, before.name, key_definition(after, kind), builds_index);
  }
  const std::string name =
      digested_name(std::initializer_list<std::string_view>{view(change.table), view(after.name)},
                    "mighost_new", max_identifier_bytes);
  create_key_index(out, change, after, str(name));
  out.run_alone(alter(change) + "\n    " + drop_clause(before.name) + ",\n    ADD " +
                key_on_index(after, kind, str(name)));
}

std::string foreign_key(const mighost_change& change, const mighost_foreign_key& key) {
  return foreign_key_definition(key, change.schema) + validity(key.flags);
}

}  // namespace

std::string comment_value(mighost_str comment) {
  return present(comment) ? quote_literal(view(comment)) : "NULL";
}

void add_constraint(Output& out, const mighost_change& change, std::string_view definition,
                    uint64_t hazards) {
  out.run(alter(change) + "\n    ADD " + std::string{definition}, hazards);
}

void set_constraint_comment(Output& out, const mighost_change& change, mighost_str name,
                            mighost_str comment) {
  out.run("COMMENT ON CONSTRAINT " + quote_identifier(view(name)) + " ON " +
          qualified(change.schema, change.table) + " IS " + comment_value(comment));
}

void create_check(Output& out, const mighost_change& change, const mighost_check& check) {
  if (out.online() && present(check.name) && is_checked(check.flags)) {
    add_then_validate(out, change, check.name, check_definition(check));
  } else {
    add_constraint(out, change, check_definition(check) + validity(check.flags), check_hazards(check.flags));
  }
  if (present(check.comment)) set_constraint_comment(out, change, check.name, check.comment);
}

void create_foreign_key(Output& out, const mighost_change& change, const mighost_foreign_key& key) {
  // A foreign key of a partitioned table cannot be added without checking the rows (before PostgreSQL 18).
  if (out.online() && out.index_form() != IndexForm::plain && present(key.name) && is_checked(key.flags)) {
    add_then_validate(out, change, key.name, foreign_key(change, key));
  } else {
    add_constraint(out, change, foreign_key(change, key), foreign_key_hazards(key.flags));
  }
  if (present(key.comment)) set_constraint_comment(out, change, key.name, key.comment);
}

void render_key(Output& out, const mighost_change& change, std::string_view kind) {
  const Sides<mighost_key> key = sides<mighost_key>(change);
  if (key.dropped()) return drop_constraint(out, change, key.before->name);
  if (key.created()) return create_key(out, change, *key.after, kind);
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return rename_constraint(out, change, key.before->name, key.after->name);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_constraint_comment(out, change, key.after->name, key.after->comment);
    case MIGHOST_ATTRIBUTE_DEFERRABILITY:
      return replace_key(out, change, *key.before, *key.after, kind);
    case MIGHOST_ATTRIBUTE_OPTION:
      return set_index_option(out, change, key.after->name, key.after->options);
    default:
      unknown_attribute(change);
  }
}

void render_check(Output& out, const mighost_change& change) {
  const Sides<mighost_check> check = sides<mighost_check>(change);
  if (check.dropped()) return drop_constraint(out, change, check.before->name);
  if (check.created()) return create_check(out, change, *check.after);
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return rename_constraint(out, change, check.before->name, check.after->name);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_constraint_comment(out, change, check.after->name, check.after->comment);
    case MIGHOST_ATTRIBUTE_VALIDITY:
      if ((check.after->flags & MIGHOST_NOT_VALID) == 0) return validate(out, change, check.after->name);
      return replace_constraint(out, change, check.before->name,
                                check_definition(*check.after) + validity(check.after->flags), 0);
    default:
      unknown_attribute(change);
  }
}

void render_foreign_key(Output& out, const mighost_change& change) {
  const Sides<mighost_foreign_key> key = sides<mighost_foreign_key>(change);
  if (key.dropped()) return drop_constraint(out, change, key.before->name);
  if (key.created()) return create_foreign_key(out, change, *key.after);
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return rename_constraint(out, change, key.before->name, key.after->name);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_constraint_comment(out, change, key.after->name, key.after->comment);
    case MIGHOST_ATTRIBUTE_VALIDITY:
      if ((key.after->flags & MIGHOST_NOT_VALID) == 0) return validate(out, change, key.after->name);
      return replace_constraint(out, change, key.before->name, foreign_key(change, *key.after), 0);
    case MIGHOST_ATTRIBUTE_DEFERRABILITY: {
      const std::string when = deferrability(key.after->flags);
      out.run(alter(change) + " ALTER CONSTRAINT " + quote_identifier(view(key.after->name)) +
              (when.empty() ? " NOT DEFERRABLE" : when));
      return;
    }
    default:
      unknown_attribute(change);
  }
}

void render_exclusion(Output& out, const mighost_change& change) {
  const Sides<mighost_exclusion> exclusion = sides<mighost_exclusion>(change);
  if (exclusion.dropped()) return drop_constraint(out, change, exclusion.before->name);
  if (exclusion.created()) {
    add_constraint(out, change, exclusion_definition(*exclusion.after), builds_index);
    set_created_index_options(out, change, exclusion.after->name, exclusion.after->options);
    if (present(exclusion.after->comment)) {
      set_constraint_comment(out, change, exclusion.after->name, exclusion.after->comment);
    }
    return;
  }
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return rename_constraint(out, change, exclusion.before->name, exclusion.after->name);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_constraint_comment(out, change, exclusion.after->name, exclusion.after->comment);
    case MIGHOST_ATTRIBUTE_DEFERRABILITY:
      return replace_constraint(out, change, exclusion.before->name, exclusion_definition(*exclusion.after),
                                builds_index);
    case MIGHOST_ATTRIBUTE_OPTION:
      return set_index_option(out, change, exclusion.after->name, exclusion.after->options);
    default:
      unknown_attribute(change);
  }
}

}  // namespace mighost::dialect
