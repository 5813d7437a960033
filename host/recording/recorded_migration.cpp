#include "recording/recorded_migration.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "migration/kept_scripts.hpp"
#include "migration/read_folder.hpp"
#include "migration/source_text.hpp"
#include "plugin/casts.hpp"
#include "plugin/registry.hpp"
#include "process/contained.hpp"
#include "recording/former.hpp"
#include "recording/recording.hpp"
#include "recording/written.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

Json write_needs(const UndoNeeds& needs) {
  Json tables = Json::array();
  for (const RelationName& each : needs.tables) tables.push_back({each.schema, each.name});
  return {{"schemas", needs.schemas}, {"tables", tables}};
}

UndoNeeds read_needs(const Json& json) {
  UndoNeeds needs{.schemas = json.at("schemas").get<std::vector<std::string>>(), .tables = {}};
  for (const Json& each : json.at("tables")) {
    needs.tables.push_back({each.at(0).get<std::string>(), each.at(1).get<std::string>()});
  }
  return needs;
}

/// What undoes a `change` migration. That nothing does is no omission: its steps say so.
std::vector<MigrationScript> undo_scripts(const std::vector<RecordedStep>& steps, const Dialect& dialect) {
  RecordedScript script = script_backward(steps, dialect);
  const bool nothing = script.refusals.empty() &&
                       std::all_of(script.statements.begin(), script.statements.end(),
                                   [](const Statement& statement) { return statement.sql.empty(); });
  if (nothing) script.statements.push_back({.sql = "SELECT 1", .remark = "there is nothing to undo"});
  return write_script(script, true);
}

Json record_one(const MigrationsPlugin& plugin, const CodedMigration& migration, const Dialect& dialect) {
  std::vector<RecordedStep> up = record(plugin, migration, Direction::up);
  lower_steps(up, dialect);
  const bool change = migration.type == MigrationType::change;
  Json result{{"up", write_scripts(write_script(script_forward(up, dialect, change), false))}};
  if (change) {
    result["down"] = write_scripts(undo_scripts(up, dialect));
    result["undo_needs"] = write_needs(undo_needs(up));
  } else {
    std::vector<RecordedStep> down = record(plugin, migration, Direction::down);
    lower_steps(down, dialect);
    RecordedScript script = script_forward(down, dialect, false);
    for (const RecordedStep& step : down) {
      if (step.kind == RecordedStep::Kind::irreversible)
        script.refusals.push_back(step.name + ": " + step.text);
    }
    result["down"] = write_scripts(write_script(script, true));
  }
  return result;
}

std::string undo_of(const MigrationsPlugin& plugin, const CodedMigration& migration, const Former& former,
                    const Dialect& dialect) {
  std::vector<RecordedStep> steps = record(plugin, migration, Direction::up);
  lower_steps(steps, dialect);
  find_former(steps, former, {.kind_options = dialect.kind_options(), .no_cast = no_cast_in(dialect)});
  return write_scripts(undo_scripts(steps, dialect));
}

std::string file_name(const CodedMigration& migration) {
  return migration.version + "_" + migration.name;
}

/// What the child does: gives one line for what it begins, and one for what came of it.
void record_all(const fs::path& library, const Dialect& dialect,
                const std::function<void(std::string_view)>& give) {
  const auto line = [&](const Json& json) {
    give(json.dump(-1, ' ', false, Json::error_handler_t::replace));
  };
  Registry registry;
  add_plugin_file(registry, library);
  for (const Problem& problem : registry.problems) line({{"problem", describe(problem)}});
  if (registry.problems.empty() && registry.migrations.empty()) {
    line({{"problem", library.string() + " is a plugin, but not one of migrations"}});
  }
  for (const MigrationsPlugin& plugin : registry.migrations) {
    for (const CodedMigration& migration : plugin.migrations) {
      line({{"begin", file_name(migration)}});
      Json result{{"name", file_name(migration)}, {"version", migration.version}};
      try {
        result.update(record_one(plugin, migration, dialect));
      } catch (const std::exception& error) {
        result["error"] = error.what();
      }
      line(result);
    }
  }
}

std::string read_source(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  const std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) {
    throw SplitError(0,
                     "cannot be read, and the library has a migration of that name: build the library again");
  }
  return normalised(bytes);
}

Migration read_migration(const Json& recorded, const fs::path& file) {
  if (recorded.contains("error")) throw SplitError(0, recorded.at("error").get<std::string>());
  Migration migration{.version = recorded.at("version").get<std::string>(),
                      .name = recorded.at("name").get<std::string>(),
                      .up = read_scripts(recorded.at("up").get<std::string>(), file),
                      .down = read_scripts(recorded.at("down").get<std::string>(), file),
                      .checksum = {}};
  if (recorded.contains("undo_needs")) migration.undo_needs = read_needs(recorded.at("undo_needs"));
  migration.checksum =
      checksum_of({MigrationScript{.file = file, .statements = {}, .text = read_source(file)}});
  return migration;
}

}  // namespace

Migrations record_library(const fs::path& library, const fs::path& folder, const Dialect& dialect) {
  std::vector<FileProblem> problems;
  std::vector<std::string> lines;
  std::string died;
  try {
    lines = run_contained([&](const auto& give) { record_all(library, dialect, give); }, recording_limit);
  } catch (const ContainedError& error) {
    lines = error.lines();
    died = error.what();
  }
  Migrations migrations;
  std::string begun;
  std::string refused;
  for (const std::string& line : lines) {
    const Json json = Json::parse(line);
    if (json.contains("problem")) refused += "\n" + json.at("problem").get<std::string>();
    if (json.contains("begin")) begun = json.at("begin").get<std::string>();
    if (!json.contains("name")) continue;
    begun.clear();
    const fs::path file = folder / (json.at("name").get<std::string>() + ".cpp");
    try {
      migrations.push_back(read_migration(json, file));
    } catch (const SplitError& error) {
      problems.push_back({file, error.line(), error.what()});
    }
  }
  if (!refused.empty()) throw std::runtime_error("the library of migrations cannot be used:" + refused);
  if (!died.empty() && begun.empty()) throw std::runtime_error("loading " + library.string() + " " + died);
  if (!died.empty()) problems.push_back({folder / (begun + ".cpp"), 0, "its code " + died});
  if (!problems.empty())
    throw FolderError("these migrations cannot be used; nothing was run:", std::move(problems));
  return migrations;
}

std::string record_undo(const fs::path& library, const Migration& migration, const Former& former,
                        const Dialect& dialect) {
  const std::vector<std::string> lines = run_contained(
      [&](const auto& give) {
        Registry registry;
        add_plugin_file(registry, library);
        for (const MigrationsPlugin& plugin : registry.migrations) {
          for (const CodedMigration& each : plugin.migrations) {
            if (each.version == migration.version) give(undo_of(plugin, each, former, dialect));
          }
        }
      },
      recording_limit);
  if (lines.size() == 1) return lines.front();
  throw std::runtime_error(library.string() + " has no migration " + migration.version + " any more");
}

}  // namespace mighost
