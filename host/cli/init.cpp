#include <chrono>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/usage_error.hpp"
#include "config/project_config.hpp"
#include "migration/engine.hpp"
#include "migration/staged_write.hpp"
#include "recording/new_migration.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view cmake_lists =
    R"(# Builds the migrations of this folder; `mighost up` does so when a file is newer than its last build.
cmake_minimum_required(VERSION 3.25)
project(migrations VERSION 1.0.0 LANGUAGES CXX)

find_package(mighost REQUIRED)
file(GLOB sources CONFIGURE_DEPENDS *.cpp)
mighost_add_migrations(NAME migrations SOURCES ${sources})
)";

constexpr std::string_view settings = R"(# Settings of this project: `mighost help up` tells more.
dialect: postgres
)";

NewMigration first_migration(const fs::path& folder) {
  return {
      .version = free_version(folder, std::chrono::system_clock::now()),
      .name = "schema_version",
      .type = NewMigrationType::sql,
      .up =
          "-- The table in which mighost keeps what was applied to this database. It makes the same one by "
          "itself\n-- before it applies a first migration; other tools need this one.\n" +
          engine_of("postgresql").ledger_sql().script({}),
      .down = "-- The table stays: it tells what was applied.\nSELECT 1;\n",
      .not_undoable = {}};
}

bool has_migrations(const fs::path& folder) {
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder, error}) {
    const fs::path extension = entry.path().extension();
    if (extension == ".sql" || extension == ".cpp") return true;
  }
  return false;
}

int run_init(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const fs::path folder = arguments.value("folder").value_or("migrations");
  if (fs::exists(folder) && !fs::is_directory(folder)) {
    throw UsageError(visible(folder.string()) + " is not a folder; choose another one with --folder");
  }
  std::vector<std::pair<fs::path, std::string>> files;
  const auto add = [&](const fs::path& file, std::string content) {
    if (!fs::exists(fs::symlink_status(file))) files.emplace_back(file, std::move(content));
  };
  add(folder / "CMakeLists.txt", std::string{cmake_lists});
  if (!find_config(environment.folder, environment.home)) add(config_name, std::string{settings});
  if (!has_migrations(folder)) {
    const NewMigration first = first_migration(folder);
    add(folder / first.file_name(), migration_text(first));
  }
  if (files.empty()) {
    terminal.out() << "nothing to do: " << visible(folder.string()) << " is a folder of migrations already\n";
    return exit_done;
  }
  fs::create_directories(folder);
  DiskFileSystem disk;
  for (const auto& [file, content] : files) {
    const fs::path parent = file.has_parent_path() ? file.parent_path() : fs::path{"."};
    write_all_or_none(disk, {NewFiles{parent, {NewFile{file.filename().string(), content}}}});
    terminal.out() << "created " << visible(file.string()) << "\n";
  }
  return exit_done;
}

}  // namespace

Command init_command() {
  return {.name = "init",
          .summary = "make a folder for a project's own migrations",
          .usage = "[options]",
          .description =
              "Makes the folder of a project's migrations with a CMakeLists.txt, which builds those in "
              "C++, a mighost.yaml, and a first migration. What is there already stays as it is.",
          .groups = {{"Where", {{"folder", "DIR", "the folder (default: migrations)"}}},
                     {"Other options", {help_option()}}},
          .notes = "",
          .examples = "mighost init\nmighost create add_users\nmighost up --dsn postgres://app@db/app",
          .max_words = 0,
          .run = run_init};
}

}  // namespace mighost
