#include "plugin/file_safety.hpp"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <string>

#include "plugin/search_path.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

std::string user_name(uid_t user) {
  const passwd* entry = getpwuid(user);
  return entry == nullptr ? "user " + std::to_string(user) : std::string{entry->pw_name};
}

/// Whoever owns the executable that is running can make it do anything anyway.
bool is_trusted(uid_t owner) {
  if (owner == 0 || owner == geteuid()) return true;
  struct stat status {};
  return stat(own_executable().c_str(), &status) == 0 && status.st_uid == owner;
}

/// Whether the group holds nobody but the owner: where each user has a group of their own, files are often
/// made writable for that group.
bool is_private_group(gid_t group, uid_t owner) {
  if (group == 0) return true;
  const passwd* user = getpwuid(owner);
  if (user == nullptr || user->pw_gid != group) return false;
  const std::string name = user->pw_name;
  const struct group* entry = getgrgid(group);
  if (entry == nullptr || name != entry->gr_name) return false;
  for (char** member = entry->gr_mem; *member != nullptr; ++member) {
    if (name != *member) return false;
  }
  return true;
}

/// Who besides the trusted ones can write, as the end of a sentence; empty: nobody.
std::string other_writers(const struct stat& status) {
  if ((status.st_mode & S_IWOTH) != 0) return "everybody can write";
  if ((status.st_mode & S_IWGRP) != 0 && !is_private_group(status.st_gid, status.st_uid)) {
    const struct group* entry = getgrgid(status.st_gid);
    return "the group " + (entry == nullptr ? std::to_string(status.st_gid) : std::string{entry->gr_name}) +
           " can write";
  }
  return {};
}

std::string shell_word(const fs::path& path) {
  std::string text = path.string();
  const bool plain = text.find_first_not_of(
                         "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
                         "/._-+,:@%") == std::string::npos;
  if (plain) return text;
  std::string word = "'";
  for (const char c : text) word += c == '\'' ? std::string{"'\\''"} : std::string{c};
  return word + "'";
}

Problem permissions(const fs::path& path, std::string reason, std::string remedy) {
  return {path, "permissions", std::move(reason), std::move(remedy)};
}

std::optional<Problem> owner_problem(const fs::path& path, const struct stat& status, const char* what) {
  if (is_trusted(status.st_uid)) return std::nullopt;
  return permissions(
      path,
      std::string{"belongs to "} + user_name(status.st_uid) + ", who can change " + what + " that " +
          user_name(geteuid()) + " would run",
      "run `chown " + user_name(geteuid()) + " " + shell_word(path) + "` if you trust what is in it");
}

Problem system_problem(const fs::path& path, const char* doing) {
  const int error = errno;
  return {path, error == EACCES ? "permissions" : "file",
          std::string{"cannot be "} + doing + ": " + std::strerror(error),
          error == EACCES ? "let " + user_name(geteuid()) + " read it: `chmod a+r " + shell_word(path) + "`"
                          : "check the path"};
}

}  // namespace

std::optional<Problem> folder_problem(const fs::path& folder, bool sticky_suffices) {
  struct stat status {};
  if (stat(folder.c_str(), &status) != 0) return system_problem(folder, "looked into");
  if (!S_ISDIR(status.st_mode)) return Problem{folder, "file", "is not a folder", "name a folder of plugins"};
  const bool sticky = (status.st_mode & S_ISVTX) != 0;
  if (!(sticky && sticky_suffices)) {
    if (const std::string writers = other_writers(status); !writers.empty()) {
      return permissions(folder, writers + " to this folder, and so could put plugins there",
                         "run `chmod go-w " + shell_word(folder) + "`");
    }
  }
  if (auto problem = owner_problem(folder, status, "the plugins in it")) return problem;

  // In a folder above that everybody can write, this one could be exchanged for another.
  for (fs::path above = folder.parent_path(); above != above.root_path(); above = above.parent_path()) {
    if (stat(above.c_str(), &status) != 0) return system_problem(above, "looked into");
    if ((status.st_mode & S_IWOTH) != 0 && (status.st_mode & S_ISVTX) == 0) {
      return permissions(folder,
                         "everybody can write to " + above.string() + ", and so could exchange this folder",
                         "run `chmod o-w " + shell_word(above) + "`");
    }
  }
  return std::nullopt;
}

std::optional<Problem> file_problem(const fs::path& file) {
  struct stat status {};
  if (stat(file.c_str(), &status) != 0) return system_problem(file, "read");
  if (!S_ISREG(status.st_mode)) {
    return Problem{file, "file", S_ISDIR(status.st_mode) ? "is a folder" : "is not a regular file",
                   "name the plugin's shared library"};
  }
  if (const std::string writers = other_writers(status); !writers.empty()) {
    return permissions(file, writers + " to this file, and so decides what it does",
                       "run `chmod go-w " + shell_word(file) + "` if you trust what is in it");
  }
  if (auto problem = owner_problem(file, status, "the code")) return problem;
  const int descriptor = open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return system_problem(file, "read");
  close(descriptor);
  return std::nullopt;
}

}  // namespace mighost
