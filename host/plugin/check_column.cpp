#include <mighost/view.hpp>

#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

/// The most dimensions that a database takes for an array (PostgreSQL: MAXDIM).
constexpr uint32_t most_dimensions = 6;

void check_type(Checker& checker, const Place& place, const mighost_column& column, Layer layer) {
  if (!checker.enumerator(place, "type", column.type, MIGHOST_TYPE_ENUM)) return;
  if (column.type == MIGHOST_TYPE_NATIVE || column.type == MIGHOST_TYPE_ENUM) {
    checker.required(place, "type_name", column.type_name);
  } else {
    checker.text(place, "type_name", column.type_name);
  }
  if (layer == Layer::physical && column.type != MIGHOST_TYPE_NATIVE) {
    checker.problem(place, "definition", "has a logical type in a table that is already lowered",
                    "give it MIGHOST_TYPE_NATIVE and the database's own type in type_name");
  }
  if (column.array_dimensions > most_dimensions) {
    checker.problem(place, "definition",
                    "has " + std::to_string(column.array_dimensions) + " array dimensions",
                    "arrays have up to " + std::to_string(most_dimensions));
  }
  if (column.precision < 0) {
    checker.problem(place, "definition", "has a negative precision", "use 0 for an unlimited one");
  }
}

/// A column gets its values from one source.
void check_value(Checker& checker, const Place& place, const mighost_column& column, Layer layer) {
  bool readable = checker.text(place, "default_value", column.default_value);
  readable = checker.text(place, "default_expression", column.default_expression) && readable;
  readable = checker.text(place, "generated_expression", column.generated_expression) && readable;
  readable = checker.enumerator(place, "identity", column.identity, MIGHOST_IDENTITY_SERIAL) && readable;
  readable = checker.enumerator(place, "generated", column.generated, MIGHOST_GENERATED_VIRTUAL) && readable;
  if (!readable) return;
  const bool generated = column.generated != MIGHOST_GENERATED_NONE;
  const int sources = (present(column.default_value) ? 1 : 0) + (present(column.default_expression) ? 1 : 0) +
                      (present(column.generated_expression) ? 1 : 0) +
                      (column.identity != MIGHOST_IDENTITY_NONE ? 1 : 0);
  if (sources > 1) {
    checker.problem(place, "definition", "has more than one source of its value",
                    "keep one of default_value, default_expression, generated_expression and identity");
  }
  if (generated != present(column.generated_expression)) {
    checker.problem(place, "definition",
                    generated ? "is generated without a generated_expression"
                              : "has a generated_expression without being generated",
                    "set both `generated` and generated_expression, or none");
  }
  if (layer == Layer::physical && present(column.default_value)) {
    checker.problem(place, "definition", "has a default_value in a table that is already lowered",
                    "write it as default_expression, quoted");
  }
}

void check_sequence(Checker& checker, const Place& outer, const mighost_column& column) {
  if (column.sequence == nullptr) return;
  const Place place{&outer, "sequence"};
  if (!checker.structure(place, column.sequence)) return;
  const auto sequence = read_struct(column.sequence);
  checker.text(place, "name", sequence.name);
  if (column.identity == MIGHOST_IDENTITY_NONE) {
    checker.problem(place, "definition", "belongs to a column without identity",
                    "set the column's identity, or a null sequence");
  }
  if (sequence.increment == 0) {
    checker.problem(place, "definition", "has an increment of 0", "use another increment");
  }
  if (sequence.cache < 1) checker.problem(place, "definition", "has a cache below 1", "use 1 for none");
  if (sequence.min_value > sequence.max_value) {
    checker.problem(place, "definition", "has a min_value above its max_value", "exchange them");
  }
}

}  // namespace

void check_options(Checker& checker, const Place& outer, mighost_span options) {
  Names keys;
  check_rows<mighost_option>(
      checker, outer, "options", "option", options, [&](const Place& place, const mighost_option& option) {
        if (checker.required(place, "key", option.key) && !keys.insert(view(option.key)).second) {
          checker.problem(outer, "definition", "option " + in_quotes(view(option.key)) + " is there twice",
                          "keep one");
        }
        checker.text(place, "value", option.value);
      });
}

void check_names(Checker& checker, const Place& outer, std::string_view member, mighost_span names) {
  check_rows<mighost_str>(
      checker, outer, member, member, names,
      [&](const Place& place, const mighost_str& name) { checker.name(place, "its name", name); });
}

void check_column(Checker& checker, const Place& place, const mighost_column& column, Layer layer) {
  checker.reserved(place, column.reserved);
  check_type(checker, place, column, layer);
  check_value(checker, place, column, layer);
  check_sequence(checker, place, column);
  checker.text(place, "collation", column.collation);
  checker.text(place, "description", column.description);
  checker.text(place, "comment", column.comment);
  check_names(checker, place, "formerly", column.formerly);
  check_options(checker, place, column.options);
  if (layer == Layer::physical && (column.flags & MIGHOST_COLUMN_UNIQUE) != 0) {
    checker.problem(place, "definition", "has the flag UNIQUE in a table that is already lowered",
                    "give the table a unique key");
  }
}

}  // namespace mighost
