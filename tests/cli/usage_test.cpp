#include <doctest/doctest.h>

#include "installation.hpp"

namespace mighost::test {
namespace {

using Words = std::vector<std::string>;

/// The message of a call that the program does not understand.
std::string usage_error(const Installation& mighost, const Words& arguments) {
  const ProcessResult result = mighost.run(arguments);
  CHECK(result.exit_code == 2);
  CHECK(result.out == "");
  return mighost.masked(result.err);
}

TEST_CASE("an unknown command") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"genrate"}) ==
        "mighost: error: unknown command \"genrate\", did you mean \"generate\"?\n");
  CHECK(usage_error(mighost, {"help", "plugin"}) ==
        "mighost: error: unknown command \"plugin\", did you mean \"plugins\"?\n");
  CHECK(usage_error(mighost, {"frobnicate"}) ==
        "mighost: error: unknown command \"frobnicate\"; 'mighost help' lists the commands\n");
  CHECK(usage_error(mighost, {""}) ==
        "mighost: error: unknown command \"\"; 'mighost help' lists the commands\n");
  CHECK(usage_error(mighost, {"--full", "generate"}) ==
        "mighost: error: a command comes first: mighost COMMAND [options]; 'mighost help' lists the "
        "commands\n");
}

TEST_CASE("an unknown option, with one hyphen or two") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"generate", "--ful"}) ==
        "mighost: error: unknown option --ful, did you mean --full?\n");
  CHECK(usage_error(mighost, {"generate", "-ful"}) ==
        "mighost: error: unknown option --ful, did you mean --full?\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--provder=shop"}) ==
        "mighost: error: unknown option --provder, did you mean --provider?\n");
  CHECK(usage_error(mighost, {"generate", "--frobnicate"}) ==
        "mighost: error: unknown option --frobnicate; 'mighost help generate' lists the options\n");
}

TEST_CASE("an option without its value, with one too much, or twice") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"generate", "--full", "--path"}) ==
        "mighost: error: --path needs a value: --path DIR\n");
  CHECK(usage_error(mighost, {"generate", "--path", "--full"}) ==
        "mighost: error: --path needs a value: --path DIR\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--path="}) ==
        "mighost: error: --path needs a value: --path DIR\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--path", ""}) ==
        "mighost: error: --path needs a value: --path DIR\n");
  CHECK(usage_error(mighost, {"generate", "--full=yes"}) == "mighost: error: --full takes no value\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--path", "a", "-path", "b"}) ==
        "mighost: error: --path is given twice\n");
}

TEST_CASE("words that belong to nothing") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"generate", "--full", "shop"}) ==
        "mighost: error: unexpected argument \"shop\"; 'mighost help generate' explains the command\n");
  CHECK(usage_error(mighost, {"plugins", "--", "--json"}) ==
        "mighost: error: unexpected argument \"--json\"; 'mighost help plugins' explains the command\n");
}

TEST_CASE("generate without anything to start from") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"generate"}) ==
        "mighost: error: generate needs to know where to start: --dsn URI (or $MIGHOST_DSN) compares with a "
        "database, --from with a snapshot or a former build, and --full writes initial migrations\n");
}

TEST_CASE("generate with two things to start from") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"generate", "--full", "--dsn", "postgres://bob:secret@db/x"}) ==
        "mighost: error: --dsn says what to compare with, and --full compares with nothing: leave out one of "
        "them\n");
  CHECK(
      usage_error(mighost, {"generate", "--full", "--from", "shop"}) ==
      "mighost: error: --from says what to compare with, and --full compares with nothing: leave out one of "
      "them\n");
  CHECK(usage_error(mighost, {"generate", "--from", "shop", "--dsn", "postgres://bob:secret@db/x"}) ==
        "mighost: error: --dsn and --from both say what to compare with: leave out one of them\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--check"}) ==
        "mighost: error: --check is about a comparison, and --full compares with nothing: leave out one of "
        "them\n");
}

