#include <filesystem>
#include <optional>
#include <utility>

#include "cli/command.hpp"
#include "cli/comparing.hpp"
#include "cli/exit_status.hpp"
#include "cli/generated.hpp"
#include "cli/hazards.hpp"
#include "cli/project.hpp"
#include "cli/rename_option.hpp"
#include "cli/usage_error.hpp"
#include "diff/diff.hpp"
#include "plugin/lowering.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// What a run works with.
struct Run {
  const Arguments& arguments;
  const GenerateRequest& request;
  const Project& project;
  const Provider& provider;
  Terminal& terminal;
};

/// Initial migrations, for each dialect.
std::vector<GeneratedMigration> generate_full(const Run& run) {
  const Definitions definitions = read_definitions(run.provider);
  std::vector<GeneratedMigration> all;
  for (const Dialect& dialect : choose_dialects(run.project.registry, run.request.dialect)) {
    if (!run.request.schema.empty() && dialect.default_schema().empty()) {
      throw UsageError("databases of the dialect " + dialect.name() + " have no schemas: leave out --schema");
    }
    const Schema wanted = lower(definitions, run.provider.convention, dialect, run.request.schema);
    all.push_back(make_generated(run.request, run.provider, dialect,
                                 diff(Schema{}, wanted, {.kind_options = dialect.kind_options()}), wanted));
  }
  return all;
}

/// The snapshot that stands beside the migrations; nothing if there is none, or of another provider. One that
/// cannot be read tells nothing, which must not pass unnoticed where tables are to be dropped by it.
std::optional<Side> former_snapshot(const Run& run, const fs::path& file, DropTables drop) {
  std::error_code ignored;
  if (!fs::is_regular_file(file, ignored)) return std::nullopt;
  try {
    Side side = snapshot_side(file);
    if (provider_of(side) != run.provider.name) return std::nullopt;
    return side;
  } catch (const SnapshotError& error) {
    if (drop == DropTables::yes) throw;
    run.terminal.warning(std::string{error.what()} + "; so it is not known which tables " +
                         run.provider.name + " had");
    return std::nullopt;
  }
}

/// A snapshot tells the schema after all migrations beside it: to write one of these anew would lose what it
/// does.
void require_new_files(const Run& run, const Side& existing, const fs::path& folder) {
  const fs::path up = folder / (run.request.prefix + ".up.sql");
  std::error_code ignored;
  const bool own = existing.snapshot() != nullptr &&
                   fs::equivalent(existing.snapshot()->file, folder / snapshot_name, ignored);
  if (!own || !fs::exists(up, ignored) || run.request.overwrite == Overwrite::any) return;
  throw std::runtime_error(visible(up.string()) +
                           " is there already, and the snapshot that was compared with has what it does: "
                           "take another --prefix, or --force to overwrite it");
}

void tell_if_none_is_known(const Run& run, const Side& existing, const std::optional<Side>& former,
                           const fs::path& file) {
  if (former || provider_of(existing) == run.provider.name) return;
  run.terminal.note("--drop-tables drops nothing: there is no " + visible(file.string()) + " of " +
                    run.provider.name + ", which would tell the tables that it had");
}

/// The migration from what exists, for one dialect; nothing if there is nothing to change.
std::vector<GeneratedMigration> generate_upgrade(const Run& run) {
  const Registry& registry = run.project.registry;
  const Side existing = run.request.from ? find_side(*run.request.from, registry, plugin_log(run.terminal))
                                         : database_side(*run.request.dsn);
  const Side wanted = provider_side(run.provider);
  const Terms terms = choose_terms({&existing, &wanted}, run.arguments, run.project, run.terminal);
  const fs::path folder = folder_of(run.request, terms.dialect);
  const DropTables drop = drop_tables(run.arguments);
  std::optional<Side> former;
  const auto read_former = [&]() -> const Schema* {
    if (!former) former = former_snapshot(run, folder / snapshot_name, drop);
    return former ? &former->snapshot()->snapshot.schema : nullptr;
  };
  if (drop == DropTables::yes) read_former();
  Comparison comparison = compare(existing, wanted, terms.dialect, terms.schema,
                                  {.drop_tables = drop,
                                   .fake = terms.fake,
                                   .former = read_former,
                                   .renames = read_renames(run.arguments)});
  if (!comparison.warning.empty()) run.terminal.warning(comparison.warning);
  if (drop == DropTables::yes) tell_if_none_is_known(run, existing, former, folder / snapshot_name);
  tell_of_leftovers(comparison.leftovers, drop, wanted.label, run.terminal);
  if (comparison.changes.empty()) return {};
  if (!run.request.check) require_new_files(run, existing, folder);
  Schema after = with_staying(std::move(comparison.wanted), comparison.leftovers);
  return {make_generated(run.request, run.provider, terms.dialect, std::move(comparison.changes),
                         std::move(after), {origin_of(existing), origin_of(wanted)})};
}

