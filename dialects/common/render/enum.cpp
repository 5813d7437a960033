#include "common/render/enum.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/render/constraint.hpp"
#include "common/render/sides.hpp"

namespace mighost::dialect {
namespace {

using Values = std::vector<std::string_view>;

Values values_of(const mighost_enum& enumeration) {
  Values values;
  for (const mighost_str value : rows<mighost_str>(enumeration.values)) values.push_back(view(value));
  return values;
}

bool contains(const Values& values, std::string_view value) {
  return std::find(values.begin(), values.end(), value) != values.end();
}

/// Whether `all` has the values of `some` in the same order, among others.
bool extends(const Values& some, const Values& all) {
  auto at = all.begin();
  for (const std::string_view value : some) {
    at = std::find(at, all.end(), value);
    if (at == all.end()) return false;
    ++at;
  }
  return true;
}

void create(Output& out, const mighost_enum& enumeration) {
  std::string sql = "CREATE TYPE " + qualified(enumeration.schema, enumeration.name) + " AS ENUM (";
  const char* separator = "\n    ";
  for (const std::string_view value : values_of(enumeration)) {
    sql += separator + quote_literal(value);
    separator = ",\n    ";
  }
  out.run(sql + (enumeration.values.count == 0 ? ")" : "\n)"));
  if (!present(enumeration.comment)) return;
  out.run("COMMENT ON TYPE " + qualified(enumeration.schema, enumeration.name) + " IS " +
          comment_value(enumeration.comment));
}

/// Each new value goes behind the one before it; those at the start in front of the first old one.
void add_values(Output& out, const std::string& type, const Values& before, const Values& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (contains(before, after[i])) continue;
    std::string sql = "ALTER TYPE " + type + " ADD VALUE " + quote_literal(after[i]);
    if (i > 0) {
      sql += " AFTER " + quote_literal(after[i - 1]);
    } else if (!before.empty()) {
      sql += " BEFORE " + quote_literal(before.front());
    }
    out.run(sql, 0, "the new value can be used once the transaction has been committed");
  }
}

void rename_values(Output& out, const std::string& type, const Values& before, const Values& after) {
  for (std::size_t i = 0; i < after.size(); ++i) {
    if (before[i] == after[i]) continue;
    out.run("ALTER TYPE " + type + " RENAME VALUE " + quote_literal(before[i]) + " TO " +
            quote_literal(after[i]));
  }
}

void alter_values(Output& out, const mighost_enum& before_enum, const mighost_enum& after_enum) {
  const std::string type = qualified(after_enum.schema, after_enum.name);
  const Values before = values_of(before_enum);
  const Values after = values_of(after_enum);
  if (extends(before, after)) return add_values(out, type, before, after);
  // Position by position, new names only: an old name at another place would be a value that moved.
  bool renamed = before.size() == after.size();
  for (std::size_t i = 0; renamed && i < after.size(); ++i) {
    renamed = before[i] == after[i] || (!contains(before, after[i]) && !contains(after, before[i]));
  }
  if (renamed) return rename_values(out, type, before, after);
  out.impossible("the server cannot remove or move a value of the enum " + type +
                 ": make a new type and change the columns to it");
}

}  // namespace

void render_enum(Output& out, const mighost_change& change) {
  const Sides<mighost_enum> sides_of = sides<mighost_enum>(change);
  if (sides_of.created()) return create(out, *sides_of.after);
  if (sides_of.dropped()) {
    return out.run("DROP TYPE " + qualified(sides_of.before->schema, sides_of.before->name));
  }
  switch (change.attribute) {
    case MIGHOST_ATTRIBUTE_NAME:
      return out.run("ALTER TYPE " + qualified(sides_of.before->schema, sides_of.before->name) +
                     " RENAME TO " + quote_identifier(view(sides_of.after->name)));
    case MIGHOST_ATTRIBUTE_VALUES:
      return alter_values(out, *sides_of.before, *sides_of.after);
    case MIGHOST_ATTRIBUTE_COMMENT:
      return out.run("COMMENT ON TYPE " + qualified(sides_of.after->schema, sides_of.after->name) + " IS " +
                     comment_value(sides_of.after->comment));
    default:
      unknown_attribute(change);
  }
}

}  // namespace mighost::dialect
