#include "compile_tables.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <vector>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

CompileResult compile_tables(const std::map<std::string, std::string>& files,
                             std::vector<std::string> options) {
  const TempDir folder;
  options.insert(options.begin(), COMPILE_TABLES);
  for (const auto& [name, content] : files) {
    write_file(folder / name, content);
    if (name.ends_with(".yaml")) options.push_back(name);
  }
  const ProcessResult run = run_process(options, {.cwd = folder.path()});
  CompileResult result{run.exit_code, run.err, {}};
  if (std::filesystem::exists(folder / "out.cpp")) result.output = read_file(folder / "out.cpp");
  return result;
}

std::string errors_in(const std::string& yaml) {
  const CompileResult result = compile_tables({{"t.yaml", yaml}});
  CHECK(result.status == 1);
  CHECK_FALSE(result.output.has_value());
  const std::size_t last = result.messages.rfind('\n', result.messages.size() - 2);
  return last == std::string::npos ? result.messages : result.messages.substr(0, last + 1);
}

bool accepts(const std::string& yaml) {
  const CompileResult result = compile_tables({{"t.yaml", yaml}});
  CHECK(result.messages == "");
  return result.status == 0 && result.output.has_value();
}

}  // namespace mighost::test
