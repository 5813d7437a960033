#include "common/render/sequence.hpp"

#include <mighost/naming.hpp>
#include <mighost/view.hpp>

#include <limits>

#include "common/identifier.hpp"
#include "common/literal.hpp"

namespace mighost::dialect {
namespace {

struct Limits {
  int64_t min;
  int64_t max;
};

template <typename Integer>
constexpr Limits limits_of{std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max()};

Limits type_limits(std::string_view type) {
  if (type == "smallint") return limits_of<int16_t>;
  if (type == "integer") return limits_of<int32_t>;
  return limits_of<int64_t>;
}

/// The numbers that the server takes when it is told none.
mighost_sequence default_numbers(std::string_view type, int64_t increment) {
  const Limits limits = type_limits(type);
  const bool up = increment > 0;
  return {.struct_size = sizeof(mighost_sequence),
          .start = up ? 1 : -1,
          .increment = increment,
          .min_value = up ? 1 : limits.min,
          .max_value = up ? limits.max : -1,
          .cache = 1};
}

mighost_sequence numbers_of(const mighost_column& column) {
  return column.sequence == nullptr ? default_numbers(view(column.type_name), 1)
                                    : read_struct(column.sequence);
}

std::string sequence_name(const mighost_column& column, std::string_view table) {
  if (column.sequence != nullptr) {
    const mighost_sequence sequence = read_struct(column.sequence);
    if (present(sequence.name)) return std::string{view(sequence.name)};
  }
  return generated_name({table, view(column.name)}, "seq", max_identifier_bytes);
}

/// What differs from the server's choice, each with a space before it.
std::string numbers(const mighost_column& column) {
  if (column.sequence == nullptr) return {};
  const mighost_sequence wanted = read_struct(column.sequence);
  const mighost_sequence usual = default_numbers(view(column.type_name), wanted.increment);
  // Where the counting starts follows from the bounds.
  const int64_t usual_start = wanted.increment > 0 ? wanted.min_value : wanted.max_value;
  std::string sql;
  if (wanted.start != usual_start) sql += " START WITH " + std::to_string(wanted.start);
  if (wanted.increment != 1) sql += " INCREMENT BY " + std::to_string(wanted.increment);
  if (wanted.min_value != usual.min_value) sql += " MINVALUE " + std::to_string(wanted.min_value);
  if (wanted.max_value != usual.max_value) sql += " MAXVALUE " + std::to_string(wanted.max_value);
  if (wanted.cache != 1) sql += " CACHE " + std::to_string(wanted.cache);
  if (wanted.cycle != 0) sql += " CYCLE";
  return sql;
}

}  // namespace

bool is_short_serial(const mighost_column& column) {
  return column.identity == MIGHOST_IDENTITY_SERIAL && !has_sequence_of_its_own(column);
}

std::string serial_name(const mighost_column& column) {
  if (view(column.type_name) == "smallint") return "smallserial";
  return view(column.type_name) == "bigint" ? "bigserial" : "serial";
}

bool has_sequence_of_its_own(const mighost_column& column) {
  if (column.identity != MIGHOST_IDENTITY_SERIAL) return false;
  const std::string_view type = view(column.type_name);
  const bool has_short_form = type == "smallint" || type == "integer" || type == "bigint";
  return !has_short_form || column.sequence != nullptr || (column.flags & MIGHOST_COLUMN_NOT_NULL) == 0;
}

std::string nextval(const mighost_column& column, std::string_view schema, std::string_view table) {
  return "nextval(" + regclass_literal(schema, sequence_name(column, table)) + "::regclass)";
}

std::string identity_options(const mighost_column& column) {
  if (column.sequence == nullptr) return {};
  const mighost_sequence sequence = read_struct(column.sequence);
  std::string options;
  if (present(sequence.name)) options = "SEQUENCE NAME " + quote_identifier(view(sequence.name));
  options += numbers(column);
  if (options.empty()) return {};
  return " (" + (options.front() == ' ' ? options.substr(1) : options) + ')';
}

void create_sequence(Output& out, const mighost_column& column, std::string_view schema,
                     std::string_view table) {
  const std::string_view type = view(column.type_name);
  const bool sized = type == "smallint" || type == "integer";
  out.run("CREATE SEQUENCE " + qualified(schema, sequence_name(column, table)) +
          (sized ? " AS " + std::string{type} : "") + numbers(column));
}

void give_sequence(Output& out, const mighost_column& column, std::string_view schema,
                   std::string_view table) {
  out.run("ALTER SEQUENCE " + qualified(schema, sequence_name(column, table)) + " OWNED BY " +
          qualified(schema, table) + '.' + quote_identifier(view(column.name)));
}

namespace {

/// All numbers of a sequence that exists, each after `verb`.
std::string new_numbers(const mighost_sequence& to, const std::string& verb) {
  return verb + "INCREMENT BY " + std::to_string(to.increment) + verb + "MINVALUE " +
         std::to_string(to.min_value) + verb + "MAXVALUE " + std::to_string(to.max_value) + verb +
         "START WITH " + std::to_string(to.start) + verb + "CACHE " + std::to_string(to.cache) + verb +
         (to.cycle != 0 ? "CYCLE" : "NO CYCLE");
}

std::string alter_column(const mighost_change& change, const mighost_column& column) {
  return "ALTER TABLE " + qualified(change.schema, change.table) + " ALTER COLUMN " +
         quote_identifier(view(column.name));
}

std::string owned_sequence(const mighost_change& change, const mighost_column& column) {
  return "pg_get_serial_sequence(" + regclass_literal(view(change.schema), view(change.table)) + ", " +
         quote_literal(view(column.name)) + ')';
}

/// Runs a statement on the sequence that the server gave to a serial column: its name is the server's own.
void on_owned_sequence(Output& out, const mighost_change& change, const mighost_column& column,
                       std::string_view verb, const std::string& rest, uint64_t hazards = 0,
                       std::string_view remark = {}) {
  out.run("DO " + dollar_quote("BEGIN EXECUTE " + quote_literal(std::string{verb} + " SEQUENCE ") + " || " +
                               owned_sequence(change, column) +
                               (rest.empty() ? "" : " || " + quote_literal(rest)) + "; END"),
          hazards, remark);
}

/// Rows that exist already must not get their numbers a second time.
void skip_used_numbers(Output& out, const mighost_change& change, const mighost_column& column) {
  const mighost_sequence numbers = numbers_of(column);
  const bool up = numbers.increment > 0;
  const std::string last = (up ? "max(" : "min(") + quote_identifier(view(column.name)) + ')';
  out.run("SELECT setval(" + owned_sequence(change, column) + ", " + last + ") FROM " +
              qualified(change.schema, change.table) + " HAVING " + last + (up ? " >= " : " <= ") +
              std::to_string(numbers.start),
          MIGHOST_HAZARD_LOCKS_TABLE,
          "reads the numbers in use while the table is locked, so that none is given twice");
}

void drop_identity(Output& out, const mighost_change& change, const mighost_column& column) {
  constexpr uint64_t gone = MIGHOST_HAZARD_VALUE_GONE;
  const std::string_view remark = "the sequence's last number is not kept";
  if (column.identity != MIGHOST_IDENTITY_SERIAL) {
    out.run(alter_column(change, column) + " DROP IDENTITY", gone, remark);
    return;
  }
  out.run(alter_column(change, column) + " DROP DEFAULT");
  if (column.sequence != nullptr && present(read_struct(column.sequence).name)) {
    out.run("DROP SEQUENCE " + qualified(change.schema, read_struct(column.sequence).name), gone, remark);
  } else {
    on_owned_sequence(out, change, column, "DROP", "", gone, remark);
  }
}

void add_identity(Output& out, const mighost_change& change, const mighost_column& column) {
  if (column.identity == MIGHOST_IDENTITY_SERIAL) {
    create_sequence(out, column, view(change.schema), view(change.table));
    out.run(alter_column(change, column) + " SET DEFAULT " +
            nextval(column, view(change.schema), view(change.table)));
    give_sequence(out, column, view(change.schema), view(change.table));
  } else {
    const char* when = column.identity == MIGHOST_IDENTITY_ALWAYS ? "ALWAYS" : "BY DEFAULT";
    out.run(alter_column(change, column) + " ADD GENERATED " + when + " AS IDENTITY" +
            identity_options(column));
  }
  skip_used_numbers(out, change, column);
}

/// A name that nobody chose is looked up; one that nobody wants any more becomes what it would have been.
void rename_sequence(Output& out, const mighost_change& change, const mighost_column& before,
                     const mighost_column& after) {
  const mighost_str from = numbers_of(before).name;
  const mighost_str to = numbers_of(after).name;
  if (view(from) == view(to)) return;
  const std::string rename = " RENAME TO " + quote_identifier(sequence_name(after, view(change.table)));
  if (present(from)) return out.run("ALTER SEQUENCE " + qualified(change.schema, from) + rename);
  on_owned_sequence(out, change, after, "ALTER", rename);
}

}  // namespace

void alter_identity(Output& out, const mighost_change& change, const mighost_column& before,
                    const mighost_column& after) {
  const auto generated = [](const mighost_column& c) {
    return c.identity == MIGHOST_IDENTITY_ALWAYS || c.identity == MIGHOST_IDENTITY_BY_DEFAULT;
  };
  if (generated(before) && generated(after)) {
    out.run(alter_column(change, after) + " SET GENERATED " +
            (after.identity == MIGHOST_IDENTITY_ALWAYS ? "ALWAYS" : "BY DEFAULT"));
    return;
  }
  if (before.identity != MIGHOST_IDENTITY_NONE) drop_identity(out, change, before);
  if (after.identity != MIGHOST_IDENTITY_NONE) add_identity(out, change, after);
}

void alter_sequence_type(Output& out, const mighost_change& change, const mighost_column& after) {
  const std::string_view type = view(after.type_name);
  const std::string clause = " AS " + std::string{type == "smallint" || type == "integer" ? type : "bigint"};
  const mighost_str name =
      after.sequence == nullptr ? mighost_str{nullptr, 0} : read_struct(after.sequence).name;
  if (!present(name)) return on_owned_sequence(out, change, after, "ALTER", clause);
  out.run("ALTER SEQUENCE " + qualified(change.schema, name) + clause);
}

void alter_sequence(Output& out, const mighost_change& change, const mighost_column& before,
                    const mighost_column& after) {
  const mighost_sequence from = numbers_of(before);
  const mighost_sequence to = numbers_of(after);
  rename_sequence(out, change, before, after);
  const mighost_str name = to.name;
  // Where counting started lies outside: the position may too, so it starts anew, behind the numbers in use.
  const bool restarts = to.min_value > from.start || to.max_value < from.start;
  const uint64_t hazards = restarts ? MIGHOST_HAZARD_VALUE_GONE : MIGHOST_HAZARD_MAY_FAIL_ON_ROWS;
  const std::string_view remark =
      restarts ? "counting starts again" : "fails when the last number is out of the new bounds";
  if (after.identity != MIGHOST_IDENTITY_SERIAL) {
    out.run(alter_column(change, after) + new_numbers(to, " SET ") + (restarts ? " RESTART" : ""), hazards,
            remark);
  } else if (const std::string numbers = new_numbers(to, " ") + (restarts ? " RESTART" : ""); present(name)) {
    out.run("ALTER SEQUENCE " + qualified(change.schema, name) + numbers, hazards, remark);
  } else {
    on_owned_sequence(out, change, after, "ALTER", numbers, hazards, remark);
  }
  if (restarts) skip_used_numbers(out, change, after);
}

}  // namespace mighost::dialect
