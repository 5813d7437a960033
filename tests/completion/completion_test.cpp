// Completion in the shells themselves: keys are typed at a terminal, and the words that the shell has then
// are looked at.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "shell.hpp"

namespace mighost::test {
namespace {

using Words = std::vector<std::string>;

/// Versions of a provider and of a project, and names that nobody should trust.
void add_files(const Installation& mighost) {
  for (const char* file :
       {"resources/provider/migrations/postgres/init.up.sql",
        "resources/provider/migrations/postgres/2_v0.9.0.up.sql",
        "resources/provider/migrations/postgres/3_v0.10.0.up.sql",
        "resources/provider/migrations/timescale/2_t1.0.up.sql", "migrations/20260131235959_add_users.up.sql",
        "migrations/20260131235959_add_users.down.sql", "some folder/x"}) {
    write_file(mighost / file, "");
  }
  write_file(mighost / "hostile/postgres/7_$(touch owned) 'x.up.sql", "");
}

/// The same in each shell: they differ in how they get there, not in what there is.
void check_shell(const std::string& name) {
  const Installation mighost{"shop", "blog"};
  add_files(mighost);
  Shell shell{name, mighost};

  // Commands and options, finished where there is only one.
  CHECK(shell.words_of("mighost gen\t") == Words{"mighost", "generate"});
  CHECK(shell.words_of("mighost generate --fu\t") == Words{"mighost", "generate", "--full"});
  CHECK(shell.words_of("mighost generate -fu\t") == Words{"mighost", "generate", "-full"});
  CHECK(shell.words_of("mighost down --interrupted ag\t") ==
        Words{"mighost", "down", "--interrupted", "again"});
  CHECK(shell.words_of("mighost help pl\t") == Words{"mighost", "help", "plugins"});
  CHECK(shell.words_of("mighost completion fi\t") == Words{"mighost", "completion", "fish"});

  // What was found.
  CHECK(shell.words_of("mighost generate --provider sh\t") ==
        Words{"mighost", "generate", "--provider", "shop"});
  CHECK(shell.words_of("mighost generate --dialect=t\t") ==
        Words{"mighost", "generate", "--dialect=timescale"});
  CHECK(shell.words_of("mighost generate --dialect \"po\t") ==
        Words{"mighost", "generate", "--dialect", "postgres"});
  CHECK(shell.words_of("mighost diff timescaled\t") == Words{"mighost", "diff", "timescaled"});
  CHECK(shell.words_of("mighost up --dsn timescaled\t") == Words{"mighost", "up", "--dsn", "timescaledb://"});

  // Versions: of the dialect of the database, and of a project.
  CHECK(shell.words_of("mighost up --provider shop --dsn ts://h/d --to t\t") ==
        Words{"mighost", "up", "--provider", "shop", "--dsn", "ts://h/d", "--to", "t1.0"});
  CHECK(shell.words_of("mighost up --provider shop --dsn postgres://h/d --to v0.1\t") ==
        Words{"mighost", "up", "--provider", "shop", "--dsn", "postgres://h/d", "--to", "v0.10.0"});
  CHECK(shell.words_of("mighost down --to 2026\t") == Words{"mighost", "down", "--to", "20260131235959"});
  CHECK(shell.words_of("mighost force noth\t") == Words{"mighost", "force", "nothing"});

  // Folders and files are the shell's own.
  CHECK(shell.words_of("mighost generate --path som\t") ==
        Words{"mighost", "generate", "--path", "some folder/"});
  CHECK(shell.words_of("mighost up --path=reso\t") == Words{"mighost", "up", "--path=resources/"});

  // A name from outside is one word, and nothing in it is run.
  CHECK(shell.words_of("mighost baseline --provider shop --dialect postgres --path hostile \t") ==
        Words{"mighost", "baseline", "--provider", "shop", "--dialect", "postgres", "--path", "hostile",
              "$(touch owned) 'x"});
  CHECK_FALSE(std::filesystem::exists(mighost / "owned"));

  // A line that is wrong, a database that is not there, settings that cannot be read: no word, and no
  // message.
  CHECK(shell.words_of("mighost wrong --x\t") == Words{"mighost", "wrong", "--x"});
  write_file(mighost / "mighost.yaml", "}{");
  CHECK(shell.words_of("mighost generate --provider sh\t") ==
        Words{"mighost", "generate", "--provider", "sh"});
}

TEST_CASE("bash completes") {
  check_shell("bash");
}
TEST_CASE("zsh completes, with the script as an installed file") {
  check_shell("zsh");
}
TEST_CASE("zsh completes, with the script read at its start") {
  check_shell("zsh by source");
}
TEST_CASE("fish completes") {
  check_shell("fish");
}

/// The first words of the lines between `begin` and an empty line.
Words listed(const std::string& text, const std::string& begin) {
  Words words;
  std::istringstream lines{text.substr(text.find(begin))};
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line) && !line.empty()) {
    const std::size_t at = line.find_first_not_of(' ');
    if (at == 2) words.push_back(line.substr(at, line.find(' ', at) - at));
  }
  return words;
}

