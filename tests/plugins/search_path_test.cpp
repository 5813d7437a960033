#include "plugin/search_path.hpp"

#include <doctest/doctest.h>

namespace mighost {

namespace fs = std::filesystem;

TEST_CASE("folders are searched from the most to the least particular wish") {
  const std::vector<SearchFolder> folders = search_folders({.plugin_dirs = {"/a", "/b/"},
                                                            .environment = "/c:/d",
                                                            .project_folders = {"/project/plugins"},
                                                            .home = "/home/me",
                                                            .executable = "/opt/mighost/bin/mighost"});

  REQUIRE(folders.size() == 7);
  CHECK(folders[0] == SearchFolder{"/a", "--plugin-dir", true});
  CHECK(folders[1] == SearchFolder{"/b", "--plugin-dir", true});
  CHECK(folders[2] == SearchFolder{"/c", "MIGHOST_PLUGIN_PATH", false});
  CHECK(folders[3] == SearchFolder{"/d", "MIGHOST_PLUGIN_PATH", false});
  CHECK(folders[4] == SearchFolder{"/project/plugins", "mighost.yaml", true});
  CHECK(folders[5] == SearchFolder{"/home/me/.local/lib/mighost/plugins", "user", false});
  CHECK(folders[6].origin == "installation");
  CHECK(folders[6].path.string().starts_with("/opt/mighost/"));
  CHECK(folders[6].path.string().ends_with("/mighost/plugins"));
}

TEST_CASE("the current folder is searched only if it is named") {
  CHECK(search_folders({.environment = "::"}).empty());
  const std::vector<SearchFolder> named = search_folders({.plugin_dirs = {"."}});
  REQUIRE(named.size() == 1);
  CHECK(fs::equivalent(named[0].path, fs::current_path()));
}

TEST_CASE("a folder that is named twice is searched once, where it is named first") {
  const std::vector<SearchFolder> folders =
      search_folders({.environment = "/a:/b:/a/", .project_folders = {"/x/../b"}});
  REQUIRE(folders.size() == 2);
  CHECK(folders[0] == SearchFolder{"/a", "MIGHOST_PLUGIN_PATH", false});
  CHECK(folders[1] == SearchFolder{"/b", "MIGHOST_PLUGIN_PATH", true});  // the project needs it
}

TEST_CASE("the host finds its own file") {
  CHECK(fs::equivalent(own_executable(), "/proc/self/exe"));
}

}  // namespace mighost
