#include "common/render/constraint.hpp"

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/render/definition.hpp"
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

void validate(Output& out, const mighost_change& change, mighost_str name) {
  out.run(alter(change) + " VALIDATE CONSTRAINT " + quote_identifier(view(name)),
          MIGHOST_HAZARD_MAY_FAIL_ON_ROWS);
}

uint64_t check_hazards(uint64_t flags) {
  const bool unchecked = (flags & (MIGHOST_NOT_VALID | MIGHOST_NOT_ENFORCED)) != 0;
  return unchecked ? 0 : MIGHOST_HAZARD_LOCKS_TABLE | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS;
}

uint64_t foreign_key_hazards(uint64_t flags) {
  const bool unchecked = (flags & (MIGHOST_NOT_VALID | MIGHOST_NOT_ENFORCED)) != 0;
  return unchecked ? 0 : MIGHOST_HAZARD_BLOCKS_WRITES | MIGHOST_HAZARD_MAY_FAIL_ON_ROWS;
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
  add_constraint(out, change, check_definition(check) + validity(check.flags), check_hazards(check.flags));
  if (present(check.comment)) set_constraint_comment(out, change, check.name, check.comment);
}

void create_foreign_key(Output& out, const mighost_change& change, const mighost_foreign_key& key) {
  add_constraint(out, change, foreign_key(change, key), foreign_key_hazards(key.flags));
  if (present(key.comment)) set_constraint_comment(out, change, key.name, key.comment);
}

void render_key(Output& out, const mighost_change& change, std::string_view kind) {
  const Sides<mighost_key> key = sides<mighost_key>(change);
  if (key.dropped()) return drop_constraint(out, change, key.before->name);
  if (key.created()) {
    add_constraint(out, change, key_definition(*key.after, kind), builds_index);
    if (present(key.after->comment)) set_constraint_comment(out, change, key.after->name, key.after->comment);
    return;
  }
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return rename_constraint(out, change, key.before->name, key.after->name);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_constraint_comment(out, change, key.after->name, key.after->comment);
    case MIGHOST_ATTRIBUTE_DEFERRABILITY:
      return replace_constraint(out, change, key.before->name, key_definition(*key.after, kind),
                                builds_index);
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
