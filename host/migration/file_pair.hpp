#ifndef MIGHOST_MIGRATION_FILE_PAIR_HPP
#define MIGHOST_MIGRATION_FILE_PAIR_HPP

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migration/file_system.hpp"
#include "migration/script.hpp"

namespace mighost {

/// An up and a down script for one folder, `<folder>/<prefix>.up.sql` and `<folder>/<prefix>.down.sql`, with
/// the snapshot of the schema that they lead to, `<folder>/schema.snapshot.yaml`.
struct FilePair {
  std::filesystem::path folder;
  std::string prefix;
  std::string up;
  std::string down;
  std::string snapshot = {};  ///< empty: none is written
};

/// The name of the snapshot in the folder of a dialect.
inline constexpr std::string_view snapshot_name = "schema.snapshot.yaml";

enum class Outcome { created, replaced, unchanged, removed };

struct WrittenFile {
  std::filesystem::path path;
  std::optional<Direction> direction;  ///< of a script; the snapshot has none
  Outcome outcome = Outcome::created;

  bool operator==(const WrittenFile&) const = default;
};

enum class Overwrite {
  own,  ///< only files that mighost made for the same provider
  any   ///< whatever files are there
};

/// Why `prefix` cannot begin a file name that is the same everywhere; empty if it can.
std::string wrong_prefix(std::string_view prefix);

/// Writes all pairs, or none; makes their folders where they are missing. Files with the same content are not
/// touched. Files of further parts (migration/part.hpp) of the same migrations, which are left from a former
/// run, are removed with it. Throws std::runtime_error, and then nothing has changed: if a file in the way
/// belongs to another provider or was not made by mighost, if something else than a file is in the way, or
/// FileError. The result has the up and the down file of each pair and its snapshot, if it has one, in order,
/// and then those that were removed.
std::vector<WrittenFile> write_pairs(FileSystem& disk, const std::vector<FilePair>& pairs,
                                     Overwrite overwrite);

}  // namespace mighost

#endif
