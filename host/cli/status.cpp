#include <algorithm>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/duration.hpp"
#include "cli/exit_status.hpp"
#include "cli/json.hpp"
#include "cli/migrations.hpp"
#include "migration/run.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

std::string status_of(const HistoryEntry& entry) {
  if (entry.pending()) return "pending";
  if (entry.orphan()) return "orphan";
  if (entry.edited()) return "edited";
  return std::string{state_name(entry.row->state)};
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 2, width), ' ');
  return text;
}

/// What a person should know of the entry, behind its name.
std::string remark_of(const HistoryEntry& entry) {
  if (entry.pending()) return {};
  std::string text = entry.row->applied_at;
  if (entry.row->duration) text += ", " + duration_text(*entry.row->duration);
  if (entry.orphan()) text += ", its files are gone";
  if (!entry.row->finished()) {
    text += ", " + counted(entry.row->statements_done, "statement") + " done";
    if (entry.row->running) text += ", interrupted at: " + visible(entry.row->running->substr(0, 60));
  }
  return text;
}

void print_text(const MigrationTarget& target, const History& history, Terminal& terminal) {
  std::size_t widest = 0;
  for (const HistoryEntry& entry : history.entries) widest = std::max(widest, visible(entry.name()).size());
  for (const HistoryEntry& entry : history.entries) {
    const std::string status = status_of(entry);
    const bool good = status == "applied" || status == "baseline";
    terminal.out() << "  "
                   << (good              ? terminal.good(status)
                       : entry.pending() ? status
                                         : terminal.bad(status))
                   << std::string(11 - std::min<std::size_t>(status.size(), 10), ' ')
                   << padded(visible(entry.name()), widest + 2) << remark_of(entry) << "\n";
  }
  const HistoryEntry* current = history.current();
  terminal.out() << target.label() << ": "
                 << (current ? "at " + visible(current->version()) : "nothing applied") << ", "
                 << history.pending_count() << " pending"
                 << (history.database_is_newer() ? ", the database is newer than the files" : "") << "\n";
}

void print_json(const MigrationTarget& target, const History& history, Terminal& terminal) {
  nlohmann::ordered_json list = nlohmann::ordered_json::array();
  for (const HistoryEntry& entry : history.entries) {
    nlohmann::ordered_json json{
        {"version", entry.version()}, {"name", entry.name()}, {"status", status_of(entry)}};
    if (entry.row) {
      json["state"] = state_name(entry.row->state);
      json["applied_at"] = entry.row->applied_at;
      json["duration_ms"] = nullptr;
      if (entry.row->duration) json["duration_ms"] = entry.row->duration->count();
      json["checksum"] = entry.row->checksum;
      json["tool_version"] = entry.row->tool_version;
      if (!entry.row->finished()) json["statements_done"] = entry.row->statements_done;
      if (entry.row->running) json["interrupted_statement"] = *entry.row->running;
    }
    list.push_back(std::move(json));
  }
  const HistoryEntry* current = history.current();
  nlohmann::ordered_json json{{"source", target.settings.source}, {"current", nullptr}};
  if (current) json["current"] = current->version();
  json["pending"] = history.pending_count();
  json["database_is_newer"] = history.database_is_newer();
  json["migrations"] = std::move(list);
  terminal.out() << json_text(json) << "\n";
}

int run_status(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const MigrationTarget target = read_target(arguments, environment, terminal);
  const Migrations migrations = read_migrations(target);
  const History history = read_history(migrations, target.kind, target.settings);
  arguments.flag("json") ? print_json(target, history, terminal) : print_text(target, history, terminal);
  for (const std::string& line : broken_history(history)) terminal.warning(line);
  if (!arguments.flag("check")) return exit_done;
  if (history.database_is_newer()) return exit_newer;
  const bool unfinished =
      std::any_of(history.entries.begin(), history.entries.end(), [](const HistoryEntry& entry) {
        return !entry.row || !entry.row->finished() || entry.edited() || entry.orphan();
      });
  return unfinished ? exit_differs : exit_done;
}

}  // namespace

Command status_command() {
  return {.name = "status",
          .summary = "list the migrations: applied, pending, edited, gone",
          .usage = "[options]",
          .description =
              "Lists every migration of the folder and of the database's ledger, when it was applied and how "
              "long that "
              "took. Writes nothing, and needs no right but to read the ledger.",
          .groups = {target_options(),
                     {"What to print",
                      {{"check", "",
                        "exit with 3 when something is pending or out of step, with 4 when the database is "
                        "newer than the files"},
                       json_option()}},
                     plugin_options(),
                     {"Other options", {help_option()}}},
          .notes = "",
          .examples = "mighost status --dsn postgres://app@db/app\nmighost status --provider aws --check",
          .max_words = 0,
          .run = run_status};
}

}  // namespace mighost
