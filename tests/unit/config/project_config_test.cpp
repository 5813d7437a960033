#include "config/project_config.hpp"

#include <doctest/doctest.h>

#include "support/temp_dir.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;
using test::TempDir;
using test::write_file;

ProjectConfig config_in(const TempDir& dir, const std::string& text) {
  write_file(dir / "mighost.yaml", text);
  return read_config(dir / "mighost.yaml");
}

/// What is wrong with the settings, the file being `F`.
std::string errors_in(const std::string& text) {
  const TempDir dir;
  const std::string file = (dir / "mighost.yaml").string();
  try {
    config_in(dir, text);
  } catch (const ConfigError& error) {
    std::string message = error.what();
    for (std::size_t at; (at = message.find(file)) != std::string::npos;)
      message.replace(at, file.size(), "F");
    return message;
  }
  return "nothing is wrong";
}

TEST_CASE("all settings of a project") {
  const TempDir dir;
  CHECK(config_in(dir, R"(
# what we ship
provider: aws
dialect: timescale
schema: history
path: resources/../migrations
plugins: [build/plugins, /opt/plugins]
)") == ProjectConfig{.provider = "aws",
                     .dialect = "timescale",
                     .schema = "history",
                     .path = dir / "migrations",
                     .plugins = {dir / "build/plugins", "/opt/plugins"}});
}

TEST_CASE("an empty file sets nothing") {
  const TempDir dir;
  CHECK(config_in(dir, "") == ProjectConfig{});
  CHECK(config_in(dir, "# nothing yet\n") == ProjectConfig{});
  CHECK(config_in(dir, "---\n") == ProjectConfig{});
}

TEST_CASE("unknown keys, keys that come twice and values of the wrong kind are errors with their place") {
  CHECK(errors_in("provider: aws\nprovder: aws\n") ==
        "F:2:1: unknown key \"provder\" in the file; did you mean `provider`?");
  CHECK(errors_in("retries: 3\n") ==
        "F:1:1: unknown key \"retries\" in the file; known here: provider, dialect, schema, path, plugins");
  CHECK(errors_in("schema: a\nschema: b\n") ==
        "F:2:1: \"schema\" comes twice in the file, first at F:1:1; keep one of them");
  CHECK(errors_in("provider: [aws]\n") == "F:1:11: `provider` is a list; write a text");
  CHECK(errors_in("path:\n") ==
        "F:1:1: `path` is missing; write one; the words null and ~ need quotes to be one");
  CHECK(errors_in("- provider\n") == "F:1:1: the file is a list; write a map: `key: value`");
}

TEST_CASE("all errors are told at once") {
  CHECK(errors_in("schema: []\nplugins: [a, a]\n") ==
        "F:1:9: `schema` is a list; write a text\nF:2:14: \"a\" comes twice in `plugins`; keep one of them");
}

TEST_CASE("what is no YAML, or more than one document, is an error with its place") {
  CHECK(errors_in("provider: [aws\n").starts_with("F:"));
  CHECK(errors_in("provider: aws\n---\nschema: b\n").starts_with("F:"));
  CHECK(errors_in("provider: a\xff\n") == "F:1:12: this byte is not UTF-8; save the file as UTF-8");
  CHECK(errors_in(std::string(100'000, '[')).starts_with("F:"));
}

TEST_CASE("a file that is no file, and one that is not there") {
  const TempDir dir;
  CHECK_THROWS_WITH(read_config(dir / "x"),
                    ("cannot read " + (dir / "x").string() + ": No such file or directory").c_str());
  CHECK_THROWS_WITH(read_config(dir.path()), (dir.path().string() + " is not a regular file").c_str());
}

TEST_CASE("the nearest settings are those of the project") {
  const TempDir dir;
  const fs::path deep = dir / "repository/a/b";
  fs::create_directories(deep);
  fs::create_directories(dir / "repository/.git");

  write_file(dir / "mighost.yaml", "");
  CHECK(find_config(deep, "/nowhere") == std::nullopt);  // above the repository

  write_file(dir / "repository/mighost.yaml", "");
  CHECK(find_config(deep, "/nowhere") == dir / "repository/mighost.yaml");
  CHECK(find_config(deep, dir / "repository/a") == std::nullopt);  // above the home folder

  write_file(deep / "mighost.yaml", "");
  CHECK(find_config(deep, "/nowhere") == deep / "mighost.yaml");
}

}  // namespace
}  // namespace mighost
