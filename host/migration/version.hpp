#ifndef MIGHOST_MIGRATION_VERSION_HPP
#define MIGHOST_MIGRATION_VERSION_HPP

#include <compare>
#include <string>
#include <string_view>

namespace mighost {

/// Whose migrations a folder has: the way in which its files are named.
enum class FolderKind {
  provider,  ///< `<number>_<version>`, `init` before and `unreleased` behind all others
  project    ///< `<YYYYMMDDHHMMSS>_<name>`
};

/// What the beginning of a file's name says.
struct VersionName {
  std::string order;    ///< its number, without leading zeros; names are in the order of these
  std::string version;  ///< what people call it
};

/// @throws std::invalid_argument with what is wrong, and how it should be
VersionName read_version_name(FolderKind kind, std::string_view name);

/// Numbers of any length, without leading zeros.
std::strong_ordering compare_numbers(std::string_view left, std::string_view right);

/// Which of two names comes first, by their orders; names that cannot be read come last.
bool comes_before(FolderKind kind, std::string_view left, std::string_view right);

/// Compares versions piece by piece, numbers as numbers: v0.9.0 < v0.10.0-beta < v0.10.0 < v0.10.1.
std::strong_ordering compare_versions(std::string_view left, std::string_view right);

}  // namespace mighost

#endif
