// `mighost check` on providers that some dialect cannot make, or that fail: each thing wrong is told once.

#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "checked.hpp"

namespace mighost::test {
namespace {

std::string plugin(const std::string& name) {
  return std::string{MIGHOST_FAULTY} + "/provider_" + name + ".so";
}

/// With the SQLite dialect beside those that mighost has.
Checked check_with_sqlite(const std::string& name, std::vector<std::string> more = {}) {
  more.insert(more.end(),
              {"--plugin-dir", std::filesystem::path{MIGHOST_SQLITE_DIALECT}.parent_path().string()});
  return check(plugin(name), more);
}

}  // namespace

TEST_CASE("constant tables that one dialect cannot make are one finding, and no impurity of the provider") {
  for (const std::string name : {"mistyped_option", "exclusion"}) {
    CAPTURE(name);
    const Checked checked = check_with_sqlite(name);
    CHECK(checked.exit_code == 1);
    CHECK_MESSAGE(checked.findings == 1, checked.text);
    CHECK(checked.failed == std::vector<std::string>{"full migrations can be made for sqlite, up and down"});
    CHECK_MESSAGE(checked.text.find("--dialect") != std::string::npos, "how to leave that dialect out");
  }
}

TEST_CASE("a provider is tested with the dialects that it is for, if they are named") {
  const Checked all = check_with_sqlite("NONE");
  CHECK_MESSAGE(all.exit_code == 0, all.text);

  const Checked postgres = check_with_sqlite("exclusion", {"--dialect", "postgres"});
  CHECK_MESSAGE(postgres.exit_code == 0, postgres.text);
  CHECK(postgres.text.find("full migrations can be made for postgres") != std::string::npos);
  CHECK(postgres.text.find("sqlite") == std::string::npos);
  CHECK(postgres.tests == all.tests - 2);

  const Checked both =
      check_with_sqlite("exclusion", {"--dialect", "timescale", "--dialect=postgres", "--dialect=postgres"});
  CHECK_MESSAGE(both.exit_code == 0, both.text);
  CHECK(both.tests == all.tests - 1);

  const Checked sqlite = check_with_sqlite("exclusion", {"--dialect", "sqlite"});
  CHECK(sqlite.exit_code == 1);
  CHECK(sqlite.tests == all.tests - 2);

  const Checked unknown = check_with_sqlite("exclusion", {"--dialect", "postgers"});
  CHECK(unknown.exit_code == 2);
  CHECK_MESSAGE(unknown.text.find("did you mean \"postgres\"") != std::string::npos, unknown.text);
}

TEST_CASE("a foreign key to somebody else's table is a note, and no finding") {
  const Checked checked = check_with_sqlite("exclusion", {"--dialect", "postgres"});
  CHECK_MESSAGE(checked.text.find("points to the table `rooms`, which the provider does not define") !=
                    std::string::npos,
                checked.text);
}

TEST_CASE("tables that do not fit together are found once each, and nothing else is held against them") {
  const Checked checked = check(std::string{MIGHOST_FIXTURES} + "/misfits.so");
  CHECK(checked.exit_code == 1);
  CHECK(checked.failed == std::vector<std::string>{"gives tables that fit together"});
  CHECK_MESSAGE(checked.findings == 4, checked.text);
}

TEST_CASE("a provider that fails to make its tables is told that once") {
  const Checked checked = check_with_sqlite("FAILS");
  CHECK(checked.exit_code == 1);
  CHECK_MESSAGE(checked.findings == 1, checked.text);
  CHECK(checked.failed == std::vector<std::string>{"gives tables that fit together"});
  CHECK_MESSAGE(checked.text.find("not tested: it gives no tables") != std::string::npos, checked.text);
  CHECK_MESSAGE(checked.text.find("nothing to compare") != std::string::npos, checked.text);
}

}  // namespace mighost::test
