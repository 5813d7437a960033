#include "migration/file_pair.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "migration/folder_lock.hpp"
#include "migration/made_folders.hpp"
#include "migration/part.hpp"
#include "migration/staged_write.hpp"
#include "migration/stale_parts.hpp"
#include "snapshot/header.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// One file of a pair.
struct PairFile {
  std::string name;
  const std::string& text;
  std::optional<Direction> direction;
};

std::vector<PairFile> files_of(const FilePair& pair) {
  std::vector<PairFile> files{{pair.prefix + ".up.sql", pair.up, Direction::up},
                              {pair.prefix + ".down.sql", pair.down, Direction::down}};
  if (!pair.snapshot.empty()) files.push_back({std::string{snapshot_name}, pair.snapshot, std::nullopt});
  return files;
}

/// Whose a file is.
struct Owner {
  std::string provider;
  std::string version;
};

/// Nothing if mighost did not write the file.
std::optional<Owner> owner_of(std::string_view content, const PairFile& part) {
  if (part.direction) {
    const std::optional<ScriptOrigin> origin = read_origin(content);
    if (!origin) return std::nullopt;
    return Owner{origin->provider, origin->provider_version};
  }
  // By its head alone: one that was damaged in a merge is to be written anew.
  if (!snapshots::find_header(content, "mighost_snapshot")) return std::nullopt;
  const auto text = [&](std::string_view key) {
    const auto value = snapshots::find_header(content, key);
    return std::string{value ? value->text : "none"};
  };
  return Owner{text("provider"), text("provider_version")};
}

std::string shown(const fs::path& path) {
  return visible(path.string());
}

std::string read_whole(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) throw std::runtime_error("cannot read " + shown(file));
  return content;
}

/// What is in the way of a new script; throws if it must not be replaced. Nothing: no file is there.
std::optional<std::string> former_content(const fs::path& file, const PairFile& part, Overwrite overwrite) {
  const std::string other = part.direction ? "take another --prefix" : "take another --path";
  const fs::file_status status = fs::symlink_status(file);
  if (!fs::exists(status)) return std::nullopt;
  if (fs::is_symlink(status)) {
    throw std::runtime_error(shown(file) + " is a symbolic link to " + shown(fs::read_symlink(file)) +
                             ", and mighost writes no file through a link: remove it, or " + other);
  }
  if (fs::is_directory(status)) {
    throw std::runtime_error(shown(file) + " is a folder: remove it, or " + other);
  }
  if (!fs::is_regular_file(status)) {
    throw std::runtime_error(shown(file) + " is not a regular file: remove it, or " + other);
  }
  std::string content = read_whole(file);
  if (overwrite == Overwrite::any || content == part.text) return content;
  const std::optional<Owner> theirs = owner_of(content, part);
  const std::optional<Owner> ours = owner_of(part.text, part);
  if (!theirs) {
    throw std::runtime_error(shown(file) + " was not made by mighost: " + other +
                             ", or --force to overwrite it");
  }
  if (ours && theirs->provider != ours->provider) {
    throw std::runtime_error(shown(file) + " belongs to the provider " + visible(theirs->provider) + " (" +
                             visible(theirs->version) + "): take another --path" +
                             (part.direction ? " or --prefix" : "") + ", or --force to overwrite it");
  }
  return content;
}

/// One lock for each folder, in an order in which no two runs wait for each other.
std::vector<FolderLock> lock_folders(const std::vector<FilePair>& pairs) {
  std::map<fs::path, fs::path> folders;  // by the name that two ways to one folder have in common
  for (const FilePair& pair : pairs) folders.emplace(fs::canonical(pair.folder), pair.folder);
  std::vector<FolderLock> locks;
  for (const auto& [canonical, folder] : folders) locks.emplace_back(folder);
  return locks;
}

/// What changes in the folder, which two pairs may have in common. Clears away what an interrupted run left.
NewFiles& changes_in(std::vector<NewFiles>& writes, FileSystem& disk, const fs::path& folder) {
  const auto found = std::find_if(writes.begin(), writes.end(), [&](const NewFiles& write) {
    return fs::equivalent(write.folder, folder);
  });
  if (found != writes.end()) return *found;
  settle(disk, folder);
  return writes.emplace_back(NewFiles{folder, {}});
}

/// Throws if the file must not be removed.
void require_removable(const StaleFile& stale, Overwrite overwrite) {
  try {
    former_content(stale.folder / stale.name, {stale.name, stale.successor, stale.direction}, overwrite);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error("a file would be taken for a part of this migration: " +
                             std::string{error.what()});
  }
}

}  // namespace

std::string wrong_prefix(std::string_view prefix) {
  constexpr std::size_t longest = 200;
  if (prefix.empty()) return "it is empty";
  if (prefix.size() > longest) return "it is longer than 200 bytes";
  if (prefix.front() == '.') return "it begins with a dot";
  if (prefix.front() == '-') return "it begins with a hyphen";
  if (prefix.find_first_of("/\\") != std::string_view::npos)
    return "it has a slash; a folder goes into --path";
  if (visible(prefix) != prefix) return "it has characters that cannot be seen";
  if (prefix.find_first_of("\"*:<>?|") != std::string_view::npos) {
    return "it has one of \" * : < > ? |, which not every system takes";
  }
  if (read_part_prefix(prefix).number != 1) return "it ends like the name of a part of a migration";
  return {};
}

std::vector<WrittenFile> write_pairs(FileSystem& disk, const std::vector<FilePair>& pairs,
                                     Overwrite overwrite) {
  MadeFolders folders{disk};
  for (const FilePair& pair : pairs) folders.make(pair.folder);
  const std::vector<FolderLock> locks = lock_folders(pairs);
  std::vector<WrittenFile> written;
  std::vector<NewFiles> writes;
  for (const FilePair& pair : pairs) {
    NewFiles& changed = changes_in(writes, disk, pair.folder);
    for (const PairFile& part : files_of(pair)) {
      const fs::path file = pair.folder / part.name;
      const std::optional<std::string> former = former_content(file, part, overwrite);
      const bool same = former == part.text;
      written.push_back({file, part.direction,
                         same     ? Outcome::unchanged
                         : former ? Outcome::replaced
                                  : Outcome::created});
      // The way back first: where files can only be replaced one by one, there is never an up without it.
      if (same) continue;
      const auto place = part.direction ? changed.files.begin() : changed.files.end();
      changed.files.insert(place, {part.name, part.text});
    }
  }
  for (const StaleFile& stale : stale_parts(pairs)) {
    require_removable(stale, overwrite);
    changes_in(writes, disk, stale.folder).gone.push_back(stale.name);
    written.push_back({stale.folder / stale.name, stale.direction, Outcome::removed});
  }
  std::erase_if(writes, [](const NewFiles& write) { return write.files.empty() && write.gone.empty(); });
  write_all_or_none(disk, writes);
  folders.keep();
  return written;
}

}  // namespace mighost