Words candidates(const ProcessResult& result) {
  CHECK(result.exit_code == 0);
  CHECK(result.err == "");
  Words words;
  std::istringstream lines{result.out};
  std::string line;
  std::getline(lines, line);  // the kind
  while (std::getline(lines, line)) words.push_back(line.substr(0, line.find('\t')));
  return words;
}

TEST_CASE("every command and every option that the help has is completed, and no other") {
  const Installation mighost;
  const Words commands = listed(mighost.run({"help"}).out, "Commands:");
  CHECK(commands.size() > 10);
  CHECK(candidates(mighost.run({"__complete", "--", ""})) == commands);
  for (const std::string& command : commands) {
    const std::string help = mighost.run({"help", command}).out;
    Words options;
    for (std::size_t at = 0; (at = help.find("\n  --", at)) != std::string::npos;) {
      const std::size_t end = help.find_first_of(" \n", at += 3);
      options.push_back(help.substr(at, end - at));
    }
    CAPTURE(command);
    CHECK(candidates(mighost.run({"__complete", "--", command, "--"})) == options);
  }
}

TEST_CASE("an option that was given is not offered again, unless it may be") {
  const Installation mighost;
  const Words all =
      candidates(mighost.run({"__complete", "--", "generate", "--full", "--plugin-dir", ".", "--"}));
  CHECK(std::count(all.begin(), all.end(), "--full") == 0);
  CHECK(std::count(all.begin(), all.end(), "--plugin-dir") == 1);
}

TEST_CASE("versions come in their order") {
  const Installation mighost;
  add_files(mighost);
  CHECK(candidates(mighost.run({"__complete", "--", "up", "--provider", "shop", "--dialect", "postgres",
                                "--to", ""})) == Words{"init", "v0.9.0", "v0.10.0", "initial", "latest"});
  CHECK(candidates(mighost.run({"__complete", "--", "up", "--provider", "shop", "--to", ""})) ==
        Words{"init", "t1.0", "v0.9.0", "v0.10.0", "initial", "latest"});
}

TEST_CASE("a plugin that is refused is no message here") {
  const Installation mighost;
  write_file(mighost.plugins() / "broken.so", "not a plugin");
  CHECK(candidates(mighost.run({"__complete", "--", "generate", "--provider", ""})) == Words{"shop"});
}

TEST_CASE("names with characters that a terminal acts upon are not offered") {
  const Installation mighost;
  write_file(mighost / "migrations/20260131235959_a\x1b[2J.up.sql", "");
  write_file(mighost / "out/postgres/1_v1\nrm -r x.up.sql", "");
  CHECK(candidates(mighost.run({"__complete", "--", "baseline", ""})) == Words{"20260131235959"});
  CHECK(mighost.run({"__complete", "--", "baseline", ""}).out.find('\x1b') == std::string::npos);
  CHECK(candidates(mighost.run(
            {"__complete", "--", "baseline", "--provider", "shop", "--path", "out", ""})) == Words{});
}

TEST_CASE("completion of a shell that is not known says which there are") {
  const Installation mighost;
  for (const Words& words : {Words{"completion"}, Words{"completion", "csh"}}) {
    const ProcessResult result = mighost.run(words);
    CHECK(result.exit_code == 2);
    CHECK(result.out == "");
    CHECK(result.err ==
          "mighost: error: completion needs the name of a shell: mighost completion bash|zsh|fish\n");
  }
}

}  // namespace
}  // namespace mighost::test
