#include <mighost/abi.h>

#include <limits>

#include "read.hpp"
#include "type.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

namespace {

/// The numbers of a sequence, those not written being PostgreSQL's defaults for the column's type.
Sequence read_sequence(Fields& fields, int64_t type_min, int64_t type_max) {
  constexpr int64_t lowest = std::numeric_limits<int64_t>::min();
  constexpr int64_t highest = std::numeric_limits<int64_t>::max();
  Sequence sequence;
  sequence.name = fields.filled_text("name");
  sequence.increment = fields.integer("increment", lowest, highest).value_or(1);
  if (sequence.increment == 0) {
    fields.errors().add(fields.place(), "`increment` is 0", "write a number that is not 0");
  }
  const bool down = sequence.increment < 0;
  sequence.min_value = fields.integer("min_value", type_min, type_max).value_or(down ? type_min : 1);
  sequence.max_value = fields.integer("max_value", type_min, type_max).value_or(down ? -1 : type_max);
  sequence.start =
      fields.integer("start", type_min, type_max).value_or(down ? sequence.max_value : sequence.min_value);
  sequence.cache = fields.integer("cache", 1, highest).value_or(1);
  sequence.cycle = fields.boolean("cycle");
  if (sequence.min_value >= sequence.max_value) {
    fields.errors().add(fields.place(),
                        "`min_value` " + std::to_string(sequence.min_value) + " is not below `max_value` " +
                            std::to_string(sequence.max_value),
                        "widen the range");
  } else if (sequence.start < sequence.min_value || sequence.start > sequence.max_value) {
    fields.errors().add(fields.place(),
                        "`start` " + std::to_string(sequence.start) + " lies outside `min_value` " +
                            std::to_string(sequence.min_value) + " to `max_value` " +
                            std::to_string(sequence.max_value),
                        "start within the range");
  }
  return sequence;
}

void read_identity(const Node& node, Column& column, Errors& errors) {
  const std::initializer_list<Word> kinds = {{"always", MIGHOST_IDENTITY_ALWAYS},
                                             {"by_default", MIGHOST_IDENTITY_BY_DEFAULT},
                                             {"serial", MIGHOST_IDENTITY_SERIAL}};
  int64_t min = 0;
  int64_t max = 0;
  if (!integer_range(column.type, min, max)) {
    errors.add(node.place, "`identity` of a column that is no integer",
               "make it smallint, int or bigint, or leave `identity` out");
    return;
  }
  if (node.kind == Node::Kind::scalar) {
    column.identity = read_word(node, "`identity`", kinds, errors);
    return;
  }
  Fields fields(node, "`identity`", errors);
  if (const Node* kind = fields.require("kind", "always")) {
    column.identity = read_word(*kind, "`kind`", kinds, errors);
  }
  column.sequence = read_sequence(fields, min, max);
  fields.finish();
}

void read_generated(const Node& node, Column& column, Errors& errors) {
  Fields fields(node, "`generated`", errors);
  OptionalText stored = fields.filled_text("stored");
  OptionalText computed = fields.filled_text("virtual");
  fields.finish();
  if (stored.has_value() == computed.has_value()) {
    if (node.kind == Node::Kind::map) {
      errors.add(node.place,
                 stored ? "`generated` is both stored and virtual" : "`generated` has no expression",
                 "write `{stored: EXPRESSION}` or `{virtual: EXPRESSION}`");
    }
    return;
  }
  column.generated = stored ? MIGHOST_GENERATED_STORED : MIGHOST_GENERATED_VIRTUAL;
  column.generated_expression = stored ? std::move(stored) : std::move(computed);
}

/// A column has one way at most to come by a value of its own.
void check_one_source(const Column& column, Errors& errors) {
  const int sources = (column.default_value ? 1 : 0) + (column.default_expression ? 1 : 0) +
                      (column.generated_expression ? 1 : 0) + (column.identity != 0 ? 1 : 0);
  if (sources > 1) {
    errors.add(column.name.place,
               "the column " + quoted(column.name.value) + " has several values of its own",
               "keep one of `default`, `default_expression`, `generated` and `identity`");
  }
}

}  // namespace

Column read_column(const Text& name, const Node& node, Errors& errors) {
  Column column;
  column.name = name;
  const auto set_type = [&](const Text& text) {
    const TypeAndFlags read = read_type(text, errors);
    column.type = read.type;
    column.flags = read.flags;
  };
  if (node.kind == Node::Kind::nothing || (node.kind == Node::Kind::scalar && node.text.empty())) {
    errors.add(name.place, "the column " + quoted(name.value) + " has no type",
               "write `name: type`, such as `name: string`");
    return column;
  }
  if (node.kind == Node::Kind::scalar) {
    set_type({node.text, node.place});
    return column;
  }

  const std::string subject = "the column " + quoted(name.value);
  Fields fields(node, subject, errors);
  if (const Node* type = fields.require("type", "string")) {
    if (const auto text = read_text(*type, "`type`", errors)) set_type(*text);
  }
  column.flags |= fields.flag("not_null", MIGHOST_COLUMN_NOT_NULL);
  column.flags |= fields.flag("unique", MIGHOST_COLUMN_UNIQUE);
  column.flags |= fields.flag("parent_id", MIGHOST_COLUMN_PARENT_ID);
  column.flags |= fields.flag("id", MIGHOST_COLUMN_ID);
  column.flags |= fields.flag("partition", MIGHOST_COLUMN_PARTITION);
  column.default_value = fields.text("default");
  column.default_expression = fields.filled_text("default_expression");
  if (const Node* generated = fields.find("generated")) read_generated(*generated, column, errors);
  if (const Node* identity = fields.find("identity")) read_identity(*identity, column, errors);
  column.collation = fields.filled_text("collation");
  column.description = fields.filled_text("description");
  column.comment = fields.filled_text("comment");
  column.formerly = fields.texts("formerly");
  column.options = fields.options("options");
  fields.finish();
  check_one_source(column, errors);
  return column;
}

}  // namespace mighost::compiler
