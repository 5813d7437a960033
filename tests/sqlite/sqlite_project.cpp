#include "sqlite_project.hpp"

#include <doctest/doctest.h>
#include <sqlite3.h>

#include <utility>

namespace mighost::test {

Project sqlite_project() {
  return Project{"sqlite://app.db", MIGHOST_SQLITE_PLUGINS};
}

/// What the program sqlite3 would print: read by the library itself, not by what is tested.
std::string text(const Project& project, const std::string& sql) {
  sqlite3* handle = nullptr;
  REQUIRE(sqlite3_open((project.folder() / "app.db").c_str(), &handle) == SQLITE_OK);
  sqlite3_busy_timeout(handle, 10'000);
  std::string lines;
  const auto add = [](void* out, int count, char** values, char**) {
    auto& all = *static_cast<std::string*>(out);
    for (int i = 0; i < count; ++i) all.append(i == 0 ? "" : "|").append(values[i] ? values[i] : "NULL");
    all += '\n';
    return 0;
  };
  char* error = nullptr;
  const int code = sqlite3_exec(handle, sql.c_str(), add, &lines, &error);
  const std::string message = error == nullptr ? "" : error;
  sqlite3_free(error);
  sqlite3_close(handle);
  REQUIRE_MESSAGE(code == SQLITE_OK, message);
  return lines;
}

std::string must_run(const Project& project, std::vector<std::string> arguments) {
  ProcessResult result = project.run(std::move(arguments));
  REQUIRE_MESSAGE(result.exit_code == 0, result.err);
  return std::move(result.out);
}

}  // namespace mighost::test
