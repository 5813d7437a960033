#ifndef MIGHOST_SIDE_SIDE_HPP
#define MIGHOST_SIDE_SIDE_HPP

#include <filesystem>
#include <string>
#include <string_view>
#include <variant>

#include "database/dsn.hpp"
#include "plugin/log.hpp"
#include "plugin/registry.hpp"
#include "side/side_error.hpp"
#include "snapshot/snapshot.hpp"

namespace mighost {

/// A live database.
struct DatabaseSide {
  Dsn dsn;
};

/// What a provider defines, in whatever dialect.
struct ProviderSide {
  Provider provider;
};

/// A file that mighost has written.
struct SnapshotSide {
  std::filesystem::path file;
  Snapshot snapshot;
};

/// One side of a comparison: where a schema comes from.
struct Side {
  std::variant<DatabaseSide, ProviderSide, SnapshotSide> source;
  std::string label;  ///< which one, as the user knows it; without a password

  const DatabaseSide* database() const { return std::get_if<DatabaseSide>(&source); }
  const ProviderSide* provider() const { return std::get_if<ProviderSide>(&source); }
  const SnapshotSide* snapshot() const { return std::get_if<SnapshotSide>(&source); }
};

/// The side that `text` names: a DSN, the name of a provider, the file of one (which may be another build of
/// a provider in `registry`), or a snapshot. A word that could be several of these is the first; `./word` is
/// always a file. Throws SideError for what is none of these, DsnError, SnapshotError, and PluginError for a
/// plugin that is refused.
Side find_side(std::string_view text, const Registry& registry, const Log& log = {});

/// The database of a DSN. Throws DsnError.
Side database_side(std::string_view dsn);

Side provider_side(const Provider& provider);

/// The snapshot in a file. Throws SideError if there is no such file, and SnapshotError.
Side snapshot_side(const std::filesystem::path& file);

/// What kind of side it is, for the heads of files that others read: "database", "provider aws 0.11.8",
/// "snapshot of aws 0.11.8". Names no host, user or path.
std::string origin_of(const Side& side);

}  // namespace mighost

#endif
