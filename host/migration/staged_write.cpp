#include "migration/staged_write.hpp"

#include <algorithm>
#include <array>
#include <stdexcept>
#include <system_error>
#include <utility>

// In the folder, while a write is under way:
//
//   up.sql  -> .mighost-unfinished/current/up.sql
//   .mighost-unfinished/old/up.sql      the former file, if there was one
//   .mighost-unfinished/new/up.sql
//   .mighost-unfinished/gone/part2.up.sql   the name of a file that goes: new has none of that name
//   .mighost-unfinished/current -> old  until the decisive step, one rename, makes it -> new
//
// The files of a further folder go by the same `current`, so that one rename decides for all:
//
//   .mighost-unfinished/current -> <first folder>/.mighost-unfinished/current/.1
//   <first folder>/.mighost-unfinished/old/.1 -> <further folder>/.mighost-unfinished/old, and likewise new

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// The file system has no links of the kind that is needed.
struct NoLinks {};

fs::path stage_of(const fs::path& folder) {
  return folder / stage_name;
}
fs::path link_to_current(const std::string& name) {
  return fs::path{stage_name} / "current" / name;
}

/// Whether `name` is there, as anything, a link to nowhere included.
bool present(const fs::path& name) {
  std::error_code ignored;
  return fs::exists(fs::symlink_status(name, ignored));
}

bool present_link(const fs::path& name) {
  std::error_code ignored;
  return fs::is_symlink(fs::symlink_status(name, ignored));
}

bool is_ours(const fs::path& folder, const std::string& name) {
  std::error_code error;
  const fs::path target = fs::read_symlink(folder / name, error);
  return !error && target == link_to_current(name);
}

template <typename Link>
void make_link(Link&& link) {
  try {
    link();
  } catch (const FileError& error) {
    // EPERM is also the answer where linking somebody else's file is forbidden (fs.protected_hardlinks).
    const std::array none{std::errc::operation_not_permitted, std::errc::operation_not_supported,
                          std::errc::function_not_supported, std::errc::too_many_links};
    const bool unsupported =
        std::any_of(none.begin(), none.end(), [&](std::errc code) { return error.code() == code; });
    if (unsupported) throw NoLinks{};
    throw;
  }
}

/// Makes the link `name` in `stage` point elsewhere, in one step.
void turn(FileSystem& disk, const fs::path& stage, const std::string& name, const fs::path& target) {
  const fs::path next = stage / ("next-" + name);
  if (present(next)) disk.remove(next);
  disk.symbolic_link(target, next);
  disk.rename(next, stage / name);
  disk.sync_folder(stage);
}

std::vector<std::string> names_in(const fs::path& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator entry{folder, error}, end; !error && entry != end; entry.increment(error)) {
    names.push_back(entry->path().filename().string());
  }
  std::sort(names.begin(), names.end());
  return names;
}

/// Removes a stage that no file depends on any more.
void remove_stage(FileSystem& disk, const fs::path& folder) {
  const fs::path stage = stage_of(folder);
  for (const std::string& name : names_in(stage)) {
    const fs::path entry = stage / name;
    if (fs::is_directory(fs::symlink_status(entry))) {
      for (const std::string& inner : names_in(entry)) disk.remove(entry / inner);
    }
    disk.remove(entry);
  }
  disk.remove(stage);
  disk.sync_folder(folder);
}

enum class Side { old_files, new_files };

/// For which side the decisive step, if it was taken, has decided.
Side decided(const fs::path& folder) {
  const fs::path current = stage_of(folder) / "current";
  std::error_code error;
  if (!present_link(current)) {
    return fs::is_directory(current, error) ? Side::new_files : Side::old_files;
  }
  const bool to_new = fs::equivalent(current, stage_of(folder) / "new", error);
  return to_new && !error ? Side::new_files : Side::old_files;
}

/// Whether the folder's `current` still is that of another folder.
bool follows(const fs::path& stage) {
  std::error_code error;
  const fs::path target = fs::read_symlink(stage / "current", error);
  return !error && target != "old" && target != "new";
}

/// Makes the folders that go by the `current` of this one go by their own.
void release_followers(FileSystem& disk, const fs::path& folder, const char* side) {
  const fs::path sides = stage_of(folder) / side;
  for (const std::string& name : names_in(sides)) {
    std::error_code error;
    if (!present_link(sides / name)) continue;
    const fs::path follower = fs::canonical(sides / name, error).parent_path();
    if (!error && follows(follower)) turn(disk, follower, "current", side);
  }
}

void keep_new(FileSystem& disk, const fs::path& folder) {
  const fs::path staged = stage_of(folder) / "new";
  release_followers(disk, folder, "new");
  const bool without_links = !present_link(stage_of(folder) / "current");
  for (const std::string& name : names_in(staged)) {
    // Where our link is gone, somebody has put a file of his own there meanwhile: his it stays.
    if (without_links || is_ours(folder, name)) disk.rename(staged / name, folder / name);
  }
  for (const std::string& name : names_in(stage_of(folder) / "gone")) {
    if (is_ours(folder, name) || (without_links && present(folder / name))) disk.remove(folder / name);
  }
  disk.sync_folder(folder);
  remove_stage(disk, folder);
}

