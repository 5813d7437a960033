#ifndef MIGHOST_MIGRATION_SOURCE_TEXT_HPP
#define MIGHOST_MIGRATION_SOURCE_TEXT_HPP

#include <string>
#include <string_view>

namespace mighost {

/// The text of a migration file as it counts: lines end with LF whatever they end with in the file, and there
/// is no byte order mark. So a checksum, and what runs, is the same in every checkout.
/// @throws SplitError (migration/split.hpp) for what is no text of SQL: bytes that are not UTF-8, a NUL,
/// marks
///         of a merge conflict
std::string normalised(std::string_view bytes);

}  // namespace mighost

#endif
