// The installed program, in a prefix of its own.

#include <doctest/doctest.h>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

TEST_CASE("installed in a prefix, mighost finds its plugins there and does its main work") {
  const TempDir prefix;
  const ProcessResult installed =
      run_process({"cmake", "--install", MIGHOST_BUILD_FOLDER, "--prefix", prefix.path().string()});
  REQUIRE_MESSAGE(installed.exit_code == 0, installed.err);
  const TempDir folder;
  // Its own plugins only, wherever the user may have more.
  const ProcessOptions options{.env = {{"HOME", folder.path().string()}, {"MIGHOST_PLUGIN_PATH", {}}},
                               .cwd = folder.path()};
  const std::string program = (prefix / "bin" / "mighost").string();

  const ProcessResult plugins = run_process({program, "plugins"}, options);
  CHECK(plugins.exit_code == 0);
  CHECK(plugins.out.find((prefix / MIGHOST_PLUGIN_FOLDER / "provider_aws.so").string()) != std::string::npos);
  CHECK_MESSAGE(plugins.out.find(MIGHOST_BUILD_FOLDER) == std::string::npos,
                "nothing of the build tree is used");

  const ProcessResult generate = run_process({program, "generate", "--provider", "aws", "--full"}, options);
  CHECK(generate.exit_code == 0);
  CHECK(read_file(folder / "resources/provider/migrations/timescale/init.up.sql").find("create_hypertable") !=
        std::string::npos);
}

}  // namespace mighost::test
