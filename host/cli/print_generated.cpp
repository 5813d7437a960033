#include <set>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "change/describe.hpp"
#include "cli/change_json.hpp"
#include "cli/generated.hpp"
#include "cli/hazards.hpp"
#include "cli/json.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

using nlohmann::ordered_json;

/// How many tables a plan creates, drops or alters.
std::size_t table_count(const Plan& plan) {
  std::set<std::pair<std::string, std::string>> tables;
  for (const Change& change : plan.changes) {
    const auto* after = std::get_if<Shared<Table>>(&change.after);
    const auto* before = std::get_if<Shared<Table>>(&change.before);
    const auto* table = after ? after : before;
    if (table) {
      tables.emplace((*table)->schema, (*table)->name);
    } else if (!change.table.empty()) {
      tables.emplace(change.schema, change.table);
    }
  }
  return tables.size();
}

std::string_view outcome_name(Outcome outcome) {
  switch (outcome) {
    case Outcome::created:
      return "created";
    case Outcome::replaced:
      return "replaced";
    case Outcome::unchanged:
      return "unchanged";
    case Outcome::removed:
      return "removed";
  }
  return "";
}

/// One line of the result: a file, and what it belongs to.
struct Line {
  const WrittenFile& file;
  const GeneratedMigration* generated = nullptr;  ///< null for a file that was removed
  const Plan* plan = nullptr;                     ///< null for that, and for a snapshot
};

/// `written` as write_pairs gave it for the files of `all`.
std::vector<Line> lines_of(const std::vector<GeneratedMigration>& all,
                           const std::vector<WrittenFile>& written) {
  std::vector<Line> lines;
  auto next = written.begin();
  for (const GeneratedMigration& generated : all) {
    for (std::size_t i = 0; i < generated.parts.size(); ++i) {
      lines.push_back({*next++, &generated, &generated.parts[i].up});
      lines.push_back({*next++, &generated, &generated.parts[i].down});
      if (!generated.files[i].snapshot.empty()) lines.push_back({*next++, &generated, nullptr});
    }
  }
  for (; next != written.end(); ++next) lines.push_back({*next, nullptr, nullptr});
  return lines;
}

ordered_json provider_json(const Provider& provider) {
  return {{"name", provider.name}, {"version", provider.version}};
}

ordered_json file_json(const Line& line) {
  ordered_json json{{"path", line.file.path.string()}};
  if (line.generated != nullptr) json["dialect"] = line.generated->dialect;
  json["direction"] = nullptr;
  if (line.file.direction) json["direction"] = direction_name(*line.file.direction);
  json["outcome"] = outcome_name(line.file.outcome);
  if (line.plan == nullptr) return json;
  json["tables"] = table_count(*line.plan);
  json["changes"] = line.plan->changes.size();
  json["statements"] = line.plan->runnable();
  json["impossible"] = line.plan->impossible();
  json["hazards"] = hazards_json(*line.plan);
  return json;
}

/// Of full mode, whose changes are all tables there are, nothing.
void add_changes(ordered_json& json, const GenerateRequest& request,
                 const std::vector<GeneratedMigration>& all) {
  if (request.full) return;
  ordered_json& changes = json["changes"] = ordered_json::array();
  for (const GeneratedMigration& generated : all) {
    for (const Plans& part : generated.parts) {
      for (ordered_json& change : changes_json(part.up)) changes.push_back(std::move(change));
    }
  }
}

void print_heading(const Provider& provider, Terminal& terminal) {
  terminal.out() << terminal.bold(provider.name) << " " << visible(provider.version) << "\n";
}

}  // namespace

void print_written(const GenerateRequest& request, const Provider& provider,
                   const std::vector<GeneratedMigration>& all, const std::vector<WrittenFile>& written,
                   Terminal& terminal) {
  const std::vector<Line> lines = lines_of(all, written);
  if (request.json) {
    ordered_json files = ordered_json::array();
    for (const Line& line : lines) files.push_back(file_json(line));
    ordered_json json{{"provider", provider_json(provider)}, {"files", files}};
    add_changes(json, request, all);
    terminal.out() << json_text(json) << "\n";
    return;
  }
  print_heading(provider, terminal);
  for (const Line& line : lines) {
    const std::string outcome{outcome_name(line.file.outcome)};
    terminal.out() << "  " << outcome << std::string(11 - outcome.size(), ' ')
                   << visible(line.file.path.string());
    if (line.plan != nullptr) {
      terminal.out() << " (" << counted(table_count(*line.plan), "table") << ", "
                     << counted(line.plan->runnable(), "statement") << ")";
    }
    terminal.out() << "\n";
  }
  if (lines.empty()) terminal.out() << "  nothing to change: no file is written\n";
}

void print_difference(const GenerateRequest& request, const Provider& provider,
                      const std::vector<GeneratedMigration>& all, Terminal& terminal) {
  if (request.json) {
    ordered_json json{{"provider", provider_json(provider)}, {"files", ordered_json::array()}};
    add_changes(json, request, all);
    terminal.out() << json_text(json) << "\n";
    return;
  }
  print_heading(provider, terminal);
  if (all.empty()) terminal.out() << "  nothing to change\n";
  for (const GeneratedMigration& generated : all) {
    for (const Plans& part : generated.parts) {
      for (const Change& change : part.up.changes) {
        terminal.out() << "  " << visible(describe(change)) << "\n";
      }
    }
  }
}

}  // namespace mighost
