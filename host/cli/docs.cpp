#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/json.hpp"
#include "cli/project.hpp"
#include "cli/usage_error.hpp"
#include "docs/html_page.hpp"
#include "docs/markdown_pages.hpp"
#include "docs/write_pages.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

constexpr std::string_view default_docs_path = "./resources/provider/docs";

std::vector<Page> html_pages(const Reference& reference, bool with_diagrams) {
  if (!with_diagrams) return {{"index.html", html_page(reference, nullptr)}};
  const Diagrams diagrams = draw_diagrams(reference);
  return {{"index.html", html_page(reference, &diagrams)}};
}

void print_written(const Reference& reference, const std::filesystem::path& folder,
                   const std::vector<Page>& pages, const WrittenPages& written, Terminal& terminal) {
  terminal.out() << terminal.bold(reference.provider) << " " << visible(reference.version) << "\n";
  const auto line = [&](std::string_view what, std::size_t number) {
    if (number == 0) return;
    const std::string where = pages.size() == 1 ? (folder / pages.front().name).string()
                                                : counted(number, "page") + " in " + folder.string();
    terminal.out() << "  " << what << visible(where) << "\n";
  };
  line("created    ", written.created);
  line("replaced   ", written.replaced);
  line("unchanged  ", written.unchanged);
  if (written.removed > 0) {
    terminal.out() << "  removed    " << counted(written.removed, "page") << " of what is no longer there\n";
  }
}

void print_json(const Reference& reference, const std::filesystem::path& folder,
                const std::vector<Page>& pages, const WrittenPages& written, Terminal& terminal) {
  nlohmann::ordered_json files = nlohmann::ordered_json::array();
  for (const Page& page : pages) files.push_back((folder / page.name).string());
  terminal.out() << json_text({{"provider", {{"name", reference.provider}, {"version", reference.version}}},
                               {"dialect", reference.dialect},
                               {"resources", reference.resources.size()},
                               {"tables", reference.tables.size()},
                               {"files", files},
                               {"created", written.created},
                               {"replaced", written.replaced},
                               {"unchanged", written.unchanged},
                               {"removed", written.removed}})
                 << "\n";
}

int run_docs(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  const std::string format = arguments.value("format").value_or("html");
  if (format != "html" && format != "markdown") throw UsageError("--format is html or markdown");
  const bool with_diagrams = !arguments.flag("no-diagram");
  if (!with_diagrams && format != "html")
    throw UsageError("--no-diagram is for --format html: Markdown has none");
  const Project project = open_project(arguments, environment, terminal);
  warn_of_problems(project.registry, terminal);
  const auto named = [&](const char* option, const std::optional<std::string>& setting) {
    return arguments.value(option) ? arguments.value(option) : setting;
  };
  const Provider& provider = choose_provider(project.registry, named("provider", project.config.provider));
  std::vector<Dialect> dialect;
  if (const auto name = arguments.value("dialect")) dialect = choose_dialects(project.registry, name);
  const Reference reference = make_reference(provider, dialect.empty() ? nullptr : &dialect.front());
  const std::vector<Page> pages =
      format == "html" ? html_pages(reference, with_diagrams) : markdown_pages(reference);
  const std::filesystem::path folder =
      std::filesystem::path{arguments.value("path").value_or(std::string{default_docs_path})}
          .lexically_normal();
  DiskFileSystem disk;
  const WrittenPages written =
      write_pages(disk, folder, provider.name, pages, format == "html" ? ".html" : ".md",
                  arguments.flag("force") ? Overwrite::any : Overwrite::own);
  if (arguments.flag("json")) {
    print_json(reference, folder, pages, written, terminal);
  } else {
    print_written(reference, folder, pages, written, terminal);
  }
  return exit_done;
}

}  // namespace

Command docs_command() {
  return {.name = "docs",
          .summary = "write the tables of a provider as pages for people",
          .usage = "[options]",
          .description =
              "Writes what a provider defines as reference pages. With --format html, it is one page that "
              "needs no "
              "network: every table with its columns, a search, and entity-relationship diagrams, in which a "
              "click on a "
              "table leads to it. With --format markdown, it is a list of the resources and a page for each "
              "of them.\n\n"
              "All pages are written, or none. Pages that are there already are replaced only if they were "
              "made from "
              "the same provider; those of resources that are gone are removed.",
          .groups = {{"What to write",
                      {{"provider", "NAME", "the provider (default: the only one there is)"},
                       {"dialect", "NAME",
                        "with the types and columns of this dialect (default: as they are defined)"},
                       {"format", "html|markdown", "(default: html)"},
                       {"no-diagram", "", "leave out the diagrams, for which Graphviz is needed"}}},
                     {"Where to write it",
                      {{"path", "DIR", "the folder of the pages (default: ./resources/provider/docs)"},
                       {"force", "", "overwrite files that belong to others"}}},
                     plugin_options(),
                     {"Other options", {json_option(), help_option()}}},
          .notes = "",
          .examples =
              "mighost docs --provider aws\n"
              "mighost docs --provider aws --dialect postgres --format markdown --path docs/tables",
          .max_words = 0,
          .run = run_docs};
}

}  // namespace mighost
