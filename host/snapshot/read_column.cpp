#include <limits>

#include "snapshot/read.hpp"

namespace mighost::snapshots {
namespace {

constexpr int64_t lowest = std::numeric_limits<int64_t>::min();
constexpr int64_t highest = std::numeric_limits<int64_t>::max();

Sequence read_sequence(const yaml::Node& node, yaml::Errors& errors) {
  yaml::Fields fields(node, "`sequence`", errors);
  Sequence sequence;
  sequence.name = read_text(fields, "name");
  sequence.start = fields.integer("start", lowest, highest).value_or(sequence.start);
  sequence.increment = fields.integer("increment", lowest, highest).value_or(sequence.increment);
  sequence.min_value = fields.integer("min_value", lowest, highest).value_or(sequence.min_value);
  sequence.max_value = fields.integer("max_value", lowest, highest).value_or(sequence.max_value);
  sequence.cache = fields.integer("cache", lowest, highest).value_or(sequence.cache);
  sequence.cycle = fields.boolean("cycle");
  fields.finish();
  return sequence;
}

void read_generated(const yaml::Node& node, Column& column, yaml::Errors& errors) {
  yaml::Fields fields(node, "`generated`", errors);
  const auto stored = fields.text("stored");
  const auto computed = fields.text("virtual");
  fields.finish();
  if (stored.has_value() == computed.has_value()) {
    errors.add(node.place, "`generated` is not either stored or virtual",
               "write `{stored: EXPRESSION}` or `{virtual: EXPRESSION}`");
    return;
  }
  column.generated = stored ? Generated::stored : Generated::virtual_;
  column.generated_expression = stored ? *stored : *computed;
}

}  // namespace

Column read_column(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors) {
  Column column;
  column.name = name.value;
  if (node.kind == yaml::Node::Kind::scalar) {
    column.type.name = node.text;
    return column;
  }
  const std::string subject = "the column " + yaml::quoted(name.value);
  yaml::Fields fields(node, subject, errors);
  column.type.name = require_text(fields, "type", "text");
  column.type.array_dimensions = static_cast<uint32_t>(
      fields.integer("array_dimensions", 0, std::numeric_limits<uint32_t>::max()).value_or(0));
  column.not_null = fields.boolean("not_null");
  column.default_expression = read_text(fields, "default");
  if (const yaml::Node* generated = fields.find("generated")) read_generated(*generated, column, errors);
  column.identity = read_enumerator<Identity>(fields, "identity", identity_words);
  if (const yaml::Node* sequence = fields.find("sequence"))
    column.sequence = read_sequence(*sequence, errors);
  column.collation = read_text(fields, "collation");
  column.parent_id = fields.boolean("parent_id");
  column.id = fields.boolean("id");
  column.partition = fields.boolean("partition");
  column.internal = fields.boolean("internal");
  column.comment = read_text(fields, "comment");
  column.options = read_options(fields);
  fields.finish();
  return column;
}

}  // namespace mighost::snapshots
