#ifndef MIGHOST_MIGRATION_INTERRUPTION_HPP
#define MIGHOST_MIGRATION_INTERRUPTION_HPP

#include <string>
#include <string_view>

#include "database/connection.hpp"

namespace mighost {

/// What became of a statement that was begun outside of a transaction, and whose end nobody saw.
struct Interruption {
  enum class Fate {
    took_effect,  ///< it is done
    did_not,      ///< it can be run again
    not_known
  };
  Fate fate = Fate::not_known;
  std::string finding;  ///< what was found, as a sentence without its full stop
};

/// Looks into the catalog. What the statement left half-made, an invalid index, it drops. The session whose
/// statement it was must be gone: whoever has the migration lock knows that. @throws DatabaseError
Interruption find_out(Connection& connection, std::string_view sql);

}  // namespace mighost

#endif
