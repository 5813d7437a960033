// Migrations that `generate --online` writes in several files.
#include <doctest/doctest.h>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {

TEST_CASE("a migration in several parts, as generate --online writes it, is proved whole") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server, 1};
  REQUIRE(setting.project.run({"generate", "--full", "--dialect", "postgres"}).exit_code == 0);
  setting.project.upgrade(2);
  const ProcessResult written =
      setting.project.run({"generate", "--from", migrations + "postgres/schema.snapshot.yaml", "--prefix",
                           "2_v2.0.0", "--online", "--drop-tables"});
  REQUIRE_MESSAGE(written.exit_code == 0, written.err);
  REQUIRE(setting.project.has_migration("postgres/2_v2.0.0.part2.down.sql"));
  const ProcessResult result = setting.verify({"--provider", "store", "--versions", "all"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.out.find("up to v2.0.0: 2 migrations") != std::string::npos);

  std::filesystem::remove(setting.project / (migrations + "postgres/2_v2.0.0.part2.down.sql"));
  const ProcessResult missing = setting.verify({"--provider", "store"});
  CHECK(missing.exit_code == 1);
  CHECK_MESSAGE(
      missing.err.find(
          "2_v2.0.0.down.sql: it is part 1 of 2, and the .down.sql of part 2 is missing behind it") !=
          std::string::npos,
      missing.err);
}

}  // namespace mighost::test
