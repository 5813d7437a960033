// The real provider, whole.
#include <doctest/doctest.h>

#include <chrono>

#include "db/server_under_test.hpp"
#include "setting.hpp"

namespace mighost::test {

TEST_CASE("the migrations of the provider aws are proved, all 399 tables") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const Setting setting{*server};
  const ProcessOptions with_aws{.env = {{"MIGHOST_PLUGIN_PATH", MIGHOST_PLUGINS}},
                                .timeout = std::chrono::minutes{5}};
  const std::string dialect{server->scheme()};
  const ProcessResult written =
      setting.project.run({"generate", "--provider", "aws", "--full", "--dialect", dialect}, with_aws);
  REQUIRE_MESSAGE(written.exit_code == 0, written.err);
  const ProcessResult result = setting.verify({"--provider", "aws", "--dsn", setting.uri()}, with_aws);
  CHECK_MESSAGE(result.exit_code == 0, result.err);
  CHECK(result.out.find("nothing is left over") != std::string::npos);
  CHECK(result.out.find(": 399 tables, no difference") != std::string::npos);
  if (dialect == "timescale")
    CHECK(result.out.find("399 tables, each key has the column that partitions it") != std::string::npos);
  CHECK(contents(setting.database()) == "");
  MESSAGE(result.out);
}

}  // namespace mighost::test
