#include "diff/objects.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <utility>

#include "change/apply.hpp"
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

bool comment_only(const Object& before, Object after) {
  after.comment = before.comment;
  after.resource = before.resource;
  return after == before;
}

/// The value as a literal of SQL, as far as it stands in an expression that the server printed.
std::string as_literal(const std::string& value) {
  std::string text = "'";
  for (const char c : value) text.append(c == '\'' ? 2 : 1, c);
  return text + '\'';
}

bool is_default(const Enum& each, const std::string& value, const Schema& schema) {
  const std::string literal = as_literal(value);
  for (const Shared<Table>& table : schema.tables) {
    for (const Column& column : table->columns) {
      if (has_enum_type(column, each) && column.default_expression.find(literal) != std::string::npos)
        return true;
    }
  }
  return false;
}

}  // namespace

bool can_extend(const Enum& before, const Enum& after, const Schema& wanted) {
  for (const std::string& value : after.values) {
    const bool added = std::find(before.values.begin(), before.values.end(), value) == before.values.end();
    if (added && is_default(after, value, wanted)) return false;
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
      Change change{
          .subject = Subject::enumeration, .attribute = Attribute::values, .before = old, .after = each};
      // Removing the values again takes a new type, to which the columns move: a difference like any other.
      const Schema extended = mighost::apply(existing, {change});
      change.undo = diff(extended, existing);
      changes.push_back(std::move(change));
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
    if (comment_only(*old, *each)) {
      if (old->comment == each->comment) continue;
      changes.push_back(
          {.subject = Subject::object, .attribute = Attribute::comment, .before = old, .after = each});
    } else if (old->create == each->create) {
      continue;  // the same statement; what it depends on, or how it is dropped, is derived
    } else if (old->replaceable && each->replaceable) {
      changes.push_back(
          {.subject = Subject::object, .attribute = Attribute::definition, .before = old, .after = each});
    } else {
      changes.push_back({.subject = Subject::object, .before = old});
      changes.push_back({.subject = Subject::object, .after = each});
    }
  }
}

}  // namespace mighost
