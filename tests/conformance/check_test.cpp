// `mighost check` on what comes with mighost, and on what is no plugin.

#include <doctest/doctest.h>

#include "checked.hpp"
#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

TEST_CASE("what comes with mighost passes every test") {
  for (const std::string name : {"provider_aws", "dialect_postgres", "dialect_timescale"}) {
    const Checked checked = check(std::string{MIGHOST_PLUGINS} + "/" + name + ".so", {"--timeout", "120"});
    CHECK_MESSAGE(checked.exit_code == 0, name, ": ", checked.text);
    CHECK(checked.tests >= 16);
  }
}

TEST_CASE("a dialect keeps the laws on a real database, which is empty again afterwards") {
  const TempDir folder;
  const std::string database = "sqlite:" + (folder / "scratch.db").string();
  const Checked checked =
      check(MIGHOST_SQLITE_DIALECT, {"--dsn", database, "--cases", "60", "--timeout", "120"});
  CHECK_MESSAGE(checked.exit_code == 0, checked.text);
  CHECK(checked.text.find("keeps the laws on 60 generated") != std::string::npos);
  CHECK_MESSAGE(check(MIGHOST_SQLITE_DIALECT, {"--dsn", database, "--cases", "1"}).exit_code == 0,
                "once more");
}

TEST_CASE("a file that is no plugin, and one that is not there, are findings") {
  const TempDir folder;
  write_file(folder / "text.so", "not a library");
  for (const std::string& file : {(folder / "text.so").string(), (folder / "missing.so").string()}) {
    const Checked checked = check(file);
    CHECK(checked.exit_code == 1);
    CHECK(checked.tests == 1);
  }
}

TEST_CASE("check refuses numbers that cannot be, and options without their database") {
  const std::string file = std::string{MIGHOST_PLUGINS} + "/dialect_postgres.so";
  CHECK(check(file, {"--timeout", "0"}).exit_code == 2);
  CHECK(check(file, {"--timeout", "1s"}).exit_code == 2);
  CHECK(check(file, {"--cases", "5"}).text.find("add --dsn") != std::string::npos);
}

}  // namespace mighost::test
