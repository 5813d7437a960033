#include <mighost/view.hpp>

#include <algorithm>
#include <string>

#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

constexpr std::size_t version_digits = 14;

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_version(std::string_view text) {
  return text.size() == version_digits && std::all_of(text.begin(), text.end(), is_digit);
}

/// As in a file's name on every system.
bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return is_digit(c) || (c >= 'a' && c <= 'z') || c == '_';
  });
}

void check_migration(Checker& checker, const Place& numbered, const mighost_migration& migration,
                     Names& versions) {
  const bool has_version = checker.required(numbered, "version", migration.version);
  const Place place{numbered.outer, numbered.what, has_version ? view(migration.version) : std::string_view{},
                    numbered.number};
  if (has_version && !is_version(view(migration.version))) {
    checker.problem(place, "definition", "its version is no time", "write it as YYYYMMDDHHMMSS, in UTC");
  } else if (has_version && !versions.insert(view(migration.version)).second) {
    checker.problem(place, "name", "there are two migrations of this version", "give one another version");
  }
  if (checker.required(place, "name", migration.name) && !is_name(view(migration.name))) {
    checker.problem(place, "definition", "its name is " + in_quotes(view(migration.name)),
                    "use lower-case letters, digits and `_`");
  }
  checker.enumerator(place, "type", migration.type, MIGHOST_MIGRATION_CLASSIC);
  if (migration.type == 0) {
    checker.problem(place, "R12", "type is 0", "use MIGHOST_MIGRATION_CHANGE or MIGHOST_MIGRATION_CLASSIC");
  }
  checker.function(place, "record", reinterpret_cast<const void*>(migration.record), true);
}

}  // namespace

void check_migrations(Checker& checker, const Place& outer, const mighost_migrations& migrations) {
  checker.reserved(outer, migrations.reserved);
  Names versions;
  check_rows<mighost_migration_row>(checker, outer, "migrations", "migration", migrations.migrations,
                                    [&](const Place& numbered, const mighost_migration_row& row) {
                                      const Place place{nullptr, numbered.what, {}, numbered.number};
                                      if (row.migration == nullptr) {
                                        checker.problem(place, "R1", "its pointer is null",
                                                        "point it to the migration");
                                      } else if (checker.structure(place, row.migration)) {
                                        check_migration(checker, place, read_struct(row.migration), versions);
                                      }
                                    });
}

}  // namespace mighost