TEST_CASE("diff takes two sides, inspect a database") {
  const Installation mighost;
  for (const Words& words : {Words{"diff"}, Words{"diff", "shop"}}) {
    CHECK(
        usage_error(mighost, words) ==
        "mighost: error: diff compares two sides: mighost diff A B; each is a DSN, the name of a provider, a "
        "provider's file, or a snapshot\n");
  }
  CHECK(usage_error(mighost, {"diff", "a", "b", "c"}) ==
        "mighost: error: unexpected argument \"c\"; 'mighost help diff' explains the command\n");
  CHECK(usage_error(mighost, {"inspect"}) ==
        "mighost: error: inspect needs a database: --dsn URI, or $MIGHOST_DSN\n");
}

TEST_CASE("an unknown provider or dialect") {
  const Installation mighost{"shop", "blog"};
  CHECK(usage_error(mighost, {"generate", "--full", "--provider", "shpo"}) ==
        "mighost: error: no provider is called \"shpo\", did you mean \"shop\"? (found: blog, shop)\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--provider", "shop", "--dialect", "postgresql"}) ==
        "mighost: error: no dialect is called \"postgresql\", did you mean \"postgres\"? (found: postgres, "
        "timescale)\n");
  CHECK(usage_error(mighost, {"generate", "--full", "--provider", "shop", "--dialect", "tsdb"}) ==
        "mighost: error: no dialect is called \"tsdb\", did you mean \"timescale\"? (found: postgres, "
        "timescale)\n");
}

TEST_CASE("several providers and none chosen") {
  const Installation mighost{"shop", "blog", "empty"};
  CHECK(usage_error(mighost, {"generate", "--full"}) ==
        "mighost: error: there are 3 providers (blog, empty, shop): choose one with --provider NAME\n");
}

TEST_CASE("no provider at all: every folder that was searched") {
  const Installation mighost{std::initializer_list<const char*>{}};
  std::filesystem::create_directories(mighost / "more");
  ProcessOptions options;
  options.env["MIGHOST_PLUGIN_PATH"] = (mighost / "gone").string();
  const ProcessResult result = mighost.run({"generate", "--full", "--plugin-dir", "more"}, options);
  CHECK(result.exit_code == 2);
  CHECK(mighost.masked(result.err) ==
        "mighost: error: no provider was found in these folders; --plugin-dir DIR names another one:\n"
        "  DIR/home/project/more (--plugin-dir)\n"
        "  DIR/home/project/gone (MIGHOST_PLUGIN_PATH, does not exist)\n"
        "  DIR/home/.local/lib/mighost/plugins (user, does not exist)\n"
        "  DIR/" MIGHOST_LIBDIR "/mighost/plugins (installation)\n");
}

TEST_CASE("a prefix that is no file name") {
  const Installation mighost;
  for (const char* prefix : {"../x", "a/b", "..", "a\nb", "-x"}) {
    CHECK(usage_error(mighost, {"generate", "--full", "--prefix", prefix})
              .starts_with("mighost: error: --prefix cannot begin a file name: it "));
  }
  CHECK_FALSE(std::filesystem::exists(mighost / "resources"));
}

TEST_CASE("no password is repeated, whatever is wrong with the words") {
  const Installation mighost;
  for (const char* secret :
       {"postgres://bob:secret@db/x", "postgres:/bob:secret@db", "host=db password=secret",
        "postgres://bob:secret", "bob:secret@db", "postgres://db/x?password=secret"}) {
    const std::string option = "--" + std::string{secret};
    for (const Words& words :
         {Words{secret}, Words{"help", secret}, Words{"generate", secret},
          Words{"generate", "--full", "--dialect", secret}, Words{"generate", "--full", "--provider", secret},
          Words{"generate", option}, Words{"generate", "--full", "--config", secret},
          Words{"generate", "--full", "--dsn", secret},
          Words{"generate", "--full", "--dsn=" + std::string{secret}}}) {
      const ProcessResult result = mighost.run(words);
      CAPTURE(words.back());
      CHECK(result.exit_code == 2);
      CHECK((result.out + result.err).find("secret") == std::string::npos);
    }
  }
}

TEST_CASE("control characters of an argument do not reach the terminal") {
  const Installation mighost;
  CHECK(usage_error(mighost, {"\x1b[2Jx"}) ==
        "mighost: error: unknown command \"\\x1b[2Jx\"; 'mighost help' lists the commands\n");
}

}  // namespace
}  // namespace mighost::test
