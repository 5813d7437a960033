#include "recording/new_migration.hpp"

#include <doctest/doctest.h>

#include <stdexcept>

#include "recording/safe_name.hpp"
#include "support/temp_dir.hpp"

namespace mighost {

TEST_CASE("a name is made of whatever a person types") {
  CHECK(safe_name("add users") == "add_users");
  CHECK(safe_name("  Add -- Users! ") == "add_users");
  CHECK(safe_name("addUsersToGroup2") == "add_users_to_group2");
  CHECK(safe_name("HTTPServer") == "httpserver");
  CHECK(safe_name("class") == "class");
  CHECK(safe_name("../../etc/passwd") == "etc_passwd");
  CHECK(safe_name("rm -rf $(HOME); \"x\"\n") == "rm_rf_home_x");
  CHECK(safe_name("Straße übergrößer") == "strasse_ubergrosser");
  CHECK(safe_name("e\xCC\x81t\xC3\xA9") == "ete");  // one mark behind its letter, one letter with its mark
  CHECK(safe_name("Łódź Øre Œuvre") == "lodz_ore_oeuvre");
  CHECK(safe_name("日本語") == "migration");
  CHECK(safe_name("日本語 v2") == "v2");
  CHECK(safe_name("\xFF\xC3") == "migration");
  CHECK(safe_name(std::string(500, 'a')).size() == 100);
  CHECK_THROWS_AS(safe_name(""), std::invalid_argument);
}

TEST_CASE("a class has a name that is no keyword, no name of the API, and begins with a letter") {
  CHECK(class_name("class") == "ClassMigration");
  CHECK(class_name("schema") == "SchemaMigration");
  CHECK(class_name("2_fast") == "Migration2Fast");
  CHECK(class_name("add_users") == "AddUsersMigration");
}

TEST_CASE("a version that is taken gives way to the next second, over the end of a year") {
  const test::TempDir folder;
  const auto now = std::chrono::system_clock::from_time_t(1798761599);  // 2026-12-31 23:59:59
  CHECK(free_version(folder.path(), now) == "20261231235959");
  test::write_file(folder / "20261231235959_a.sql", "");
  test::write_file(folder / "20270101000000_b.cpp", "");

  CHECK(free_version(folder.path(), now) == "20270101000001");
}

TEST_CASE("a dump stays as it is in a raw string, whatever is in it") {
  const std::string text = migration_text({.version = "20260102030405",
                                           .name = "dump",
                                           .type = NewMigrationType::classic,
                                           .up = "SELECT ')sql\"', ')sql_\"';\n",
                                           .down = "",
                                           .not_undoable = "it is the beginning"});

  CHECK(text.find("R\"sql__(\nSELECT ')sql\"', ')sql_\"';\n)sql__\"") != std::string::npos);
  CHECK(text.find("schema.irreversible(\"it is the beginning\")") != std::string::npos);
}

}  // namespace mighost
