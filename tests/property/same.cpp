#include "same.hpp"

#include <algorithm>
#include <cstdint>
#include <optional>
#include <sstream>
#include <vector>

#include "schema_generator.hpp"
#include "snapshot/snapshot.hpp"

namespace mighost::test {
namespace {

template <typename T>
T with_name(T part, const std::string& name) {
  part.name = name;
  part.name_generated = true;
  return part;
}

/// Where nobody wants a certain name, any will do; and who chose one does not matter where it is the same.
template <typename T>
void take_names(std::vector<T>& parts, const std::vector<T>& wanted) {
  std::vector<const T*> taken;
  for (T& part : parts) {
    if (const T* same = find_named(wanted, part.name)) part.name_generated = same->name_generated;
  }
  for (const T& want : wanted) {
    if (!want.name_generated || find_named(parts, want.name) != nullptr) continue;
    for (T& part : parts) {
      if (std::find(taken.begin(), taken.end(), &part) != taken.end()) continue;
      if (with_name(part, "") != with_name(want, "")) continue;
      part = want;
      taken.push_back(&part);
      break;
    }
  }
}

/// A sequence keeps its name where the wanted column has none for it. Numbers that are the server's usual
/// ones are the same as none.
void forget_name(Column& column, const Table& wanted) {
  const Column* other = find_named(wanted.columns, column.name);
  if (!column.sequence || other == nullptr) return;
  if (!other->sequence || other->sequence->name.empty()) column.sequence->name.clear();
  Sequence usual;
  if (column.type.name == "smallint") usual.max_value = INT16_MAX;
  if (column.type.name == "integer") usual.max_value = INT32_MAX;
  if (*column.sequence == usual) column.sequence.reset();
}

void take_name(std::optional<Key>& key, const std::optional<Key>& wanted) {
  if (!key || !wanted) return;
  std::vector<Key> one{*key};
  take_names(one, {*wanted});
  key = one[0];
}

Schema without_unwanted_names(Schema schema, const Schema& wanted) {
  for (Shared<Table>& shared : schema.tables) {
    for (const Shared<Table>& other : wanted.tables) {
      if (other->name != shared->name) continue;
      Table table = *shared;
      for (Column& column : table.columns) forget_name(column, *other);
      take_name(table.primary_key, other->primary_key);
      take_names(table.uniques, other->uniques);
      take_names(table.exclusions, other->exclusions);
      take_names(table.foreign_keys, other->foreign_keys);
      take_names(table.indexes, other->indexes);
      shared = Shared<Table>{std::move(table)};
    }
  }
  return schema;
}

std::vector<std::string> lines(const Schema& schema) {
  Snapshot snapshot{.dialect = "d", .schema = canonical(schema)};
  for (Shared<Object>& object : snapshot.schema.objects) {
    Object plain = *object;
    plain.depends_on.clear();
    object = Shared<Object>{std::move(plain)};
  }
  std::istringstream text{write_snapshot(snapshot, "0")};
  std::vector<std::string> result;
  std::string heading;
  for (std::string line; std::getline(text, line);) {
    if (line.starts_with("checksum:") || line.starts_with("#")) continue;
    // A line says nothing without the table that it belongs to.
    const bool top = line.starts_with("  ") && !line.starts_with("   ");
    if (top) heading = line;
    result.push_back(top ? line : heading + " … " + line);
  }
  std::sort(result.begin(), result.end());
  return result;
}

}  // namespace

std::string different_lines(const Schema& is, const Schema& wanted) {
  const std::vector<std::string> left = lines(without_unwanted_names(is, wanted));
  const std::vector<std::string> right = lines(without_unwanted_names(wanted, wanted));
  std::string text;
  const auto add = [&](const auto& one, const auto& other, const char* mark) {
    std::vector<std::string> rest;
    std::set_difference(one.begin(), one.end(), other.begin(), other.end(), std::back_inserter(rest));
    for (const std::string& line : rest) text.append(mark).append(line).append(1, '\n');
  };
  add(left, right, "- ");
  add(right, left, "+ ");
  return text;
}

}  // namespace mighost::test
