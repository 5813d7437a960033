#include <doctest/doctest.h>
#include <sys/wait.h>

#include <csignal>
#include <optional>
#include <thread>

#include "installation.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

const fs::path migrations = "resources/provider/migrations";
const std::vector<std::string> generate{"generate", "--full", "--provider", "shop"};

TEST_CASE("files of another provider are not overwritten, unless --force says so") {
  const Installation mighost{"shop", "blog"};
  mighost.run({"generate", "--full", "--provider", "blog"});
  const std::string theirs = read_file(mighost / migrations / "postgres/init.up.sql");

  const ProcessResult refused = mighost.run(generate);
  CHECK(refused.exit_code == 1);
  CHECK(refused.out == "");
  CHECK(refused.err ==
        "mighost: error: resources/provider/migrations/postgres/init.up.sql belongs to the provider blog "
        "(1.2.3): take "
        "another --path or --prefix, or --force to overwrite it\n");
  CHECK(read_file(mighost / migrations / "postgres/init.up.sql") == theirs);

  std::vector<std::string> forced = generate;
  forced.emplace_back("--force");
  CHECK(mighost.run(forced).out.find("  replaced   resources/provider/migrations/postgres/init.up.sql") !=
        std::string::npos);
  CHECK(read_file(mighost / migrations / "postgres/init.up.sql") != theirs);
}

TEST_CASE("one folder that cannot be written to: no dialect has files") {
  const Installation mighost;
  write_file(mighost / migrations / "timescale", "in the way");

  const ProcessResult result = mighost.run(generate);

  CHECK(result.exit_code == 1);
  CHECK(result.err ==
        "mighost: error: cannot open the folder resources/provider/migrations/timescale: Not a directory\n");
  CHECK_FALSE(fs::exists(mighost / migrations / "postgres"));
}

TEST_CASE("a file too large for the process's limit ends with a message, not with a signal") {
  const Installation mighost;

  const ProcessResult result =
      run_process({"sh", "-c", "ulimit -f 0; exec \"$0\" generate --full", mighost.program().string()},
                  {.env = {{"HOME", mighost.home().string()}}, .cwd = mighost.project()});

  CHECK(result.exit_code == 1);
  CHECK(result.err ==
        "mighost: error: cannot write resources/provider/migrations/postgres/.mighost-unfinished/new/"
        "init.down.sql: File too large\n");
  CHECK_FALSE(fs::exists(mighost / "resources"));
}

TEST_CASE("a result that cannot be printed is a failure") {
  const Installation mighost;
  const ProcessResult result =
      run_process({"sh", "-c", "exec \"$0\" plugins > /dev/full", mighost.program().string()});
  CHECK(result.exit_code == 1);
  CHECK(result.err == "mighost: error: cannot write to the standard output\n");
}

TEST_CASE("killed at any moment, the files are the old ones or the new ones") {
  const Installation mighost{"shop", "blog"};
  const auto file = [&](const char* name) { return mighost / "out" / name; };
  const auto now = [&] {
    std::vector<std::string> contents;
    for (const char* name : {"postgres/init.up.sql", "postgres/init.down.sql", "timescale/init.up.sql",
                             "timescale/init.down.sql"}) {
      contents.push_back(fs::exists(file(name)) ? read_file(file(name)) : "");
    }
    return contents;
  };
  const auto arguments = [](const std::string& provider) {
    return std::vector<std::string>{"generate", "--full", "--force", "--path", "out", "--provider", provider};
  };
  REQUIRE(mighost.run(arguments("shop")).exit_code == 0);
  const auto shop = now();
  REQUIRE(mighost.run(arguments("blog")).exit_code == 0);
  const auto blog = now();
  REQUIRE(shop != blog);

  int killed = 0;
  for (int round = 0; round < 60; ++round) {
    std::vector<std::string> argv = arguments(round % 2 == 0 ? "shop" : "blog");
    argv.insert(argv.begin(), mighost.program().string());
    ProcessOptions options;
    options.cwd = mighost.project();
    options.env["HOME"] = mighost.home().string();
    Child child{argv, options, SIGKILL};
    std::this_thread::sleep_for(std::chrono::milliseconds{round});
    child.kill(SIGKILL);
    REQUIRE(child.wait(std::chrono::seconds{10}));
    const std::optional<int> status = child.poll();
    killed += status && WIFSIGNALED(*status) ? 1 : 0;
    CAPTURE(round);
    const auto found = now();
    CHECK((found == shop || found == blog));
  }
  CHECK(killed > 0);

  CHECK(mighost.run(arguments("shop")).exit_code == 0);
  CHECK(now() == shop);
  for (const auto& entry : fs::recursive_directory_iterator(mighost / "out")) {
    CHECK_FALSE(entry.is_symlink());
    CHECK(entry.path().filename() != ".mighost-unfinished");
  }
}

}  // namespace
}  // namespace mighost::test
