#include <mighost/view.hpp>

#include <string>

#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

void add_names(Checker& checker, const Place& place, mighost_span names, Names& columns) {
  if (!checker.span<mighost_str>(place, "columns", names)) return;
  for_each_row<mighost_str>(names, [&](const mighost_str& name) {
    if (present(name)) columns.insert(view(name));
  });
}

void add_elements(Checker& checker, const Place& place, mighost_span elements, Names& columns) {
  if (!checker.span<mighost_index_element>(place, "elements", elements)) return;
  for_each_row<mighost_index_element>(elements, [&](const mighost_index_element& element) {
    if (present(element.column)) columns.insert(view(element.column));
  });
}

// A change names the columns of a table that only the database knows: there is nothing to compare with.
void check_value(Checker& checker, const Place& place, const mighost_table& table) {
  TableNames names;
  check_logical_table(checker, place, table, {}, names);
  if (table.relations.count != 0) {
    checker.problem(place, "definition", "has relations", "record each table by itself");
  }
}

void check_value(Checker& checker, const Place& place, const mighost_column& column) {
  checker.name(place, "name", column.name);
  check_column(checker, place, column, Layer::logical);
}

void check_value(Checker& checker, const Place& place, const mighost_key& key) {
  checker.text(place, "name", key.name);
  Names columns;
  add_names(checker, place, key.columns, columns);
  add_names(checker, place, key.include, columns);
  check_key(checker, place, key, columns);
}

void check_value(Checker& checker, const Place& place, const mighost_check& check) {
  checker.text(place, "name", check.name);
  check_check(checker, place, check);
}

void check_value(Checker& checker, const Place& place, const mighost_foreign_key& key) {
  checker.text(place, "name", key.name);
  Names columns;
  add_names(checker, place, key.columns, columns);
  check_foreign_key(checker, place, key, columns);
}

void check_value(Checker& checker, const Place& place, const mighost_exclusion& exclusion) {
  checker.text(place, "name", exclusion.name);
  Names columns;
  add_elements(checker, place, exclusion.elements, columns);
  add_names(checker, place, exclusion.include, columns);
  check_exclusion(checker, place, exclusion, columns);
}

void check_value(Checker& checker, const Place& place, const mighost_index& index) {
  checker.text(place, "name", index.name);
  Names columns;
  add_elements(checker, place, index.elements, columns);
  add_names(checker, place, index.include, columns);
  check_index(checker, place, index, columns);
}

void check_value(Checker& checker, const Place& place, const mighost_enum& enumeration) {
  check_enum(checker, place, enumeration);
}

// The dialect writes the statements of an object that has none.
void check_value(Checker& checker, const Place& place, const mighost_object& object) {
  if (present(object.create) || present(object.drop)) return check_object(checker, place, object);
  checker.reserved(place, object.reserved);
  checker.required(place, "kind", object.kind);
  checker.required(place, "identity", object.identity);
  checker.text(place, "schema", object.schema);
  checker.text(place, "comment", object.comment);
  check_refs(checker, place, object.depends_on);
  check_options(checker, place, object.options);
}

template <typename T>
void check_side(Checker& checker, const Place& place, const void* side) {
  if (side == nullptr) return;
  const T* value = static_cast<const T*>(side);
  if (checker.structure(place, value)) check_value(checker, place, read_struct(value));
}

void check_sides(Checker& checker, const Place& place, uint32_t subject, const void* side) {
  switch (subject) {
    case MIGHOST_SUBJECT_TABLE:
      return check_side<mighost_table>(checker, place, side);
    case MIGHOST_SUBJECT_COLUMN:
      return check_side<mighost_column>(checker, place, side);
    case MIGHOST_SUBJECT_PRIMARY_KEY:
    case MIGHOST_SUBJECT_UNIQUE:
      return check_side<mighost_key>(checker, place, side);
    case MIGHOST_SUBJECT_CHECK:
      return check_side<mighost_check>(checker, place, side);
    case MIGHOST_SUBJECT_FOREIGN_KEY:
      return check_side<mighost_foreign_key>(checker, place, side);
    case MIGHOST_SUBJECT_EXCLUSION:
      return check_side<mighost_exclusion>(checker, place, side);
    case MIGHOST_SUBJECT_INDEX:
      return check_side<mighost_index>(checker, place, side);
    case MIGHOST_SUBJECT_ENUM:
      return check_side<mighost_enum>(checker, place, side);
    case MIGHOST_SUBJECT_OBJECT:
      return check_side<mighost_object>(checker, place, side);
    default:
      checker.problem(place, "R12", "the change has the subject number " + std::to_string(subject),
                      "use a MIGHOST_SUBJECT_… of the header");
  }
}

