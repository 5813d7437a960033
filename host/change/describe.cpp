#include "change/describe.hpp"

#include <array>

namespace mighost {
namespace {

struct NameOf {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const Shared<Object>& object) const { return object->identity; }
  template <typename T>
  std::string operator()(const Shared<T>& value) const {
    return value->name;
  }
};

}  // namespace

std::string_view subject_name(Subject subject) {
  static constexpr std::array<std::string_view, 11> names = {"",
                                                             "table",
                                                             "column",
                                                             "primary key",
                                                             "unique constraint",
                                                             "check constraint",
                                                             "foreign key",
                                                             "exclusion constraint",
                                                             "index",
                                                             "enum",
                                                             "object"};
  return names.at(static_cast<std::size_t>(subject));
}

std::string_view attribute_name(Attribute attribute) {
  static constexpr std::array<std::string_view, 16> names = {
      "",          "name",    "type",   "collation", "not null",      "default", "identity",   "sequence",
      "generated", "comment", "option", "validity",  "deferrability", "values",  "definition", "kind"};
  return names.at(static_cast<std::size_t>(attribute));
}

std::string change_name(const Change& change) {
  return std::visit(NameOf{}, change.dropped() ? change.before : change.after);
}

std::string describe(const Change& change) {
  std::string text = change.created() ? "create " : change.dropped() ? "drop " : "alter ";
  const Value& side = change.dropped() ? change.before : change.after;
  if (const auto* object = std::get_if<Shared<Object>>(&side)) {
    text += (*object)->kind;
  } else {
    text += subject_name(change.subject);
  }
  text += ' ';
  if (!change.table.empty()) text += change.table + '.';
  text += change_name(change);
  if (change.attribute != Attribute::none) {
    text += ": ";
    text += attribute_name(change.attribute);
    if (!change.key.empty()) text += " " + change.key;
  }
  return text;
}

}  // namespace mighost