int run_generate(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  check_generate_usage(arguments, environment);
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const GenerateRequest request = read_generate_request(arguments, environment, project.config);
  const Provider& provider = choose_provider(project.registry, request.provider);
  const Run run{arguments, request, project, provider, terminal};

  // All is made before anything is written.
  std::vector<GeneratedMigration> all = request.full ? generate_full(run) : generate_upgrade(run);
  std::erase_if(all, [](const GeneratedMigration& generated) { return generated.parts.empty(); });
  for (const GeneratedMigration& generated : all) {
    warn_of_the_impossible(generated, terminal);
    print_hazards(generated.parts, generated.dialect, terminal);
  }
  if (request.check) {
    print_difference(request, provider, all, terminal);
    return all.empty() ? exit_done : exit_differs;
  }
  std::vector<FilePair> pairs;
  for (const GeneratedMigration& generated : all) {
    pairs.insert(pairs.end(), generated.files.begin(), generated.files.end());
  }
  DiskFileSystem disk;
  print_written(request, provider, all, write_pairs(disk, pairs, request.overwrite), terminal);
  return exit_done;
}

}  // namespace

Command generate_command() {
  return {
      .name = "generate",
      .summary = "write the up and down migrations of a provider",
      .usage = "--dsn URI | --from SIDE | --full [options]",
      .description =
          "Writes the migrations of a provider as SQL. With --dsn or --from, it compares what exists with "
          "the "
          "definitions: <path>/<dialect>/<prefix>.up.sql makes the changes, <prefix>.down.sql undoes them, "
          "and "
          "schema.snapshot.yaml is the schema that they lead to. With --full it writes initial migrations, "
          "from "
          "nothing, for each dialect; no database is needed.\n\n"
          "The database is only read, and only what the provider defines, or is known to have defined, is "
          "changed. All files are written, or none; files of another provider, or not made by mighost, are "
          "never overwritten without --force.",
      .groups =
          {{"Where to start",
            {{"dsn", "URI", "compare with this database (default: $MIGHOST_DSN)"},
             {"from", "SIDE",
              "compare with this: a DSN, a provider's name or file (a former build), or a snapshot"},
             {"full", "", "start from nothing"}}},
           {"What to write",
            {{"provider", "NAME", "the provider (default: the only one there is)"},
             {"dialect", "NAME",
              "the dialect (default: by the scheme of the DSN, or that of the snapshot; with --full: each)"},
             {"schema", "NAME",
              "the schema, which is then named before every table (default: public, and not named; of a "
              "timescale database: history)"},
             rename_option(),
             drop_tables_option(),
             fake_option(),
             {"check", "", "write nothing; exit with status 3 if there is a difference"}}},
           {"Where to write it",
            {{"path", "DIR",
              "the folder of the dialects' folders (default: ./resources/provider/migrations)"},
             {"prefix", "NAME", "how the file names begin (default: unreleased; with --full: init)"},
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
          "mighost generate --provider aws --prefix 2_v1.1.0 --dsn postgres://localhost/app\n"
          "mighost generate --prefix 2_v1.1.0 --from "
          "resources/provider/migrations/postgres/schema.snapshot.yaml",
      .max_words = 0,
      .run = run_generate};
}

}  // namespace mighost
