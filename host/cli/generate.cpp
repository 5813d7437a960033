#include <algorithm>
#include <filesystem>
#include <functional>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/hazards.hpp"
#include "cli/json.hpp"
#include "cli/parts.hpp"
#include "cli/plan.hpp"
#include "cli/project.hpp"
#include "cli/usage_error.hpp"
#include "cli/version.hpp"
#include "diff/diff.hpp"
#include "migration/file_pair.hpp"
#include "plugin/lowering.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view default_path = "./resources/provider/migrations";
constexpr std::string_view full_prefix = "init";

/// What is wanted of one run: options of the command line, then settings, then defaults.
struct Request {
  std::optional<std::string> provider;
  std::optional<std::string> dialect;
  fs::path path;
  std::string prefix;
  std::string schema;  ///< empty: none is named in the SQL
  RenderForm form = RenderForm::plain;
  Overwrite overwrite = Overwrite::own;
};

/// The migration for one dialect, in parts with a pair of files each.
struct Generated {
  std::string dialect;
  std::vector<Plans> parts;
  std::vector<FilePair> files;
};

/// What is there before the migration, in the terms of a dialect.
using ExistingSchema = std::function<Schema(const Dialect&)>;

Request read_request(const Arguments& arguments, const ProjectConfig& config) {
  const auto either = [&](const char* option, const std::optional<std::string>& setting) {
    const auto given = arguments.value(option);
    return given ? given : setting;
  };
  Request request;
  request.provider = either("provider", config.provider);
  request.dialect = either("dialect", config.dialect);
  request.path =
      arguments.value("path").value_or(config.path ? config.path->string() : std::string{default_path});
  request.prefix = arguments.value("prefix").value_or(std::string{full_prefix});
  request.schema = either("schema", config.schema).value_or("");
  request.form = arguments.flag("online") ? RenderForm::online : RenderForm::plain;
  request.overwrite = arguments.flag("force") ? Overwrite::any : Overwrite::own;
  return request;
}

void check_usage(const Arguments& arguments) {
  if (!arguments.flag("full")) throw UsageError("generate needs --full, which writes initial migrations");
  if (const auto prefix = arguments.value("prefix")) {
    const std::string reason = wrong_prefix(*prefix);
    if (!reason.empty()) throw UsageError("--prefix cannot begin a file name: " + reason);
  }
}

Generated generate(const Provider& provider, const Definitions& definitions, const Dialect& dialect,
                   const Request& request, const ExistingSchema& existing) {
  if (!request.schema.empty() && dialect.default_schema().empty()) {
    throw UsageError("databases of the dialect " + dialect.name() + " have no schemas: leave out --schema");
  }
  const Schema wanted = lower(definitions, provider.convention, dialect, request.schema);
  const std::vector<Change> changes =
      diff(existing(dialect), wanted, {.kind_options = dialect.kind_options()});
  Generated generated{dialect.name(), make_parts(changes, dialect, request.form), {}};
  const ScriptOrigin origin{provider.name,     provider.version,  dialect.name(),
                            dialect.version(), mighost_version(), Direction::up};
  generated.files =
      part_files(generated.parts, (request.path / dialect.name()).lexically_normal(), request.prefix, origin);
  return generated;
}

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

/// One line of the result: a file, and the plan that it holds; none for a file that was removed.
struct Line {
  const WrittenFile& file;
  const std::string& dialect;
  const Plan* plan;
};

/// `written` as write_pairs gave it for the files of `all`.
std::vector<Line> lines_of(const std::vector<Generated>& all, const std::vector<WrittenFile>& written) {
  static const std::string none;
  std::vector<Line> lines;
  std::size_t next = 0;
  for (const Generated& generated : all) {
    for (const Plans& part : generated.parts) {
      lines.push_back({written[next++], generated.dialect, &part.up});
      lines.push_back({written[next++], generated.dialect, &part.down});
    }
  }
  for (; next < written.size(); ++next) lines.push_back({written[next], none, nullptr});
  return lines;
}

