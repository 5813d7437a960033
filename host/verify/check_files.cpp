#include "verify/check_files.hpp"

#include <algorithm>
#include <optional>
#include <stdexcept>
#include <string>
#include <utility>
#include <vector>

#include "migration/engine.hpp"
#include "migration/part.hpp"
#include "migration/read_folder.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view summary = "these migration files cannot be used; nothing was run:";

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::vector<fs::path> files_of(const fs::path& folder) {
  std::vector<fs::path> files;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    if (entry.path().filename().string().starts_with('.') || entry.is_directory()) continue;
    files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Files that were meant as migrations, and that no run would see.
void add_overlooked(const std::vector<fs::path>& files, std::vector<FileProblem>& problems) {
  for (const fs::path& file : files) {
    const std::string name = file.filename().string();
    const std::string small = lower(name);
    const bool meant = small.ends_with(".sql") || small.find(".up.") != std::string::npos ||
                       small.find(".down.") != std::string::npos;
    if (meant && !name.ends_with(".sql"))
      problems.push_back({file, 0, "no run would see it: the name of a migration's file ends in .sql"});
  }
}

/// How a version is reached tells which one is the newer; its name must not say otherwise.
void add_misordered(const std::vector<fs::path>& files, FolderKind kind, std::vector<FileProblem>& problems) {
  struct Named {
    fs::path file;
    VersionName version;
  };
  std::vector<Named> versions;
  for (const fs::path& file : files) {
    std::string name = file.filename().string();
    if (!name.ends_with(".up.sql")) continue;
    name.resize(name.size() - std::string_view{".up.sql"}.size());
    if (read_part_prefix(name).number != 1) continue;
    try {
      versions.push_back({file, read_version_name(kind, name)});
    } catch (const std::invalid_argument&) {
      continue;  // told by whoever reads it
    }
  }
  std::stable_sort(versions.begin(), versions.end(), [](const Named& a, const Named& b) {
    return std::is_lt(compare_numbers(a.version.order, b.version.order));
  });
  const Named* highest = nullptr;
  for (const Named& each : versions) {
    const std::string& version = each.version.version;
    if (version == "init" || version == "unreleased") continue;
    if (highest != nullptr && std::is_lt(compare_versions(version, highest->version.version))) {
      problems.push_back({each.file, 0,
                          "its version is older than " + visible(highest->version.version) + " of " +
                              visible(highest->file.filename().string()) +
                              ", which comes before it: number them in the order of their versions"});
      continue;
    }
    highest = &each;
  }
}

void add_refused(const Migrations& migrations, const Engine& engine, std::vector<FileProblem>& problems) {
  for (const Migration& migration : migrations) {
    for (const Direction direction : {Direction::up, Direction::down}) {
      for (FileProblem& problem : refused_statements(scripts_of(migration, direction), engine))
        problems.push_back(std::move(problem));
    }
  }
}

void add_unproved(const Migrations& migrations, const Engine& engine, const VerifyEngine& proving,
                  std::vector<FileProblem>& problems) {
  for (const Migration& migration : migrations) {
    for (const Direction direction : {Direction::up, Direction::down}) {
      for (const MigrationScript& script : scripts_of(migration, direction)) {
        for (const ScriptStatement& statement : script.statements) {
          std::string reason = proving.refusal(engine.words_of(statement.sql));
          if (!reason.empty()) problems.push_back({script.file, statement.line, std::move(reason)});
        }
      }
    }
  }
}

}  // namespace

Migrations check_files(const fs::path& folder, FolderKind kind, const Engine& engine,
                       const VerifyEngine& proving, const std::function<Migrations()>& read) {
  Migrations migrations;
  std::vector<FileProblem> problems;
  try {
    migrations = read();
  } catch (const FolderError& error) {
    problems = error.problems();
  }
  const std::vector<fs::path> files = files_of(folder);
  add_overlooked(files, problems);
  add_misordered(files, kind, problems);
  add_refused(migrations, engine, problems);
  add_unproved(migrations, engine, proving, problems);
  if (!problems.empty()) throw FolderError(std::string{summary}, std::move(problems));
  if (migrations.empty()) throw std::runtime_error("there are no migrations in " + visible(folder.string()));
  return migrations;
}

}  // namespace mighost
