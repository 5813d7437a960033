#ifndef MIGHOST_MIGRATION_SOURCE_TEXT_HPP
#define MIGHOST_MIGRATION_SOURCE_TEXT_HPP

#include <string>
#include <string_view>

namespace mighost {

/// The text of a migration file as it runs, without a byte order mark. Where all lines end with CR LF, as git
/// and editors make them on Windows, they end with LF here: what runs is the same in every checkout. Where
/// only some do, a CR may belong to a value, and stays.
/// @throws SplitError (migration/split.hpp) for what is no text of SQL: bytes that are not UTF-8, a NUL,
/// marks
///         of a merge conflict
std::string normalised(std::string_view bytes);

/// `text` with LF for each CR LF: what is equal for a checksum.
std::string with_lf(std::string_view text);

}  // namespace mighost

#endif