void print_text(const Provider& provider, const std::vector<Line>& lines, Terminal& terminal) {
  terminal.out() << terminal.bold(provider.name) << " " << visible(provider.version) << "\n";
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

void print_json(const Provider& provider, const std::vector<Line>& lines, Terminal& terminal) {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const Line& line : lines) {
    nlohmann::ordered_json file{{"path", line.file.path.string()}};
    if (line.plan != nullptr) file["dialect"] = line.dialect;
    file["direction"] = direction_name(line.file.direction);
    file["outcome"] = outcome_name(line.file.outcome);
    if (line.plan != nullptr) {
      file["tables"] = table_count(*line.plan);
      file["changes"] = line.plan->changes.size();
      file["statements"] = line.plan->runnable();
      file["impossible"] = line.plan->impossible();
      file["hazards"] = hazards_json(*line.plan);
    }
    files.push_back(std::move(file));
  }
  const nlohmann::ordered_json made_by{{"name", provider.name}, {"version", provider.version}};
  terminal.out() << json_text({{"provider", made_by}, {"files", files}}) << "\n";
}

void warn_of_the_impossible(const Generated& generated, Terminal& terminal) {
  for (const Direction direction : {Direction::up, Direction::down}) {
    for (const Plans& part : generated.parts) {
      const Plan& plan = direction == Direction::up ? part.up : part.down;
      for (const std::string& change : plan.impossible()) {
        terminal.warning(generated.dialect + ", " + std::string{direction_name(direction)} + ": cannot " +
                         change + "; the file says why");
      }
    }
  }
}

int run_generate(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  check_usage(arguments);
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const Request request = read_request(arguments, project.config);
  const Provider& provider = choose_provider(project.registry, request.provider);
  const Definitions definitions = read_definitions(provider);
  const ExistingSchema nothing = [](const Dialect&) { return Schema{}; };

  // All is made before anything is written.
  std::vector<Generated> all;
  for (const Dialect& dialect : choose_dialects(project.registry, request.dialect)) {
    Generated generated = generate(provider, definitions, dialect, request, nothing);
    warn_of_the_impossible(generated, terminal);
    print_hazards(generated.parts, generated.dialect, terminal);
    if (!generated.parts.empty()) all.push_back(std::move(generated));
  }
  std::vector<FilePair> pairs;
  for (const Generated& generated : all) {
    pairs.insert(pairs.end(), generated.files.begin(), generated.files.end());
  }
  DiskFileSystem disk;
  const std::vector<WrittenFile> written = write_pairs(disk, pairs, request.overwrite);

  const std::vector<Line> lines = lines_of(all, written);
  arguments.flag("json") ? print_json(provider, lines, terminal) : print_text(provider, lines, terminal);
  return exit_done;
}

}  // namespace

Command generate_command() {
  return {
      .name = "generate",
      .summary = "write the up and down migrations of a provider",
      .usage = "--full [options]",
      .description =
          "Writes the migrations of a provider as SQL: for each dialect, <path>/<dialect>/<prefix>.up.sql "
          "makes "
          "its tables, and <prefix>.down.sql removes them. No database is needed. All files are written, or "
          "none; "
          "files of another provider, or not made by mighost, are never overwritten without --force.",
      .groups =
          {{"What to write",
            {{"full", "", "initial migrations: from nothing to all tables of the provider"},
             {"provider", "NAME", "the provider (default: the only one there is)"},
             {"dialect", "NAME", "write for this dialect (default: for each)"},
             {"schema", "NAME",
              "name this schema before every table (default: none, the tables go where the connection's "
              "search path leads, mostly to public)"}}},
           {"Where to write it",
            {{"path", "DIR",
              "the folder of the dialects' folders (default: ./resources/provider/migrations)"},
             {"prefix", "NAME", "how the file names begin (default: init)"},
             {"force", "", "overwrite files that belong to others"}}},
           {"How to write it",
            {{"online", "",
              "the form that keeps a live system going: indexes made concurrently, constraints checked after "
              "they are added; in several files where not all can be one transaction"}}},
           plugin_options(),
           {"Other options", {json_option(), help_option()}}},
      .notes =
          "Without an option, its setting in mighost.yaml counts: provider, dialect, schema, path, plugins.",
      .examples =
          "mighost generate --provider aws --full\n"
          "mighost generate --full --dialect postgres --path db/migrations --prefix 1_v1.0.0",
      .max_words = 0,
      .run = run_generate};
}

}  // namespace mighost
