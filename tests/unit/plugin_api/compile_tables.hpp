#ifndef MIGHOST_TESTS_COMPILE_TABLES_HPP
#define MIGHOST_TESTS_COMPILE_TABLES_HPP

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace mighost::test {

/// What a run of mighost-compile-tables left behind.
struct CompileResult {
  int status = -1;
  std::string messages;               ///< standard error
  std::optional<std::string> output;  ///< the C++ source, if there is one
};

/// Writes `files` (name to content) into an empty folder, and runs the compiler there on all of them that are
/// called *.yaml, in the order of their names. `options` come first on the command line; without any, they
/// are those of a provider `test` in version 1, written to `out.cpp`.
CompileResult compile_tables(const std::map<std::string, std::string>& files,
                             std::vector<std::string> options = {"--name", "test", "--version", "1",
                                                                 "--output", "out.cpp"});

/// The messages about one file `t.yaml`, without the last line, which counts them. Fails the test if the run
/// did not fail, or left a file.
std::string errors_in(const std::string& yaml);

/// Whether `t.yaml` is compiled without an error; shows the messages otherwise.
bool accepts(const std::string& yaml);

}  // namespace mighost::test

#endif
