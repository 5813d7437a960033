#ifndef MIGHOST_MIGRATION_PART_HPP
#define MIGHOST_MIGRATION_PART_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace mighost {

/// A migration in several files, since not all of it can be one transaction: `p.up.sql`, `p.part2.up.sql`, …
/// They are made in the order of their numbers, and undone in the reverse order.
struct PartName {
  std::string prefix;      ///< of the migration
  std::size_t number = 1;  ///< 1 has no number in its name

  bool operator==(const PartName&) const = default;
};

/// How the names of a part's files begin: `p`, `p.part2`; `p.part02` where there are more than nine.
std::string part_prefix(std::string_view prefix, std::size_t number, std::size_t count);

/// The inverse: what `part_prefix` says.
PartName read_part_prefix(std::string_view prefix);

}  // namespace mighost

#endif
