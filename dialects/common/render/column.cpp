#include "common/render/column.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/option.hpp"
#include "common/render/constraint.hpp"
#include "common/render/definition.hpp"
#include "common/render/form.hpp"
#include "common/render/generated.hpp"
#include "common/render/not_null.hpp"
#include "common/render/sequence.hpp"
#include "common/render/sides.hpp"
#include "common/render/type_change.hpp"
#include "common/type_name.hpp"

namespace mighost::dialect {
namespace {

constexpr std::string_view with_prefix = "postgres.with.";
constexpr uint64_t rewrite = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;

bool is_word_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '"';
}

/// Whether the expression calls a function of which we do not know that it has one value in a statement. The
/// server computes a default once, and keeps the value in its catalog, where it has.
bool may_be_volatile(std::string_view expression) {
  constexpr std::array<std::string_view, 12> stable{"now",
                                                    "transaction_timestamp",
                                                    "statement_timestamp",
                                                    "timezone",
                                                    "date_trunc",
                                                    "make_interval",
                                                    "make_date",
                                                    "lower",
                                                    "upper",
                                                    "length",
                                                    "concat",
                                                    "to_timestamp"};
  std::string_view word;
  bool is_type = false;  // after `::`: what stands in brackets is a length
  for (std::size_t i = 0; i < expression.size(); ++i) {
    const char c = expression[i];
    if (c == '\'') {
      i = std::min(expression.find('\'', i + 1), expression.size());
    } else if (is_word_character(c)) {
      const std::size_t start = i;
      while (i + 1 < expression.size() && is_word_character(expression[i + 1])) ++i;
      word = expression.substr(start, i + 1 - start);
    } else if (c == '(' && !word.empty() && !is_type) {
      if (std::find(stable.begin(), stable.end(), word) == stable.end()) return true;
      word = {};
    } else if (c == ':') {
      is_type = true;
      word = {};
    } else if (c != ' ') {
      is_type = false;
      word = {};
    }
  }
  return false;
}

/// What adding the column does to a table with rows. The server keeps the value of a constant default in its
/// catalog; anything else is computed for every row.
uint64_t add_hazards(const mighost_column& column) {
  if (column.identity != MIGHOST_IDENTITY_NONE || column.generated == MIGHOST_GENERATED_STORED)
    return rewrite;
  const std::string_view value = view(column.default_expression);
  if (may_be_volatile(value)) return rewrite;
  const bool not_null = (column.flags & MIGHOST_COLUMN_NOT_NULL) != 0;
  const bool has_value = !value.empty() || column.generated != MIGHOST_GENERATED_NONE;
  return not_null && !has_value ? MIGHOST_HAZARD_MAY_FAIL_ON_ROWS : 0;
}

/// SET STORAGE DEFAULT came with PostgreSQL 16, so we say what the default of the type is.
std::string_view default_storage(std::string_view type) {
  const TypeParts parts = type_parts(type);
  constexpr std::array<std::string_view, 3> main_types{"numeric", "inet", "cidr"};
  constexpr std::array<std::string_view, 17> plain_types{"boolean",
                                                         "smallint",
                                                         "integer",
                                                         "bigint",
                                                         "real",
                                                         "double precision",
                                                         "money",
                                                         "date",
                                                         "time without time zone",
                                                         "time with time zone",
                                                         "timestamp without time zone",
                                                         "timestamp with time zone",
                                                         "interval",
                                                         "uuid",
                                                         "macaddr",
                                                         "macaddr8",
                                                         "point"};
  const auto is_in = [&](const auto& types) {
    return std::find(types.begin(), types.end(), parts.base) != types.end();
  };
  if (!parts.array && is_in(main_types)) return "main";
  return !parts.array && is_in(plain_types) ? "plain" : "extended";
}

void set_option(Output& out, const mighost_change& change, const mighost_column& definition,
                std::string_view key, mighost_str value) {
  const mighost_str column = definition.name;
  const std::string alter = alter_column(change, column);
  if (key == "postgres.inherited") return;  // with the parent of the table, or its type
  if (key == "postgres.storage") {
    out.run(alter + " SET STORAGE " +
            (present(value) ? quote_identifier(view(value))
                            : std::string{default_storage(view(definition.type_name))}));
  } else if (key == "postgres.compression") {
    out.run(alter + " SET COMPRESSION " + (present(value) ? quote_identifier(view(value)) : "DEFAULT"));
  } else if (key == "postgres.statistics") {
    const std::string_view number = present(value) ? view(value) : "-1";
    if (number.empty() || number.size() > 5 ||
        number.find_first_not_of("-0123456789") != std::string_view::npos) {
      throw std::runtime_error("column \"" + std::string{view(column)} +
                               "\": option postgres.statistics is \"" + std::string{number} +
                               "\"; give a number from 0 to 10000");
    }
    out.run(alter + " SET STATISTICS " + std::string{number});
  } else if (key.starts_with(with_prefix)) {
    const std::string parameter = parameter_name(key.substr(with_prefix.size()));
    out.run(alter + (present(value) ? " SET (" + parameter + " = " + quote_literal(view(value)) + ')'
                                    : " RESET (" + parameter + ')'));
  } else {
    throw std::runtime_error("column \"" + std::string{view(column)} +
                             "\": this dialect cannot change the option \"" + std::string{key} + '"');
  }
}

void alter_default(Output& out, const mighost_change& change, const mighost_column& after) {
  const std::string alter = alter_column(change, after.name);
  if (!present(after.default_expression)) return out.run(alter + " DROP DEFAULT");
  out.run(alter + " SET DEFAULT " + std::string{view(after.default_expression)});
}

void alter(Output& out, const mighost_change& change, const mighost_column& before,
           const mighost_column& after) {
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return out.run("ALTER TABLE " + qualified(change.schema, change.table) + " RENAME COLUMN " +
                     quote_identifier(view(before.name)) + " TO " + quote_identifier(view(after.name)));
    case MIGHOST_ATTRIBUTE_TYPE:
      return alter_type(out, change, before, after);
    case MIGHOST_ATTRIBUTE_COLLATION:
      return alter_collation(out, change, after);
    case MIGHOST_ATTRIBUTE_NOT_NULL:
      return alter_not_null(out, change, after);
    case MIGHOST_ATTRIBUTE_DEFAULT:
      return alter_default(out, change, after);
    case MIGHOST_ATTRIBUTE_IDENTITY:
      return alter_identity(out, change, before, after);
    case MIGHOST_ATTRIBUTE_SEQUENCE:
      return alter_sequence(out, change, before, after);
    case MIGHOST_ATTRIBUTE_GENERATED:
      return alter_generated(out, change, before, after);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_column_comment(out, change, after);
    case MIGHOST_ATTRIBUTE_OPTION:
      return set_option(out, change, after, view(change.key), find_option(after.options, view(change.key)));
    default:
      unknown_attribute(change);
  }
}

