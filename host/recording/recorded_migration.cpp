#include "recording/recorded_migration.hpp"

#include <algorithm>
#include <chrono>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include <nlohmann/json.hpp>

#include "migration/read_folder.hpp"
#include "migration/source_text.hpp"
#include "plugin/registry.hpp"
#include "process/contained.hpp"
#include "recording/recording.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

/// How long the code of one migration may take; it only says what is to be done.
constexpr std::chrono::seconds limit{10};

/// A remark as comments. What could be taken for a mark is moved in.
std::string comment(const std::string& remark) {
  std::string out;
  const std::string lines = visible_lines(remark);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    out += (line.starts_with("mig") || line.starts_with("Impossible") ? "--   " : "-- ") + line + '\n';
    at = end + 1;
  }
  return out;
}

std::string statement_text(const Statement& statement) {
  std::string text = comment(statement.remark);
  if (statement.sql.empty()) return text;
  text += statement.sql;
  // A comment at the end would swallow the semicolon.
  const std::size_t last_line =
      statement.sql.rfind('\n') == std::string::npos ? 0 : statement.sql.rfind('\n');
  text += statement.sql.find("--", last_line) == std::string::npos ? ";\n" : "\n;\n";
  return text;
}

/// One script for each run of statements that share a transaction, or need none.
Json written(const RecordedScript& script, bool undo) {
  Json parts = Json::array();
  if (!script.refusals.empty()) {
    std::string text = "-- mighost: impossible\n\n";
    for (const std::string& refusal : script.refusals) {
      text += "-- Impossible: " + std::string{undo ? "undo " : ""} + visible(refusal) + '\n';
    }
    parts.push_back({{"text", text}, {"transaction", true}, {"impossible", true}});
    return parts;
  }
  std::string text;
  bool alone = false;
  const auto close = [&] {
    if (!text.empty()) parts.push_back({{"text", text}, {"transaction", !alone}, {"impossible", false}});
    text.clear();
  };
  for (const Statement& statement : script.statements) {
    if (!statement.sql.empty() && statement.no_transaction != alone) {
      close();
      alone = statement.no_transaction;
    }
    text += statement_text(statement);
  }
  close();
  if (parts.empty())
    parts.push_back({{"text", "-- nothing to do\n"}, {"transaction", true}, {"impossible", false}});
  return parts;
}

Json record_one(const MigrationsPlugin& plugin, const CodedMigration& migration, const Dialect& dialect) {
  std::vector<RecordedStep> up = record(plugin, migration, Direction::up);
  lower_steps(up, dialect);
  const bool change = migration.type == MigrationType::change;
  Json result{{"up", written(script_forward(up, dialect, change), false)}};
  if (change) {
    result["down"] = written(script_backward(up, dialect), true);
  } else {
    std::vector<RecordedStep> down = record(plugin, migration, Direction::down);
    lower_steps(down, dialect);
    RecordedScript script = script_forward(down, dialect, false);
    for (const RecordedStep& step : down) {
      if (step.kind == RecordedStep::Kind::irreversible)
        script.refusals.push_back(step.name + ": " + step.text);
    }
    result["down"] = written(script, true);
  }
  return result;
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

std::vector<MigrationScript> read_scripts(const Json& parts, const fs::path& file) {
  std::vector<MigrationScript> scripts;
  for (const Json& part : parts) {
    MigrationScript script{.file = file, .statements = {}, .text = part.at("text").get<std::string>()};
    script.transaction = part.at("transaction").get<bool>();
    script.impossible = part.at("impossible").get<bool>();
    script.statements = split(script.text);
    scripts.push_back(std::move(script));
  }
  return scripts;
}

Migration read_migration(const Json& recorded, const fs::path& file) {
  if (recorded.contains("error")) throw SplitError(0, recorded.at("error").get<std::string>());
  Migration migration{.version = recorded.at("version").get<std::string>(),
                      .name = recorded.at("name").get<std::string>(),
                      .up = read_scripts(recorded.at("up"), file),
                      .down = read_scripts(recorded.at("down"), file),
                      .checksum = {}};
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
    lines = run_contained([&](const auto& give) { record_all(library, dialect, give); }, limit);
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

}  // namespace mighost
