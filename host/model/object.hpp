#ifndef MIGHOST_MODEL_OBJECT_HPP
#define MIGHOST_MODEL_OBJECT_HPP

#include <string>
#include <vector>

#include "model/option.hpp"

namespace mighost {

/// Names something that must exist first.
struct Ref {
  std::string kind;  ///< "table", "column", "enum", or the kind of an object
  std::string name;
  std::string column;  ///< for "column"

  bool operator==(const Ref&) const = default;
};

/// Anything that is not a table or an enum: function, trigger, view, extension, …
struct Object {
  std::string kind;
  std::string schema;
  std::string identity;  ///< unique within the kind
  std::string create;    ///< the statement that makes it, without a final semicolon
  std::string drop;
  std::string comment;
  std::vector<Ref> depends_on;
  bool replaceable = false;  ///< `create` also replaces an older definition
  bool shared = false;       ///< brought by several tables; kept while one needs it
  std::string resource;      ///< the provider's name for that to which it belongs; not in the database
  Options options;           ///< what a dialect makes the statements from; empty when it has them

  bool operator==(const Object&) const = default;
};

/// An enumeration type.
struct Enum {
  std::string schema;
  std::string name;
  std::vector<std::string> values;
  std::string comment;
  std::vector<std::string> formerly;

  bool operator==(const Enum&) const = default;
};

}  // namespace mighost

#endif
