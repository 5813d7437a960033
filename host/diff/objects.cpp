#include "diff/objects.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "model/rename.hpp"

namespace mighost {
namespace {

using ObjectKey = std::pair<std::string_view, std::string_view>;

ObjectKey key_of(const Object& object) {
  return {object.kind, object.identity};
}
std::string_view key_of(const Enum& each) {
  return each.name;
}

template <typename T>
auto index_of(const std::vector<Shared<T>>& items) {
  std::map<decltype(key_of(std::declval<T>())), const Shared<T>*> index;
  for (const Shared<T>& item : items) index.emplace(key_of(*item), &item);
  return index;
}

/// The value as a literal of SQL, as far as it stands in an expression that the server printed.
std::string as_literal(const std::string& value) {
  std::string text = "'";
  for (const char c : value) text.append(c == '\'' ? 2 : 1, c);
  return text + '\'';
}

/// Whether the text, where there is one, may hold the value of the enum: by itself, or among those of an
/// array. It need not be sure: what is wrongly taken for a use costs a new type, what is overlooked the
/// migration.
bool may_hold(const std::string& text, const std::string& value) {
  if (text.find(as_literal(value)) != std::string::npos) return true;
  return text.find("'{") != std::string::npos && text.find(value) != std::string::npos;
}

template <typename Part>
bool elements_may_hold(const std::vector<Part>& parts, const std::string& value) {
  return std::any_of(parts.begin(), parts.end(), [&](const Part& part) {
    return may_hold(part.predicate, value) ||
           std::any_of(part.elements.begin(), part.elements.end(),
                       [&](const IndexElement& element) { return may_hold(element.expression, value); });
  });
}

bool may_use(const Table& table, const Enum& each, const std::string& value) {
  const bool has_type = std::any_of(table.columns.begin(), table.columns.end(),
                                    [&](const Column& column) { return has_enum_type(column, each); });
  if (!has_type) return false;
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [&](const Column& column) {
                       return (has_enum_type(column, each) && may_hold(column.default_expression, value)) ||
                              may_hold(column.generated_expression, value);
                     }) ||
         std::any_of(table.checks.begin(), table.checks.end(),
                     [&](const Check& check) { return may_hold(check.expression, value); }) ||
         elements_may_hold(table.exclusions, value) || elements_may_hold(table.indexes, value);
}

/// Whether the schema has the value anywhere but in rows.
bool may_use(const Schema& schema, const Enum& each, const std::string& value) {
  return std::any_of(schema.tables.begin(), schema.tables.end(),
                     [&](const Shared<Table>& table) { return may_use(*table, each, value); }) ||
         std::any_of(schema.objects.begin(), schema.objects.end(), [&](const Shared<Object>& object) {
           return object->create.find(each.name) != std::string::npos && may_hold(object->create, value);
         });
}

}  // namespace

bool can_extend(const Enum& before, const Enum& after, const Schema& wanted) {
  for (const std::string& value : after.values) {
    const bool added = std::find(before.values.begin(), before.values.end(), value) == before.values.end();
    if (added && may_use(wanted, after, value)) return false;
  }
  auto next = after.values.begin();
  for (const std::string& value : before.values) {
    next = std::find(next, after.values.end(), value);
    if (next == after.values.end()) return false;
    ++next;
  }
  return true;
}

std::string superseded_name(const Enum& each) {
  static constexpr std::size_t longest_stem = 48;  // leaves room for the suffix in any server's limit
  std::size_t size = std::min(each.name.size(), longest_stem);
  while (size > 0 && size < each.name.size() && (each.name[size] & 0xC0) == 0x80) --size;
  return each.name.substr(0, size) + "_mighost_old";
}

void diff_enums(const Schema& existing, const Schema& wanted, const DiffOptions& options,
                std::vector<Change>& changes) {
  const auto before = index_of(existing.enums);
  const auto after = index_of(wanted.enums);
  std::set<std::string> superseded;
  for (const Shared<Enum>& each : wanted.enums) superseded.insert(superseded_name(*each));
  for (const Shared<Enum>& each : existing.enums) {
    if (!after.contains(key_of(*each)) && (!options.keep_unknown || options.drop_enums.contains(each->name) ||
                                           superseded.contains(each->name))) {
      changes.push_back({.subject = Subject::enumeration, .before = each});
    }
  }
  for (const Shared<Enum>& each : wanted.enums) {
    const auto found = before.find(key_of(*each));
    if (found == before.end()) {
      changes.push_back({.subject = Subject::enumeration, .after = each});
      continue;
    }
    const Shared<Enum>& old = *found->second;
    if (old->values != each->values) {
      changes.push_back(
          {.subject = Subject::enumeration, .attribute = Attribute::values, .before = old, .after = each});
    }
    if (old->comment != each->comment) {
      changes.push_back(
          {.subject = Subject::enumeration, .attribute = Attribute::comment, .before = old, .after = each});
    }
  }
}

void diff_objects(const Schema& existing, const Schema& wanted, const DiffOptions& options,
                  std::vector<Change>& changes) {
  const auto before = index_of(existing.objects);
  const auto after = index_of(wanted.objects);
  for (const Shared<Object>& each : existing.objects) {
    const bool goes = !options.keep_unknown || options.drop_objects.contains({each->kind, each->identity});
    if (goes && !after.contains(key_of(*each))) {
      changes.push_back({.subject = Subject::object, .before = each});
    }
  }
  for (const Shared<Object>& each : wanted.objects) {
    const auto found = before.find(key_of(*each));
    if (found == before.end()) {
      changes.push_back({.subject = Subject::object, .after = each});
      continue;
    }
    const Shared<Object>& old = *found->second;
    if (old->create == each->create) {  // what it depends on, or how it is dropped, is derived
      if (old->comment == each->comment) continue;
      changes.push_back(
          {.subject = Subject::object, .attribute = Attribute::comment, .before = old, .after = each});
    } else if (old->replaceable && each->replaceable) {
      Object replaced = *each;
      replaced.comment = old->comment;  // which replacing leaves as it is
      const Shared<Object> now{std::move(replaced)};
      changes.push_back(
          {.subject = Subject::object, .attribute = Attribute::definition, .before = old, .after = now});
      if (old->comment == each->comment) continue;
      changes.push_back(
          {.subject = Subject::object, .attribute = Attribute::comment, .before = now, .after = each});
    } else {
      changes.push_back({.subject = Subject::object, .before = old});
      changes.push_back({.subject = Subject::object, .after = each});
    }
  }
}

}  // namespace mighost
