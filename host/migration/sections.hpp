#ifndef MIGHOST_MIGRATION_SECTIONS_HPP
#define MIGHOST_MIGRATION_SECTIONS_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace mighost {

/// What stands in a file for one direction.
struct Section {
  std::string text;
  std::size_t first_line = 1;  ///< of the text, in the file
  bool transaction = true;     ///< false: tx=false
};

/// A file that holds both directions of a migration.
struct Sections {
  Section up;
  Section down;
};

/// Takes such a file apart at its lines `-- migrate:up` and `-- migrate:down`.
/// @throws SplitError (migration/split.hpp)
Sections read_sections(std::string_view text);

}  // namespace mighost

#endif
