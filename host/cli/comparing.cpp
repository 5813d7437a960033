#include "cli/comparing.hpp"

#include "cli/usage_error.hpp"
#include "text/counted.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// Whose extension --fake-tsdb is about.
constexpr const char* fake_dialect = "timescale";

DialectWish dialect_wish(const Arguments& arguments, const ProjectConfig& config) {
  DialectWish wish{arguments.value("dialect"), config.dialect};
  if (!arguments.flag("fake-tsdb")) return wish;
  if (wish.asked && *wish.asked != fake_dialect) {
    throw UsageError("--fake-tsdb writes for the dialect timescale; leave out --dialect");
  }
  wish.asked = fake_dialect;
  return wish;
}

void require_database(const std::vector<const Side*>& sides) {
  for (const Side* side : sides) {
    if (side->database() != nullptr) return;
  }
  throw UsageError("--fake-tsdb is about a database: give one by its DSN");
}

}  // namespace

Terms choose_terms(const std::vector<const Side*>& sides, const Arguments& arguments, const Project& project,
                   Terminal& terminal) {
  const FakeExtension fake = arguments.flag("fake-tsdb") ? FakeExtension::yes : FakeExtension::no;
  if (fake == FakeExtension::yes) require_database(sides);
  const Dialect& dialect = choose_dialect(sides, project.registry, dialect_wish(arguments, project.config));
  const auto option = arguments.value("schema");
  const std::optional<std::string> asked = option ? option : project.config.schema;
  SchemaChoice schema = choose_schema(sides, dialect, asked, fake);
  if (schema.usual) {
    terminal.note("comparing schema " + visible(schema.name) + ", the default of " + dialect.name() +
                  "; --schema NAME for another one");
  }
  return {dialect, std::move(schema), fake};
}

Option dialect_option() {
  return {"dialect", "NAME", "the dialect (default: by the scheme of the DSN, or that of the snapshot)"};
}
Option schema_option() {
  return {"schema", "NAME",
          "the schema of databases that is compared, and named before every table (default: public, and not "
          "named; of timescale: history)"};
}
Option fake_option() {
  return {"fake-tsdb", "",
          "the database is plain PostgreSQL in the place of TimescaleDB: what timescale adds to its tables "
          "counts as present"};
}
Option drop_tables_option() {
  return {"drop-tables", "",
          "also drop the tables that the provider is known to have had and defines no longer"};
}

DropTables drop_tables(const Arguments& arguments) {
  return arguments.flag("drop-tables") ? DropTables::yes : DropTables::no;
}

void tell_of_leftovers(const Leftovers& leftovers, DropTables drop, const std::string& provider,
                       Terminal& terminal) {
  if (leftovers.tables.empty()) return;
  const bool one = leftovers.tables.size() == 1;
  std::string text = counted(leftovers.tables.size(), "table") + " that " + provider + " no longer defines " +
                     (one ? "is" : "are") + " ";
  text += drop == DropTables::yes ? "dropped:"
                                  : "left as " + std::string{one ? "it is" : "they are"} +
                                        " (--drop-tables drops " + (one ? "it" : "them") + "):";
  for (const std::string& table : leftovers.tables) text += "\n  " + visible(table);
  terminal.note(text);
}

}  // namespace mighost
