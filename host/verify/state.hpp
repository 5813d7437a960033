#ifndef MIGHOST_VERIFY_STATE_HPP
#define MIGHOST_VERIFY_STATE_HPP

#include <string>
#include <vector>

#include "migration/run_session.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "side/schema_choice.hpp"
#include "side/side.hpp"
#include "verify/contents.hpp"

namespace mighost {

/// What a database is like between two migrations: all that is in it by name, and one schema in detail.
struct DatabaseState {
  Contents contents;
  Schema schema;  ///< empty where the dialect cannot read a database
};

Side side_of(const RunSettings& database);

/// @throws what read_side throws
DatabaseState read_state(const RunSettings& database, const Dialect& dialect, const SchemaChoice& schema);

/// How `now` differs from `before`, one line each.
std::vector<std::string> differences(const DatabaseState& before, const DatabaseState& now,
                                     const Dialect& dialect);

}  // namespace mighost

#endif
