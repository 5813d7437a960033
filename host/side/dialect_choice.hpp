#ifndef MIGHOST_SIDE_DIALECT_CHOICE_HPP
#define MIGHOST_SIDE_DIALECT_CHOICE_HPP

#include <optional>
#include <string>
#include <vector>

#include "plugin/registry.hpp"
#include "side/side.hpp"

namespace mighost {

struct DialectWish {
  std::optional<std::string> asked;     ///< goes before a DSN's scheme; must fit all sides
  std::optional<std::string> fallback;  ///< for sides that have none of their own
};

/// The one dialect in which `sides` are compared: that of a DSN's scheme, or of a snapshot. A DSN in the form
/// `key=value` takes that of the other side, and PostgreSQL's by itself; providers take any. Throws
/// SideError: a scheme that nobody knows (the known ones are listed), sides of different dialects, none to be
/// found; and SnapshotError for a snapshot that is not of the dialect that was asked for.
const Dialect& choose_dialect(const std::vector<const Side*>& sides, const Registry& registry,
                              const DialectWish& wish);

}  // namespace mighost

#endif
