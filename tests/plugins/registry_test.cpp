// Folders, files and names: what is found where, who comes first, and who may not be trusted.
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include "support.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// Acts as a user without rights while it lives; only root can.
class AsNobody {
 public:
  AsNobody() : done_(seteuid(65534) == 0) {}
  ~AsNobody() {
    if (done_ && seteuid(0) != 0) std::abort();
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool done_;
};

}  // namespace

TEST_CASE(
    "of two plugins with one name in one folder the first is used and the second refused, with both paths") {
  const PluginFolder folder{"good"};
  const fs::path second = folder.add("good", "z_copy.so");

  const std::vector<Problem> problems = problems_beside_good(folder.path());

  REQUIRE(problems.size() == 1);
  CHECK(problems[0].path == second);
  CHECK(problems[0].severity == Problem::Severity::error);
  CHECK(lines(problems) ==
        "name | there are two plugins for the provider `good`: " + (folder.path() / "good.so").string() +
            ", which is used, and " + second.string() +
            ", which is not | remove one of them, or give it another name\n");
}

TEST_CASE("a plugin of a folder that is searched before overrides one of the same name, and that is noted") {
  const PluginFolder mine{"good"};
  const PluginFolder installed{"good"};

  const Registry registry =
      load_plugins({{mine.path(), "--plugin-dir", true}, {installed.path(), "installation", false}});

  REQUIRE(registry.providers.size() == 1);
  CHECK(registry.providers[0].path == mine.path() / "good.so");
  REQUIRE(registry.problems.size() == 1);
  CHECK(registry.problems[0].severity == Problem::Severity::note);
  CHECK(registry.problems[0].path == installed.path() / "good.so");
  CHECK(registry.problems[0].reason == "provider `good` is overridden by " +
                                           (mine.path() / "good.so").string() +
                                           ", whose folder is searched before");
}

TEST_CASE("a provider and a dialect may have one name") {
  const PluginFolder folder{"good", "mini_dialect"};
  const Registry registry = load_folder(folder.path());
  CHECK(registry.problems.empty());
  CHECK(registry.providers.size() == 1);
  CHECK(registry.dialects.size() == 1);
}

TEST_CASE("a dialect that claims a scheme of another is refused, with both paths") {
  const PluginFolder folder{"good", "mini_dialect", "same_scheme"};

  const Registry registry = load_folder(folder.path());

  CHECK(registry.providers.size() == 1);
  REQUIRE(registry.dialects.size() == 1);
  CHECK(find_dialect_by_scheme(registry, "MINI") == &registry.dialects[0]);
  CHECK(find_dialect_by_scheme(registry, "other") == nullptr);
  CHECK(lines(registry.problems) ==
        "name | dialect `other` claims the scheme `mini`, which belongs to dialect `mini` of " +
            (folder.path() / "mini_dialect.so").string() +
            " | remove one of the two files, or take the scheme out of one\n");
  CHECK(registry.problems[0].path == folder.path() / "same_scheme.so");
}

TEST_CASE("a file that is found under two names is loaded once") {
  const PluginFolder folder{"good"};
  fs::create_symlink("good.so", folder.path() / "link.so");
  CHECK(problems_beside_good(folder.path()).empty());
}

TEST_CASE("only files named .so are looked at") {
  const PluginFolder folder{"good"};
  folder.write("README.txt", "plugins");
  folder.write(".hidden.so", "an editor's");
  CHECK(problems_beside_good(folder.path()).empty());
}

TEST_CASE("a plugin file named by itself may be called anything") {
  const PluginFolder folder;
  const fs::path file = folder.add("good", "provider.v2");
  Registry registry;
  add_plugin_file(registry, file);
  CHECK(registry.problems.empty());
  CHECK(find_provider(registry, "good") != nullptr);

  add_plugin_file(registry, folder.path() / "absent.so");
  CHECK(lines(registry.problems) == "file | cannot be read: No such file or directory | check the path\n");
}

TEST_CASE("a folder that somebody named must exist, others need not") {
  const PluginFolder folder;
  const fs::path absent = folder.path() / "absent";

  const Registry quiet = load_plugins({{absent, "installation", false}});
  CHECK(quiet.problems.empty());
  REQUIRE(quiet.searched.size() == 1);
  CHECK_FALSE(quiet.searched[0].exists);

  const Registry asked = load_plugins({{absent, "--plugin-dir", true}, {folder.path(), "user", false}});
  CHECK(lines(asked.problems) ==
        "file | the folder of plugins from --plugin-dir cannot be looked into: No such file or directory | "
        "check the "
        "path\n");
  CHECK(asked.searched[1].exists);
}

