#ifndef MIGHOST_DROP_DEPENDENTS_HPP
#define MIGHOST_DROP_DEPENDENTS_HPP

#include <optional>
#include <string>
#include <vector>

#include "database/connection.hpp"

namespace mighost {

/// Something that keeps a table from being dropped.
struct Dependent {
  std::string table;              ///< that it stands on
  std::string kind;               ///< "view", "table constraint", …
  std::string identity;           ///< as SQL has it, with its schema
  std::optional<std::string> of;  ///< the relation that it is, or belongs to, if that is in the same schema

  bool operator==(const Dependent&) const = default;
};

/// What stands on the tables of a schema of a PostgreSQL database, in whatever schema it is itself, and does
/// not go with them: views, foreign keys, functions, tables that inherit. @throws DatabaseError
std::vector<Dependent> find_dependents(Connection& connection, const std::string& schema);

}  // namespace mighost

#endif