void check_change(Checker& checker, const Place& place, const mighost_change& change) {
  checker.reserved(place, change.reserved);
  checker.enumerator(place, "attribute", change.attribute, MIGHOST_ATTRIBUTE_KIND);
  checker.text(place, "schema", change.schema);
  checker.text(place, "key", change.key);
  checker.text(place, "using_expression", change.using_expression);
  const bool of_table = change.subject >= MIGHOST_SUBJECT_COLUMN && change.subject <= MIGHOST_SUBJECT_INDEX;
  if (of_table) {
    checker.required(place, "table", change.table);
  } else {
    checker.text(place, "table", change.table);
  }
  if (change.before == nullptr && change.after == nullptr) {
    checker.problem(place, "definition", "the change has neither `before` nor `after`", "set one of them");
  }
  const bool altered = change.before != nullptr && change.after != nullptr;
  if (altered != (change.attribute != MIGHOST_ATTRIBUTE_NONE)) {
    checker.problem(
        place, "definition",
        altered ? "the change has both sides, and no attribute" : "the change has one side, and an attribute",
        "an alteration has both sides and one attribute; what is created or dropped has neither");
  }
  check_sides(checker, Place{&place, "before"}, change.subject, change.before);
  check_sides(checker, Place{&place, "after"}, change.subject, change.after);
}

void check_flags(Checker& checker, const Place& place, uint64_t flags, const mighost_change& change) {
  const bool creates_table =
      change.subject == MIGHOST_SUBJECT_TABLE && change.before == nullptr && change.after != nullptr;
  if ((flags & MIGHOST_STEP_IF_NOT_EXISTS) != 0 && !creates_table) {
    checker.problem(place, "definition", "has MIGHOST_STEP_IF_NOT_EXISTS, and creates no table",
                    "leave the flag out, or ask with MIGHOST_STEP_CONDITION");
  }
  if ((flags & MIGHOST_STEP_BEFORE_UNKNOWN) != 0 && change.before == nullptr) {
    checker.problem(place, "definition", "has MIGHOST_STEP_BEFORE_UNKNOWN, and no `before`",
                    "name in `before` what is changed, or leave the flag out");
  }
}

void check_condition(Checker& checker, const Place& place, const mighost_condition& condition) {
  checker.reserved(place, condition.reserved);
  checker.enumerator(place, "kind", condition.kind, MIGHOST_CONDITION_EXTENSION_EXISTS);
  checker.text(place, "schema", condition.schema);
  if (condition.kind == MIGHOST_CONDITION_SQL) {
    checker.required(place, "sql", condition.sql);
    return;
  }
  checker.required(place, "name", condition.name);
  const bool of_member = condition.kind == MIGHOST_CONDITION_COLUMN_EXISTS ||
                         condition.kind == MIGHOST_CONDITION_INDEX_EXISTS ||
                         condition.kind == MIGHOST_CONDITION_CONSTRAINT_EXISTS ||
                         condition.kind == MIGHOST_CONDITION_ENUM_VALUE_EXISTS;
  if (of_member) checker.required(place, "member", condition.member);
}

/// A struct that a step of this kind points to; null: reported.
template <typename T>
bool pointed_to(Checker& checker, const Place& place, std::string_view member, const T* pointer) {
  if (pointer != nullptr) return checker.structure(Place{&place, member}, pointer);
  checker.problem(place, "definition", "has no " + std::string{member}, "set it");
  return false;
}

}  // namespace

void check_step(Checker& checker, const Place& place, const mighost_step& step) {
  switch (step.kind) {
    case MIGHOST_STEP_CHANGE:
      if (pointed_to(checker, place, "change", step.change)) {
        const auto change = read_struct(step.change);
        check_change(checker, place, change);
        check_flags(checker, place, step.flags, change);
      }
      if (step.undo != nullptr && checker.structure(Place{&place, "undo"}, step.undo)) {
        check_change(checker, Place{&place, "undo"}, read_struct(step.undo));
      }
      return;
    case MIGHOST_STEP_CONDITION:
      if (pointed_to(checker, place, "condition", step.condition)) {
        check_condition(checker, Place{&place, "condition"}, read_struct(step.condition));
      }
      return;
    case MIGHOST_STEP_SQL:
    case MIGHOST_STEP_IRREVERSIBLE:
      checker.required(place, "text", step.text);
      return;
    case MIGHOST_STEP_REVERSIBLE:
    case MIGHOST_STEP_OTHERWISE:
    case MIGHOST_STEP_END:
      return;
    default:
      checker.problem(place, "R12",
                      "kind is " + std::to_string(step.kind) + ", which this host does not know",
                      "use a MIGHOST_STEP_… of the header, or a newer mighost");
  }
}

}  // namespace mighost