TEST_CASE("a plugin that everybody can write is refused") {
  const PluginFolder folder{"good"};
  const fs::path file = folder.add("produces");
  fs::permissions(file, fs::perms::others_write, fs::perm_options::add);
  CHECK(lines(problems_beside_good(folder.path())) ==
        "permissions | everybody can write to this file, and so decides what it does | run `chmod go-w " +
            file.string() + "` if you trust what is in it\n");
}

TEST_CASE("a folder that everybody can write is refused with all plugins in it, sticky or not") {
  const PluginFolder folder{"good"};
  for (const mode_t mode : {0777, 01777}) {
    REQUIRE(chmod(folder.path().c_str(), mode) == 0);
    const Registry registry = load_folder(folder.path());
    CHECK(registry.providers.empty());
    CHECK(lines(registry.problems) ==
          "permissions | everybody can write to this folder, and so could put plugins there | run `chmod "
          "go-w " +
              folder.path().string() + "`\n");
  }
}

TEST_CASE("in a sticky folder nobody can exchange a file of another, which may be named by itself") {
  const PluginFolder folder{"good"};
  REQUIRE(chmod(folder.path().c_str(), 01777) == 0);
  Registry registry;
  add_plugin_file(registry, folder.path() / "good.so");
  CHECK(registry.problems.empty());

  REQUIRE(chmod(folder.path().c_str(), 0777) == 0);
  Registry other;
  add_plugin_file(other, folder.path() / "good.so");
  CHECK(other.providers.empty());
  CHECK(other.problems.size() == 1);
}

TEST_CASE("a folder below one that everybody can write could be exchanged, and is refused") {
  const PluginFolder above;
  const fs::path folder = above.path() / "plugins";
  fs::create_directory(folder);
  REQUIRE(chmod(above.path().c_str(), 0777) == 0);
  const Registry registry = load_folder(folder);
  CHECK(lines(registry.problems) == "permissions | everybody can write to " + above.path().string() +
                                        ", and so could exchange this folder | run `chmod o-w " +
                                        above.path().string() + "`\n");
}

TEST_CASE("a path with characters of the shell is quoted in the remedy") {
  const PluginFolder above;
  const fs::path folder = above.path() / "it's $(here)";
  fs::create_directory(folder);
  REQUIRE(chmod(folder.c_str(), 0777) == 0);
  const Registry registry = load_folder(folder);
  REQUIRE(registry.problems.size() == 1);
  CHECK(registry.problems[0].remedy == "run `chmod go-w '" + above.path().string() + "/it'\\''s $(here)'`");
}

TEST_CASE("a link is judged by what it leads to") {
  const PluginFolder open{"good"};
  REQUIRE(chmod(open.path().c_str(), 0777) == 0);
  const PluginFolder folder;
  fs::create_symlink(open.path() / "good.so", folder.path() / "good.so");
  const Registry registry = load_folder(folder.path());
  CHECK(registry.providers.empty());
  REQUIRE(registry.problems.size() == 1);
  CHECK(registry.problems[0].rule == "permissions");
  CHECK(registry.problems[0].path == open.path());
}

TEST_CASE("files of other users, and files that cannot be read, are refused" *
          doctest::skip(geteuid() != 0)) {
  const PluginFolder folder{"good"};
  REQUIRE(chmod(folder.path().c_str(), 0755) == 0);
  const fs::path file = folder.add("produces");

  SUBCASE("owned by somebody else") {
    REQUIRE(chown(file.c_str(), 54321, 54321) == 0);
    CHECK(lines(problems_beside_good(folder.path())) ==
          "permissions | belongs to user 54321, who can change the code that root would run | run `chown "
          "root " +
              file.string() + "` if you trust what is in it\n");
  }
  SUBCASE("writable for a group") {
    REQUIRE(chown(file.c_str(), 0, 54321) == 0);
    REQUIRE(chmod(file.c_str(), 0775) == 0);
    CHECK(lines(problems_beside_good(folder.path())) ==
          "permissions | the group 54321 can write to this file, and so decides what it does | run `chmod "
          "go-w " +
              file.string() + "` if you trust what is in it\n");
  }
  SUBCASE("not readable") {
    REQUIRE(chmod(file.c_str(), 0600) == 0);
    const AsNobody nobody;
    CHECK(lines(problems_beside_good(folder.path())) ==
          "permissions | cannot be read: Permission denied | let nobody read it: `chmod a+r " +
              file.string() + "`\n");
  }
  SUBCASE("in a folder that cannot be read") {
    REQUIRE(chmod(folder.path().c_str(), 0700) == 0);
    const AsNobody nobody;
    const Registry registry = load_folder(folder.path());
    REQUIRE(registry.problems.size() == 1);
    CHECK(registry.problems[0].rule == "permissions");
  }
}

}  // namespace mighost
