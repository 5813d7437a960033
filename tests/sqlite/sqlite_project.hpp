#ifndef MIGHOST_TESTS_SQLITE_SQLITE_PROJECT_HPP
#define MIGHOST_TESTS_SQLITE_SQLITE_PROJECT_HPP

#include <string>
#include <vector>

#include "../runner/project.hpp"

namespace mighost::test {

/// A project whose database is the file `app.db` in its folder, with the dialect for it and the provider
/// "shop".
Project sqlite_project();

/// What the program sqlite3 would print: read by the library itself, not by what is tested.
std::string text(const Project& project, const std::string& sql);

/// Runs `mighost COMMAND …`, which must succeed. @returns what it printed
std::string must_run(const Project& project, std::vector<std::string> arguments);

}  // namespace mighost::test

#endif
