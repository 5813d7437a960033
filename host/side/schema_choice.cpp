#include "side/schema_choice.hpp"

#include "text/visible.hpp"

namespace mighost {
namespace {

/// The schema that the snapshot's tables name; empty: none. Nothing for one without tables.
std::optional<std::string> schema_of(const Schema& schema) {
  if (!schema.tables.empty()) return schema.tables.front()->schema;
  if (!schema.enums.empty()) return schema.enums.front()->schema;
  if (!schema.objects.empty()) return schema.objects.front()->schema;
  return std::nullopt;
}

std::string in_words(const std::string& schema) {
  return schema.empty() ? "no schema" : "the schema " + visible(schema);
}

/// What all snapshots among the sides name; nothing if there is none with anything in it.
std::optional<std::string> named_by_snapshots(const std::vector<const Side*>& sides,
                                              const std::optional<std::string>& asked) {
  std::optional<std::string> common;
  const Side* first = nullptr;
  for (const Side* side : sides) {
    if (side->snapshot() == nullptr) continue;
    const auto own = schema_of(side->snapshot()->snapshot.schema);
    if (!own) continue;
    if (common && *common != *own) {
      throw SideError(first->label + " names " + in_words(*common) + ", and " + side->label + " " +
                      in_words(*own) + "; make both with the same --schema");
    }
    if (asked && *asked != *own) {
      throw SideError(side->label + " names " + in_words(*own) + ", not " + in_words(*asked) +
                      "; leave out --schema, or make the snapshot with the same one");
    }
    common = own;
    first = side;
  }
  return common;
}

}  // namespace

SchemaChoice choose_schema(const std::vector<const Side*>& sides, const Dialect& dialect,
                           const std::optional<std::string>& asked, FakeExtension fake) {
  if (dialect.default_schema().empty()) {
    if (asked) {
      throw SideError("databases of the dialect " + dialect.name() +
                      " have no schemas: leave out --schema, and `schema` in mighost.yaml");
    }
    return {};
  }
  const auto of_snapshots = named_by_snapshots(sides, asked);
  const std::optional<std::string>& given = asked ? asked : of_snapshots;
  if (given && !given->empty()) return {*given, Naming::on, false};
  const bool unnamed = given.has_value();  // by a snapshot whose names lead where names without a schema do
  const std::string& usual = dialect.existing_schema();
  if (unnamed || fake == FakeExtension::yes || usual == dialect.default_schema()) {
    return {dialect.default_schema(), Naming::off, false};
  }
  return {usual, Naming::on, true};
}

}  // namespace mighost
