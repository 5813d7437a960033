// The installed program and package, in a prefix of their own.

#include <doctest/doctest.h>

#include <regex>

#include "installed.hpp"

namespace mighost::test {

namespace fs = std::filesystem;

TEST_CASE("installed in a prefix, mighost finds its plugins there and does its main work") {
  const TempDir folder;
  const std::string plugins = installed().must_run({"mighost", "plugins"}, folder.path());
  CHECK(plugins.find((installed().plugins() / "provider_aws.so").string()) != std::string::npos);
  CHECK_MESSAGE(plugins.find(MIGHOST_BUILD_FOLDER) == std::string::npos, "nothing of the build tree is used");

  installed().must_run({"mighost", "generate", "--provider", "aws", "--full"}, folder.path());
  CHECK(read_file(folder / "resources/provider/migrations/timescale/init.up.sql").find("create_hypertable") !=
        std::string::npos);
}

TEST_CASE("the completions and the manual are where shells and man look for them, and of this program") {
  const TempDir folder;
  const auto printed = [&](const std::vector<std::string>& words) {
    std::vector<std::string> argv{"mighost"};
    argv.insert(argv.end(), words.begin(), words.end());
    return installed().must_run(argv, folder.path());
  };
  const fs::path share = installed().prefix() / "share";
  CHECK(read_file(share / "bash-completion/completions/mighost") == printed({"completion", "bash"}));
  CHECK(read_file(share / "zsh/site-functions/_mighost") == printed({"completion", "zsh"}));
  CHECK(read_file(share / "zsh/vendor-completions/_mighost") == printed({"completion", "zsh"}));
  CHECK(read_file(share / "fish/vendor_completions.d/mighost.fish") == printed({"completion", "fish"}));
  CHECK(read_file(share / "man/man1/mighost.1") == printed({"help", "--man"}));
}

TEST_CASE("the pages for who writes plugins are installed, and no link in them leads nowhere") {
  const fs::path docs = installed().prefix() / "share/doc/mighost/docs";
  REQUIRE(fs::exists(docs / "dialect-tutorial.md"));
  const std::regex link{R"(\]\(([^)#: ]+)(#[^)]*)?\))"};
  std::size_t links = 0;
  for (const auto& page : fs::directory_iterator{docs}) {
    // What stands in blocks and `quotes` is code.
    const std::string text =
        std::regex_replace(read_file(page.path()), std::regex{"```[^]*?```|`[^`\n]*`"}, "x");
    for (std::sregex_iterator at{text.begin(), text.end(), link}, end; at != end; ++at, ++links)
      CHECK_MESSAGE(fs::exists(docs / (*at)[1].str()), page.path().filename().string(), ": ", (*at)[1].str());
  }
  CHECK(links > 25);
  const TempDir folder;
  CHECK(installed().must_run({"mighost", "help", "abi"}, folder.path()) ==
        read_file(fs::path{MIGHOST_SOURCE_FOLDER} / "docs/abi-reference.md"));
}

TEST_CASE("no text file of the package names the folder that it was built or installed in") {
  for (const auto& entry : fs::recursive_directory_iterator{installed().prefix()}) {
    if (!entry.is_regular_file()) continue;
    const std::string extension = entry.path().extension().string();
    if (extension == ".so" || extension.empty()) continue;  // debug information has paths
    const std::string text = read_file(entry.path());
    for (const std::string& folder : {std::string{MIGHOST_SOURCE_FOLDER}, installed().prefix().string()}) {
      CHECK_MESSAGE(text.find(folder) == std::string::npos, entry.path().string(), " names ", folder);
    }
  }
}

TEST_CASE("a prefix may be moved: its program, CMake package and pkg-config file go on working") {
  const Installed here;
  const TempDir moved;
  const fs::path prefix = moved / "elsewhere";
  fs::rename(here.prefix(), prefix);
  const std::string plugins = here.must_run({(prefix / "bin/mighost").string(), "plugins"}, moved.path());
  CHECK(plugins.find((prefix / MIGHOST_PLUGIN_FOLDER / "dialect_postgres.so").string()) != std::string::npos);
  const std::string include =
      here.must_run({"pkg-config", "--with-path=" + (prefix / MIGHOST_LIBDIR / "pkgconfig").string(),
                     "--variable=includedir", "mighost"},
                    moved.path());
  CHECK(fs::canonical(include.substr(0, include.find('\n'))) == fs::canonical(prefix / "include"));
}

TEST_CASE("cpack makes a package to run and one to build with, and neither has files of the other") {
  const TempDir folder;
  installed().must_run(
      {"cpack", "--config", MIGHOST_BUILD_FOLDER "/CPackConfig.cmake", "-B", folder.path().string(), "-D",
       "CPACK_STRIP_FILES=OFF", "-D", "CPACK_DEBIAN_COMPRESSION_TYPE=none"},
      folder.path());
  std::string run;
  std::string build;
  for (const auto& entry : fs::directory_iterator{folder.path()}) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(".deb")) continue;
    const std::string content =
        installed().must_run({"dpkg-deb", "--contents", entry.path().string()}, folder.path()) +
        installed().must_run({"dpkg-deb", "--info", entry.path().string()}, folder.path());
    (name.starts_with("mighost-dev_") ? build : run) += content;
  }
  for (const char* file :
       {"usr/bin/mighost\n", "plugins/dialect_postgres.so", "plugins/dialect_timescale.so",
        "plugins/provider_aws.so", "usr/share/man/man1/mighost.1",
        "usr/share/bash-completion/completions/mighost", "usr/share/zsh/vendor-completions/_mighost",
        "usr/share/fish/vendor_completions.d/mighost.fish"}) {
    CHECK_MESSAGE(run.find(file) != std::string::npos, file);
    CHECK_MESSAGE(build.find(file) == std::string::npos, file);
  }
  for (const char* file :
       {"usr/include/mighost/abi.h", "usr/bin/mighost-compile-tables", "mighostConfig.cmake", "mighost.pc",
        "mighost_plugin.map", "usr/share/doc/mighost/docs/dialect-tutorial.md",
        "usr/share/doc/mighost/examples/README.md"}) {
    CHECK_MESSAGE(build.find(file) != std::string::npos, file);
    CHECK_MESSAGE(run.find(file) == std::string::npos, file);
  }
  CHECK_MESSAGE(run.find("libyaml-cpp") != std::string::npos, "what it links is found out");
  CHECK(build.find("Depends: mighost (= ") != std::string::npos);
}

}  // namespace mighost::test
