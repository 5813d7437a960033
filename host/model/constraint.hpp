#ifndef MIGHOST_MODEL_CONSTRAINT_HPP
#define MIGHOST_MODEL_CONSTRAINT_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "model/option.hpp"

namespace mighost {

/// When a constraint is checked.
struct Deferrability {
  bool deferrable = false;
  bool initially_deferred = false;

  bool operator==(const Deferrability&) const = default;
};

/// A primary key or a unique constraint.
struct Key {
  std::string name;
  bool name_generated = false;  ///< made from the definition; nobody chose it
  std::vector<std::string> columns;
  std::vector<std::string> include;
  bool nulls_not_distinct = false;
  bool without_overlaps = false;
  Deferrability deferrability;
  std::string comment;
  Options options;

  bool operator==(const Key&) const = default;
};

struct Check {
  std::string name;
  bool name_generated = false;
  std::string expression;  ///< without CHECK and outer parentheses
  bool not_valid = false;
  bool no_inherit = false;
  bool not_enforced = false;
  std::string comment;

  bool operator==(const Check&) const = default;
};

/// The values are those of MIGHOST_ACTION_….
enum class Action : uint32_t { no_action = 0, restrict, cascade, set_null, set_default };

struct ForeignKey {
  std::string name;
  bool name_generated = false;
  std::vector<std::string> columns;
  std::string referenced_schema;  ///< empty: the schema of the table itself
  std::string referenced_table;
  std::vector<std::string> referenced_columns;
  Action on_delete = Action::no_action;
  Action on_update = Action::no_action;
  std::vector<std::string> on_delete_columns;  ///< only these are set; empty: all
  bool match_full = false;
  bool not_valid = false;
  bool not_enforced = false;
  bool with_period = false;
  Deferrability deferrability;
  std::string comment;

  bool operator==(const ForeignKey&) const = default;
};

}  // namespace mighost

#endif
