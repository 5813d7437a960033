// What the commands that compare two sides have in common.
#ifndef MIGHOST_CLI_COMPARING_HPP
#define MIGHOST_CLI_COMPARING_HPP

#include <optional>
#include <string>

#include "cli/command.hpp"
#include "cli/project.hpp"
#include "side/compare.hpp"
#include "side/dialect_choice.hpp"

namespace mighost {

/// In what terms sides are read: one dialect, one schema.
struct Terms {
  const Dialect& dialect;
  SchemaChoice schema;
  FakeExtension fake = FakeExtension::no;
};

/// --dialect, --schema and --fake-tsdb, with the project's settings behind the first two. Says on the
/// terminal when a schema is read that nobody asked for. Throws SideError and UsageError.
Terms choose_terms(const std::vector<const Side*>& sides, const Arguments& arguments, const Project& project,
                   Terminal& terminal);

/// The options that choose_terms reads.
Option dialect_option();
Option schema_option();
Option fake_option();

Option drop_tables_option();
DropTables drop_tables(const Arguments& arguments);

/// Says which tables the provider defines no longer, and what becomes of them.
void tell_of_leftovers(const Leftovers& leftovers, DropTables drop, const std::string& provider,
                       Terminal& terminal);

}  // namespace mighost

#endif
