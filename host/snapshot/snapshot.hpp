#ifndef MIGHOST_SNAPSHOT_SNAPSHOT_HPP
#define MIGHOST_SNAPSHOT_SNAPSHOT_HPP

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>

#include "model/schema.hpp"

namespace mighost {

/// A physical schema in a file, so that a later run can compare with it and people can review it.
struct Snapshot {
  std::string dialect;           ///< whose native types the schema has
  std::string provider;          ///< that defines the schema; empty: it was read from a database
  std::string provider_version;  ///< empty together with `provider`
  Schema schema;

  bool operator==(const Snapshot&) const = default;
};

/// A file that is no snapshot, or no longer what mighost wrote. Each line of the message has the file, where
/// it can the line and column, what is wrong, and what to do.
class SnapshotError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// The text of a snapshot, by docs/snapshot.md: the same for the same schema, whatever the order of its
/// tables, enums, objects and constraints. Documentation (`description`) and former names (`formerly`) are
/// not written; all else is. `tool_version` is mighost's.
///
/// Throws std::invalid_argument, naming the table, for what no database of a dialect holds: logical tables,
/// names that are empty, over 500 bytes long or come twice, text that is not UTF-8 or has a NUL.
std::string write_snapshot(const Snapshot& snapshot, std::string_view tool_version);

/// Reads what write_snapshot wrote, line ends of either kind. `file` is where `content` comes from, for
/// messages. Throws SnapshotError for anything else: a changed character, a merge conflict, a newer format.
Snapshot read_snapshot(std::string_view content, const std::filesystem::path& file);

/// Throws SnapshotError, naming the file and both dialects, if the snapshot is not one of `dialect`.
void require_dialect(const Snapshot& snapshot, std::string_view dialect, const std::filesystem::path& file);

}  // namespace mighost

#endif
