// What `mighost new-plugin` writes builds at once, in two ways, and passes `mighost check`.

#include <doctest/doctest.h>

#include "installed.hpp"

namespace mighost::test {

TEST_CASE("a new plugin builds with CMake and with make, and its test passes") {
  const std::vector<std::string> kinds[] = {{"provider", "mine"},
                                            {"provider", "my-c_tables", "--c"},
                                            {"yaml-provider", "shop2"},
                                            {"dialect", "my_db"},
                                            {"dialect", "mydb-c", "--c"},
                                            // What else is called so: the package, a target of every project,
                                            // and a rule of the Makefile.
                                            {"provider", "mighost", "--c"},
                                            {"yaml-provider", "test"},
                                            {"provider", "check", "--c"},
                                            {"yaml-provider", std::string(40, 'x')}};
  for (std::vector<std::string> words : kinds) {
    const std::string name = words[1];
    CAPTURE(name);
    const TempDir folder;
    words.insert(words.begin(), {"mighost", "new-plugin"});
    const std::string said = installed().must_run(words, folder.path());
    CHECK(said.find("created " + name + "/CMakeLists.txt") != std::string::npos);
    const auto project = folder / name;
    installed().must_run({"make", "check"}, project);
    installed().must_run({"make", "install", "PLUGINS=" + (folder / "plugins here").string()}, project);
    const std::string found =
        installed().must_run({"mighost", "plugins", "--plugin-dir", "plugins here"}, folder.path());
    CHECK_MESSAGE(found.find((folder / "plugins here").string()) != std::string::npos, found);
    installed().must_run({"make", "clean"}, project);
    installed().must_run({"cmake", "-B", "build", "-D", "CMAKE_PREFIX_PATH=" + installed().prefix().string()},
                         project);
    installed().must_run({"cmake", "--build", "build"}, project);
    CHECK(installed().must_run({"ctest", "--test-dir", "build"}, project).find("100% tests passed") !=
          std::string::npos);
    const ProcessResult again = installed().run(words, folder.path());
    CHECK_MESSAGE(again.exit_code == 1, "a folder that exists is left alone");
    CHECK(again.err.find(name + " exists already") != std::string::npos);
  }
}

TEST_CASE("what new-plugin writes in C compiles under all warnings, with gcc and clang") {
  const TempDir folder;
  for (const char* kind : {"provider", "dialect"}) {
    const std::string name = std::string{"in-c-"} + kind;
    installed().must_run({"mighost", "new-plugin", kind, name, "--c"}, folder.path());
    for (const char* compiler : {"gcc", "clang-16"}) {
      installed().must_run({"make", "-B", std::string{"CC="} + compiler,
                            "CFLAGS=-O2 -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"},
                           folder / name);
    }
  }
}

TEST_CASE("new-plugin leaves alone whatever is in the place of its folder, and writes nothing then") {
  const TempDir folder;
  write_file(folder / "file", "mine");
  std::filesystem::create_symlink("/nowhere", folder / "link");
  for (const char* name : {"file", "link"}) {
    const ProcessResult result = installed().run({"mighost", "new-plugin", "provider", name}, folder.path());
    CHECK(result.exit_code == 1);
    CHECK(result.err.find("exists already") != std::string::npos);
  }
  CHECK(read_file(folder / "file") == "mine");
  CHECK(std::distance(std::filesystem::directory_iterator{folder.path()}, {}) == 2);
}

TEST_CASE("new-plugin refuses names and kinds that cannot be, and writes nothing then") {
  const TempDir folder;
  for (const std::vector<std::string>& words :
       std::vector<std::vector<std::string>>{{"provider", "Upper"},
                                             {"provider", "../x"},
                                             {"provider", ""},
                                             {"provider", "a b"},
                                             {"provider", "$(id)"},
                                             {"provider", "-x"},
                                             {"provider", "x\ny"},
                                             {"provider", std::string(41, 'x')},
                                             {"database", "x"},
                                             {"yaml-provider", "x", "--c"},
                                             {"provider"}}) {
    std::vector<std::string> argv{"mighost", "new-plugin"};
    argv.insert(argv.end(), words.begin(), words.end());
    CHECK(installed().run(argv, folder.path()).exit_code == 2);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace mighost::test
