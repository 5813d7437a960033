#include "common/render/object.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "common/identifier.hpp"
#include "common/is_one_of.hpp"
#include "common/render/constraint.hpp"
#include "common/render/sides.hpp"

namespace mighost::dialect {
namespace {

// Kinds whose identity is `table.name`, as COMMENT wants the two the other way round.
constexpr std::array<std::string_view, 3> kinds_on_tables{"trigger", "policy", "rule"};

// Kinds that are in no schema.
constexpr std::array<std::string_view, 3> kinds_of_database{"extension", "schema", "event trigger"};

/// How COMMENT names the object. An identity is SQL already: names in it are quoted where they must be.
std::string address(const mighost_object& object) {
  std::string kind{view(object.kind)};
  std::transform(kind.begin(), kind.end(), kind.begin(),
                 [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
  std::string schema;
  if (present(object.schema) && !is_one_of(kinds_of_database, view(object.kind))) {
    schema = quote_identifier(view(object.schema)) + '.';
  }
  const std::string_view identity = view(object.identity);
  if (!is_one_of(kinds_on_tables, view(object.kind))) return kind + ' ' + schema + std::string{identity};
  const QuotedPair parts = split_quoted(identity);
  return kind + ' ' + std::string{parts.second} + " ON " + schema + std::string{parts.first};
}

void set_comment(Output& out, const mighost_object& object) {
  out.run("COMMENT ON " + address(object) + " IS " + comment_value(object.comment));
}

void create(Output& out, const mighost_object& object) {
  out.run(view(object.create));
  if (present(object.comment)) set_comment(out, object);
}

/// What goes with the object for good: a sequence's position, a column of every table that uses a type.
uint64_t drop_hazards(const mighost_object& object) {
  return view(object.kind) == "sequence" ? MIGHOST_HAZARD_VALUE_GONE : 0;
}

void replace(Output& out, const mighost_object& before, const mighost_object& after) {
  if ((after.flags & MIGHOST_OBJECT_REPLACEABLE) != 0) return out.run(view(after.create));
  out.run(view(before.drop), drop_hazards(before));
  create(out, after);
}

}  // namespace

void render_object(Output& out, const mighost_change& change) {
  const Sides<mighost_object> object = sides<mighost_object>(change);
  if (object.created()) return create(out, *object.after);
  if (object.dropped()) return out.run(view(object.before->drop), drop_hazards(*object.before));
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_DEFINITION:
      return replace(out, *object.before, *object.after);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return set_comment(out, *object.after);
    default:
      unknown_attribute(change);
  }
}

}  // namespace mighost::dialect
