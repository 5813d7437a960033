// Plugins of migrations: what is read, what is refused, and how their code is kept apart from the host.
#include <doctest/doctest.h>

#include <cstdlib>

#include "migration/read_folder.hpp"
#include "recording/recorded_migration.hpp"
#include "recording/recording.hpp"
#include "support.hpp"

namespace mighost {
namespace {

/// A folder with the sources that the fixture's migrations say they come from.
class Sources {
 public:
  Sources() {
    folder_.add("migrations");
    folder_.add("mini_dialect");
    for (const char* name : {"20260102030405_add_users.cpp", "20260102030406_add_orders.cpp"})
      folder_.write(name, "// a source\n");
  }
  Migrations record() const {
    const Registry registry = load_folder(folder_.path());
    REQUIRE(registry.dialects.size() == 1);
    return record_library(folder_.path() / "migrations.so", folder_.path(), registry.dialects.front());
  }
  /// What is said when the first migration does this.
  std::string failure(const char* what) const {
    setenv("MIGHOST_TEST_MIGRATION", what, 1);
    std::string said;
    try {
      record();
    } catch (const FolderError& error) {
      said = error.what();
    }
    unsetenv("MIGHOST_TEST_MIGRATION");
    return said;
  }
  std::string path(const char* name) const { return (folder_.path() / name).string(); }

 private:
  PluginFolder folder_;
};

}  // namespace

TEST_CASE("a plugin of migrations is listed with them, oldest first") {
  const PluginFolder folder{"migrations"};
  const Registry registry = load_folder(folder.path());

  REQUIRE(registry.problems.empty());
  REQUIRE(registry.migrations.size() == 1);
  const MigrationsPlugin& plugin = registry.migrations.front();
  CHECK(plugin.name == "blog");
  REQUIRE(plugin.migrations.size() == 2);
  CHECK(plugin.migrations[0].version == "20260102030405");
  CHECK(plugin.migrations[0].type == MigrationType::change);
  CHECK(plugin.migrations[1].name == "add_orders");
  CHECK(plugin.migrations[1].type == MigrationType::classic);
}

TEST_CASE("R1, R3, R12: a plugin of migrations that breaks the rules is refused with each of them") {
  CHECK(
      lines(refusal_of("bad_migrations")) ==
      "definition | migration `yesterday`: its version is no time | write it as YYYYMMDDHHMMSS, in UTC\n"
      "definition | migration `yesterday`: its name is `Add users` | use lower-case letters, digits and `_`\n"
      "R1 | migration `yesterday`: record is null | every plugin of this kind must have it\n"
      "R12 | migration `20260102030405`: type is 3, and this host knows the values 0 to 2 | use a value of "
      "the "
      "ABI header\n"
      "R1 | migration `20260102030405`: record is null | every plugin of this kind must have it\n"
      "name | migration `20260102030405`: there are two migrations of this version | give one another "
      "version\n"
      "R12 | migration `20260102030405`: type is 0 | use MIGHOST_MIGRATION_CHANGE or "
      "MIGHOST_MIGRATION_CLASSIC\n"
      "R1 | migration `20260102030405`: record is null | every plugin of this kind must have it\n"
      "R3 | migration number 4: struct_size is 8, and mighost_migration has " +
          std::to_string(sizeof(mighost_migration)) +
          " bytes in ABI 1.0 | set struct_size to sizeof(mighost_migration)\n"
          "R1 | migration number 5: its pointer is null | point it to the migration\n");
}

TEST_CASE("R7: an exception of a migration is told, with its file") {
  const Sources sources;

  const std::string said = sources.failure("throws");

  CHECK(said.find(sources.path("20260102030405_add_users.cpp") + ": ") != std::string::npos);
  CHECK(said.find("no list of regions") != std::string::npos);
}

TEST_CASE("a migration that crashes ends nothing but its own process, and is named") {
  const Sources sources;

  CHECK(sources.failure("crashes") == "these migrations cannot be used; nothing was run:\n  " +
                                          sources.path("20260102030405_add_users.cpp") +
                                          ": its code crashed by SIGSEGV");
}

TEST_CASE("a migration that ends the process is named, whatever status it ends with") {
  const Sources sources;

  CHECK(sources.failure("exits") == "these migrations cannot be used; nothing was run:\n  " +
                                        sources.path("20260102030405_add_users.cpp") +
                                        ": its code ended the process with status 0");
}

}  // namespace mighost
