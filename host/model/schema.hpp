#ifndef MIGHOST_MODEL_SCHEMA_HPP
#define MIGHOST_MODEL_SCHEMA_HPP

#include <vector>

#include "model/object.hpp"
#include "model/shared.hpp"
#include "model/table.hpp"

namespace mighost {

/// Everything that is compared: of a provider, of a database, of a snapshot. Physical, in one dialect's
/// terms.
struct Schema {
  std::vector<Shared<Table>> tables;
  std::vector<Shared<Enum>> enums;
  std::vector<Shared<Object>> objects;

  bool operator==(const Schema&) const = default;
};

}  // namespace mighost

#endif
