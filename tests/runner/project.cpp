#include "project.hpp"

#include <csignal>

#include "support/terminal.hpp"

namespace mighost::test {

namespace fs = std::filesystem;

void Project::write(const std::string& file, std::string_view text) const {
  write_file(folder() / "migrations" / file, text);
}

void Project::write(const std::string& name, std::string_view up, std::string_view down) const {
  write(name + ".up.sql", up);
  write(name + ".down.sql", down);
}

void Project::remove(const std::string& file) const {
  fs::remove(folder() / "migrations" / file);
}

std::vector<std::string> Project::command(std::vector<std::string> arguments) const {
  arguments.insert(arguments.begin(), MIGHOST_EXECUTABLE);
  return arguments;
}

ProcessOptions Project::with_surroundings(ProcessOptions options) const {
  options.env.insert({{"HOME", folder().string()},
                      {"MIGHOST_PLUGIN_PATH", plugins_.empty() ? MIGHOST_TEST_DIALECTS : plugins_},
                      {"MIGHOST_DSN", uri_},
                      {"NO_COLOR", "1"}});
  if (options.cwd.empty()) options.cwd = folder();
  return options;
}

ProcessResult Project::run(std::vector<std::string> arguments, ProcessOptions options) const {
  return run_process(command(std::move(arguments)), with_surroundings(std::move(options)));
}

ProcessResult Project::run_on_terminal(std::vector<std::string> arguments, unsigned short columns) const {
  return test::run_on_terminal(command(std::move(arguments)), with_surroundings({}), columns);
}

std::unique_ptr<Child> Project::start(std::vector<std::string> arguments, ProcessOptions options) const {
  return std::make_unique<Child>(command(std::move(arguments)), with_surroundings(std::move(options)),
                                 SIGKILL);
}

std::string Project::masked(std::string text) const {
  const std::string name = folder().string();
  for (std::size_t at; (at = text.find(name)) != std::string::npos;) text.replace(at, name.size(), "DIR");
  return text;
}

std::string ledger_text(const TestDatabase& database) {
  Connection connection = database.connect();
  if (connection.text("SELECT to_regclass('public.mig_schema_versions')") == "NULL") return "none";
  return connection.text(
      "SELECT version, state, statements_done FROM public.mig_schema_versions ORDER BY source, version");
}

}  // namespace mighost::test