/// Whether the change comes with the same change of the parent's column.
bool follows_parent(const mighost_change& change, const Sides<mighost_column>& column) {
  const bool inherited =
      (column.created() || is_inherited(*column.before)) && (column.dropped() || is_inherited(*column.after));
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_DEFAULT:
    case MIGHOST_ATTRIBUTE_COMMENT:
    case MIGHOST_ATTRIBUTE_OPTION:
      return false;
    default:
      return inherited;
  }
}

}  // namespace

std::string alter_column(const mighost_change& change, mighost_str column) {
  return "ALTER TABLE " + qualified(change.schema, change.table) + " ALTER COLUMN " +
         quote_identifier(view(column));
}

void set_column_comment(Output& out, const mighost_change& change, const mighost_column& column) {
  out.run("COMMENT ON COLUMN " + qualified(change.schema, change.table) + '.' +
          quote_identifier(view(column.name)) + " IS " + comment_value(column.comment));
}

void set_column_options(Output& out, const mighost_change& change, const mighost_column& column) {
  for (const mighost_option option : rows<mighost_option>(column.options)) {
    set_option(out, change, column, view(option.key), option.value);
  }
}

void add_column(Output& out, const mighost_change& change, const mighost_column& column) {
  const bool own_sequence = has_sequence_of_its_own(column);
  if (own_sequence) create_sequence(out, column, view(change.schema), view(change.table));
  out.run("ALTER TABLE " + qualified(change.schema, change.table) + " ADD COLUMN " +
              column_definition(column, view(change.schema), view(change.table)),
          add_hazards(column));
  if (own_sequence) give_sequence(out, column, view(change.schema), view(change.table));
  set_column_options(out, change, column);
  if (present(column.comment)) set_column_comment(out, change, column);
}

void render_column(Output& out, const mighost_change& change) {
  const Sides<mighost_column> column = sides<mighost_column>(change);
  if (follows_parent(change, column)) return;
  if (column.created()) return add_column(out, change, *column.after);
  if (column.dropped()) {
    return out.run("ALTER TABLE " + qualified(change.schema, change.table) + " DROP COLUMN " +
                       quote_identifier(view(column.before->name)),
                   MIGHOST_HAZARD_LOSES_DATA);
  }
  alter(out, change, *column.before, *column.after);
}

}  // namespace mighost::dialect
