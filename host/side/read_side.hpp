#ifndef MIGHOST_SIDE_READ_SIDE_HPP
#define MIGHOST_SIDE_READ_SIDE_HPP

#include <memory>
#include <vector>

#include "database/connection.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "side/schema_choice.hpp"
#include "side/side.hpp"

namespace mighost {

/// What a side holds, in the terms of one dialect.
struct ReadSide {
  Schema schema;
  std::unique_ptr<Connection> connection = nullptr;  ///< of a live side, in no transaction; else null
  std::vector<Object> defined = {};                  ///< of a provider: what it wrote itself
};

/// Reads a side. A database is only read, in one transaction that sees one state of it. Throws what has to be
/// told: SideError, DsnError, DatabaseError, PluginError, std::runtime_error; those of a database name it.
ReadSide read_side(const Side& side, const Dialect& dialect, const SchemaChoice& schema);

}  // namespace mighost

#endif
