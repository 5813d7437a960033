#ifndef MIGHOST_CHANGE_CHANGE_HPP
#define MIGHOST_CHANGE_CHANGE_HPP

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "model/schema.hpp"

namespace mighost {

/// What a change is about. The values are those of MIGHOST_SUBJECT_….
enum class Subject : uint32_t {
  table = 1,
  column,
  primary_key,
  unique,
  check,
  foreign_key,
  exclusion,
  index,
  enumeration,
  object,
};

/// The one attribute that an alteration changes. The values are those of MIGHOST_ATTRIBUTE_….
enum class Attribute : uint32_t {
  none = 0,  ///< the whole subject is created or dropped
  name,
  type,
  collation,
  not_null,
  default_,
  identity,
  sequence,
  generated,
  comment,
  option,
  validity,
  deferrability,
  values,
  definition,
  kind,  ///< a table gains or loses the option `key`, which makes it a table of another kind
};

/// One side of a change; empty where the subject does not exist.
using Value =
    std::variant<std::monostate, Shared<Table>, Shared<Column>, Shared<Key>, Shared<Check>,
                 Shared<ForeignKey>, Shared<Exclusion>, Shared<Index>, Shared<Enum>, Shared<Object>>;

/// One change of a schema, carrying both sides, so that its inverse needs nothing else.
/// Created: no `before`. Dropped: no `after`. Altered in one attribute: both.
struct Change {
  Subject subject = Subject::table;
  Attribute attribute = Attribute::none;
  Value before;
  Value after;
  Shared<Table> table_before;  ///< the table that the subject belongs to, before the whole list; may be empty
  Shared<Table> table_after;   ///< the same, after the whole list
  std::string schema;          ///< of that table
  std::string table;           ///< its name at this point of the list
  std::string key;             ///< attributes option and kind: the option's key
  std::string using_expression;  ///< attribute type: how a new value is made; empty: the dialect's own cast
  std::vector<Change> undo;  ///< how it is undone, where exchanging the sides asks for what no server does

  bool created() const { return before.index() == 0; }
  bool dropped() const { return after.index() == 0; }

  bool operator==(const Change&) const = default;
};

/// The same change with its sides exchanged.
Change invert(const Change& change);

/// The list that undoes `changes`: the inverse of each, or its own `undo`, last one first.
std::vector<Change> invert(const std::vector<Change>& changes);

}  // namespace mighost

#endif
