// What `mighost new-plugin` writes builds at once, in two ways, and passes `mighost check`.

#include <doctest/doctest.h>

#include "installed.hpp"

namespace mighost::test {

TEST_CASE("a new plugin builds with CMake and with make, and its test passes") {
  const std::vector<std::string> kinds[] = {{"provider", "mine"},
                                            {"provider", "my-c_tables", "--c"},
                                            {"yaml-provider", "shop2"},
                                            {"dialect", "mydb"}};
  for (std::vector<std::string> words : kinds) {
    const std::string name = words[1];
    CAPTURE(name);
    const TempDir folder;
    words.insert(words.begin(), {"mighost", "new-plugin"});
    const std::string said = installed().must_run(words, folder.path());
    CHECK(said.find("created " + name + "/CMakeLists.txt") != std::string::npos);
    const auto project = folder / name;
    installed().must_run({"make", "check"}, project);
    installed().must_run({"make", "clean"}, project);
    installed().must_run({"cmake", "-B", "build", "-D", "CMAKE_PREFIX_PATH=" + installed().prefix().string()},
                         project);
    installed().must_run({"cmake", "--build", "build"}, project);
    CHECK(installed().must_run({"ctest", "--test-dir", "build"}, project).find("100% tests passed") !=
          std::string::npos);
    CHECK_MESSAGE(installed().run(words, folder.path()).exit_code == 1, "a folder that exists is left alone");
  }
}

TEST_CASE("new-plugin refuses names and kinds that cannot be, and writes nothing then") {
  const TempDir folder;
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{{"provider", "Upper"},
                                                                                     {"provider", "../x"},
                                                                                     {"provider", ""},
                                                                                     {"database", "x"},
                                                                                     {"dialect", "x", "--c"},
                                                                                     {"provider"}}) {
    std::vector<std::string> argv{"mighost", "new-plugin"};
    argv.insert(argv.end(), words.begin(), words.end());
    CHECK(installed().run(argv, folder.path()).exit_code == 2);
  }
  CHECK(std::filesystem::is_empty(folder.path()));
}

}  // namespace mighost::test
