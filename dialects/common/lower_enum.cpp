#include "common/lower_enum.hpp"

#include <stdexcept>
#include <string>

#include "common/identifier.hpp"
#include "common/lowering.hpp"

namespace mighost::dialect {

void lower_enum(const Host& host, const mighost_enum& logical) {
  const mighost_enum enumeration = read_struct(&logical);
  require_name(enumeration.name, "an enum");
  for (const mighost_str value : rows<mighost_str>(enumeration.values)) {
    if (value.len <= max_identifier_bytes) continue;
    throw std::runtime_error("enum \"" + std::string{view(enumeration.name)} + "\": the value \"" +
                             std::string{view(value)} + "\" has " + std::to_string(value.len) +
                             " bytes; PostgreSQL takes no more than " + std::to_string(max_identifier_bytes));
  }
  host.enumeration(enumeration);
}

}  // namespace mighost::dialect
