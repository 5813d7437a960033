#include "recording/project.hpp"

#include <algorithm>
#include <cctype>
#include <chrono>
#include <fstream>
#include <iterator>
#include <string>
#include <system_error>
#include <vector>

#include "migration/engine.hpp"
#include "migration/folder_lock.hpp"
#include "migration/read_folder.hpp"
#include "process/run_program.hpp"
#include "recording/recorded_migration.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t version_digits = 14;

bool is_coded(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  return name.ends_with(".cpp") && name.size() > version_digits + 1 && name[version_digits] == '_' &&
         std::all_of(name.begin(), name.begin() + version_digits,
                     [](unsigned char c) { return std::isdigit(c) != 0; });
}

/// Whether something in the folder is newer than the last build. The folder itself is newer when a file was
/// added or removed.
bool is_stale(const fs::path& folder, const fs::path& stamp) {
  std::error_code error;
  const fs::file_time_type built = fs::last_write_time(stamp, error);
  if (error) return true;
  const auto newer = [&](const fs::path& path) { return fs::last_write_time(path) > built; };
  if (newer(folder)) return true;
  return std::any_of(
      fs::directory_iterator{folder}, fs::directory_iterator{}, [&](const fs::directory_entry& entry) {
        return entry.is_regular_file() && entry.path().extension() != ".sql" && newer(entry.path());
      });
}

/// Where find_package(mighost) finds us: in the prefix that this program is installed in. Without it CMake
/// looks by itself.
std::vector<std::string> package_option(const fs::path& executable) {
  if (executable.empty()) return {};
  const fs::path package = executable.parent_path().parent_path() / MIGHOST_LIBDIR / "cmake" / "mighost";
  if (!fs::exists(package)) return {};
  return {"-Dmighost_DIR=" + package.string()};
}

void run_cmake(std::vector<std::string> words, const std::string& doing) {
  words.insert(words.begin(), "cmake");
  ProgramResult result;
  try {
    result = run_program(words);
  } catch (const std::system_error& error) {
    throw BuildError(
        "the migrations in C++ must be built, and cmake cannot be started: " + error.code().message() +
        "; install cmake and a C++20 compiler, or bring the built library");
  }
  if (result.status == 0) return;
  throw BuildError(doing + " failed; nothing was run:\n" + result.output + result.errors);
}

void write_file(const fs::path& file, std::string_view content) {
  std::ofstream out{file, std::ios::binary | std::ios::trunc};
  out << content;
  if (!out.flush()) throw BuildError("cannot write " + file.string());
}

}  // namespace

bool has_coded_migrations(const fs::path& folder) {
  std::error_code error;
  return std::any_of(fs::directory_iterator{folder, error}, fs::directory_iterator{}, is_coded);
}

fs::path project_library(const fs::path& folder) {
  return fs::absolute(folder).lexically_normal() / project_build_folder / "migrations.so";
}

fs::path build_project(const fs::path& given_folder, const fs::path& executable) {
  const fs::path folder = fs::absolute(given_folder).lexically_normal();
  const fs::path own = folder / project_build_folder;
  const fs::path stamp = own / "built";
  fs::path library = project_library(given_folder);
  if (!is_stale(folder, stamp)) return library;
  if (!fs::exists(folder / "CMakeLists.txt")) {
    throw BuildError(folder.string() +
                     " has migrations in C++ and no CMakeLists.txt; `mighost init --folder " +
                     given_folder.string() + "` makes one");
  }
  std::error_code error;
  fs::create_directories(own, error);
  if (error) throw BuildError("cannot make " + own.string() + ": " + error.message());
  const FolderLock lock{own, std::chrono::minutes{10}};  // a compiler takes its time
  if (!is_stale(folder, stamp)) return library;          // another process has just done it
  write_file(own / ".gitignore", "*\n");
  const fs::file_time_type begun = fs::file_time_type::clock::now();
  const std::string build = (own / "build").string();
  std::vector<std::string> configure{"-S", folder.string(), "-B", build,
                                     "-DMIGHOST_MIGRATIONS_DIRECTORY=" + own.string()};
  for (std::string& option : package_option(executable)) configure.push_back(std::move(option));
  run_cmake(std::move(configure), "configuring the migrations of " + given_folder.string());
  run_cmake({"--build", build, "--parallel"}, "building the migrations of " + given_folder.string());
  if (!fs::exists(library)) {
    throw BuildError((folder / "CMakeLists.txt").string() +
                     " makes no library of migrations: it must call mighost_add_migrations");
  }
  write_file(stamp, "");
  fs::last_write_time(stamp, begun);  // what is saved while the compiler runs is newer
  return library;
}

Migrations read_project(const fs::path& folder, const Dialect& dialect, const fs::path& executable) {
  Migrations migrations = read_folder(folder, FolderKind::project, "", [&](std::string_view script) {
    return engine_of(dialect.driver()).split(script);
  });
  if (!has_coded_migrations(folder)) return migrations;
  Migrations coded = record_library(build_project(folder, executable), folder, dialect);
  migrations.insert(migrations.end(), std::make_move_iterator(coded.begin()),
                    std::make_move_iterator(coded.end()));
  std::stable_sort(migrations.begin(), migrations.end(),
                   [](const Migration& a, const Migration& b) { return a.version < b.version; });
  for (std::size_t i = 1; i < migrations.size(); ++i) {
    if (migrations[i].version != migrations[i - 1].version) continue;
    throw FolderError("these migrations cannot be used; nothing was run:",
                      {{migrations[i].up.front().file, 0,
                        "the version " + migrations[i].version + " is that of " +
                            migrations[i - 1].up.front().file.string() + " too"}});
  }
  return migrations;
}

}  // namespace mighost
