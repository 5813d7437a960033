#include <doctest/doctest.h>

#include "installation.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("the project's settings count in every folder below, options go before them") {
  const Installation mighost{"blog"};
  fs::create_directories(mighost / "plugins");
  fs::copy_file(test_plugin("shop"), mighost / "plugins/shop.so");
  fs::create_directories(mighost / "deep/below");
  write_file(mighost / "mighost.yaml",
             "provider: shop\ndialect: postgres\nschema: store\npath: db/migrations\nplugins: [plugins]\n");
  ProcessOptions below;
  below.cwd = mighost / "deep/below";

  CHECK(mighost.run({"generate", "--full"}, below).exit_code == 0);
  CHECK(read_file(mighost / "db/migrations/postgres/init.up.sql").find("CREATE TABLE store.customers") !=
        std::string::npos);
  CHECK_FALSE(fs::exists(mighost / "db/migrations/timescale"));

  CHECK(mighost
            .run({"generate", "--full", "--provider", "blog", "--dialect", "timescale", "--path", "here"},
                 below)
            .exit_code == 0);
  CHECK(fs::exists(mighost / "deep/below/here/timescale/init.up.sql"));
}

TEST_CASE("settings that are wrong end every command, with the place of each error") {
  const Installation mighost;
  write_file(mighost / "mighost.yaml", "provder: shop\nplugins: {}\n");

  for (const char* command : {"plugins", "generate"}) {
    const ProcessResult result =
        mighost.run({command, command == std::string{"plugins"} ? "--json" : "--full"});
    CHECK(result.exit_code == 2);
    CHECK(result.out == "");
    CHECK(mighost.masked(result.err) ==
          "mighost: error: DIR/home/project/mighost.yaml:1:1: unknown key \"provder\" in the file; did you "
          "mean "
          "`provider`?\n"
          "DIR/home/project/mighost.yaml:2:10: `plugins` is a map; write a list: `[a, b]`, or lines that "
          "start with "
          "`- `\n");
  }
}

TEST_CASE("other settings than the project's") {
  const Installation mighost;
  write_file(mighost / "mighost.yaml", "wrong");
  write_file(mighost / "other.yaml", "dialect: postgres\n");

  CHECK(mighost.run({"generate", "--full", "--config", "other.yaml"}).exit_code == 0);
  CHECK_FALSE(fs::exists(mighost / "resources/provider/migrations/timescale"));

  const ProcessResult gone = mighost.run({"generate", "--full", "--config", "gone.yaml"});
  CHECK(gone.exit_code == 2);
  CHECK(mighost.masked(gone.err) ==
        "mighost: error: cannot read DIR/home/project/gone.yaml: No such file or directory\n");
}

TEST_CASE("a folder of plugins that the settings name and that is not there is told") {
  const Installation mighost;
  write_file(mighost / "mighost.yaml", "plugins: [gone]\n");

  const ProcessResult result = mighost.run({"plugins"});

  CHECK(result.exit_code == 1);
  CHECK(mighost.masked(result.out).find("refused DIR/home/project/gone\n") != std::string::npos);
}

}  // namespace
}  // namespace mighost::test