void keep_old(FileSystem& disk, const fs::path& folder) {
  const fs::path former = stage_of(folder) / "old";
  release_followers(disk, folder, "old");
  std::vector<std::string> names = names_in(former);
  for (std::string& name : names_in(stage_of(folder) / "new")) names.push_back(std::move(name));
  for (const std::string& name : names) {
    if (!is_ours(folder, name)) continue;
    if (present(former / name)) {
      disk.rename(former / name, folder / name);
    } else {
      disk.remove(folder / name);
    }
  }
  disk.sync_folder(folder);
  remove_stage(disk, folder);
}

/// Writes the new files, and saves the former ones, without a change for anyone yet.
void prepare(FileSystem& disk, const NewFiles& write) {
  const fs::path stage = stage_of(write.folder);
  disk.make_folder(stage);
  disk.make_folder(stage / "old");
  disk.make_folder(stage / "new");
  for (const NewFile& file : write.files) disk.write_new(stage / "new" / file.name, file.content);
  disk.sync_folder(stage / "new");
  if (write.gone.empty()) return;
  disk.make_folder(stage / "gone");
  for (const std::string& name : write.gone) disk.write_new(stage / "gone" / name, "");
  disk.sync_folder(stage / "gone");
}

/// Every name in the folder that the write changes.
std::vector<std::string> changed_names(const NewFiles& write) {
  std::vector<std::string> names = write.gone;
  for (const NewFile& file : write.files) names.push_back(file.name);
  return names;
}

void save_old(FileSystem& disk, const NewFiles& write) {
  const fs::path former = stage_of(write.folder) / "old";
  for (const std::string& name : changed_names(write)) {
    const fs::path file = write.folder / name;
    if (present(file)) make_link([&] { disk.hard_link(file, former / name); });
  }
  disk.sync_folder(former);
}

/// Makes the `current` of the first folder, and those of the others that go by it.
void connect(FileSystem& disk, const std::vector<NewFiles>& writes) {
  const fs::path first = fs::canonical(stage_of(writes.front().folder));
  for (std::size_t i = 1; i < writes.size(); ++i) {
    const fs::path further = fs::canonical(stage_of(writes[i].folder));
    const std::string side_name = "." + std::to_string(i);
    for (const char* side : {"old", "new"}) {
      const fs::path target = (further / side).lexically_relative(first / side);
      make_link([&] { disk.symbolic_link(target, first / side / side_name); });
    }
    const fs::path target = (first / "current" / side_name).lexically_relative(further);
    make_link([&] { disk.symbolic_link(target, further / "current"); });
  }
  make_link([&] { disk.symbolic_link("old", first / "current"); });
  for (const NewFiles& write : writes) {
    const fs::path stage = stage_of(write.folder);
    for (const char* side : {"old", "new"}) disk.sync_folder(stage / side);
    disk.sync_folder(stage);
    disk.sync_folder(write.folder);
  }
}

/// Puts links in the place of the files; through them, everyone still finds the old ones.
void place_links(FileSystem& disk, const NewFiles& write) {
  const fs::path link = stage_of(write.folder) / "link";
  for (const std::string& name : changed_names(write)) {
    make_link([&] { disk.symbolic_link(link_to_current(name), link); });
    disk.rename(link, write.folder / name);
  }
  disk.sync_folder(write.folder);
}

/// After a failure: the old files again. What fails here too is left to the next run's settle().
void undo(FileSystem& disk, const std::vector<NewFiles>& writes) noexcept {
  try {
    const fs::path& first = writes.front().folder;
    const bool turned = present_link(stage_of(first) / "current") && decided(first) == Side::new_files;
    if (turned) turn(disk, stage_of(first), "current", "old");
    for (const NewFiles& write : writes) {
      const fs::path current = stage_of(write.folder) / "current";
      if (present(current) && !present_link(current)) disk.remove(current);
      if (present(stage_of(write.folder))) keep_old(disk, write.folder);
    }
  } catch (const std::exception&) {
    return;
  }
}

/// Everything up to the decisive step, and that.
void decide_with_links(FileSystem& disk, const std::vector<NewFiles>& writes) {
  try {
    for (const NewFiles& write : writes) prepare(disk, write);
    for (const NewFiles& write : writes) save_old(disk, write);
    connect(disk, writes);
    for (const NewFiles& write : writes) place_links(disk, write);
    turn(disk, stage_of(writes.front().folder), "current", "new");
  } catch (...) {
    undo(disk, writes);
    throw;
  }
}

void decide_without_links(FileSystem& disk, const std::vector<NewFiles>& writes) {
  try {
    for (const NewFiles& write : writes) prepare(disk, write);
    for (const NewFiles& write : writes) {
      disk.make_folder(stage_of(write.folder) / "current");
      disk.sync_folder(stage_of(write.folder));
    }
  } catch (...) {
    undo(disk, writes);
    throw;
  }
}

}  // namespace

void settle(FileSystem& disk, const fs::path& folder) {
  if (!present(stage_of(folder))) return;
  if (decided(folder) == Side::new_files) {
    keep_new(disk, folder);
  } else {
    keep_old(disk, folder);
  }
}

void write_all_or_none(FileSystem& disk, const std::vector<NewFiles>& writes) {
  if (writes.empty()) return;
  for (const NewFiles& write : writes) settle(disk, write.folder);
  try {
    decide_with_links(disk, writes);
  } catch (const NoLinks&) {
    decide_without_links(disk, writes);
  }
  try {
    for (const NewFiles& write : writes) keep_new(disk, write.folder);
  } catch (const FileError& error) {
    throw std::runtime_error(std::string{error.what()} +
                             "; the new files count all the same: the next run puts them in order");
  }
}

}  // namespace mighost
