#include "scaffold/new_plugin.hpp"
#include "cli/command.hpp"
#include "cli/exit_status.hpp"
#include "cli/usage_error.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// The folder of templates.
std::string kind_of(const std::string& word, bool in_c) {
  if (word == "provider" || word == "dialect") return in_c ? word + "_c" : word;
  if (word != "yaml-provider")
    throw UsageError("\"" + visible(word) +
                     "\" is no kind of plugin: choose provider, yaml-provider or dialect");
  if (in_c) throw UsageError("--c is for a provider or a dialect; a yaml-provider has no code");
  return "yaml_provider";
}

int run_new_plugin(const Arguments& arguments, const Environment& environment, Terminal& terminal) {
  if (arguments.words().size() != 2)
    throw UsageError("new-plugin takes two words: mighost new-plugin provider mine");
  const std::string& name = arguments.words()[1];
  const std::string kind = kind_of(arguments.words()[0], arguments.flag("c"));
  if (const std::string reason = wrong_plugin_name(name); !reason.empty()) throw UsageError(reason);
  for (const std::filesystem::path& file : write_new_plugin(environment.folder / name, kind, name)) {
    terminal.out() << "created " << visible(file.lexically_relative(environment.folder).string()) << "\n";
  }
  terminal.out() << "\nbuild and check it: cd " << name
                 << " && cmake -B build && cmake --build build && ctest --test-dir build\n"
                 << "or without CMake:   cd " << name << " && make check\n"
                 << "then have mighost find it: cmake --install build --prefix ~/.local, or make install\n";
  return exit_done;
}

}  // namespace

Command new_plugin_command() {
  return {
      .name = "new-plugin",
      .summary = "start a provider or a dialect of your own",
      .usage = "provider|yaml-provider|dialect NAME [--c]",
      .description =
          "Writes a folder NAME that builds at once, with CMake or with make and pkg-config, and whose test "
          "runs 'mighost check'. A provider defines tables, in C++, in C or in YAML; a dialect "
          "teaches mighost another database, in C++ or in C.",
      .groups = {{"Options", {{"c", "", "write it in C"}, help_option()}}},
      .notes = "A folder that exists is left alone.",
      .examples = "mighost new-plugin yaml-provider shop\nmighost new-plugin dialect mydb",
      .max_words = 2,
      .run = run_new_plugin};
}

}  // namespace mighost
