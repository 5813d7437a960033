#include "verify/state.hpp"

#include <algorithm>
#include <utility>

#include "change/describe.hpp"
#include "database/open_connection.hpp"
#include "diff/diff.hpp"
#include "side/read_side.hpp"
#include "text/visible.hpp"
#include "verify/verify_engine.hpp"

namespace mighost {

Side side_of(const RunSettings& database) {
  return {DatabaseSide{database.dsn}, visible(database.dsn.masked())};
}

DatabaseState read_state(const RunSettings& database, const Dialect& dialect, const SchemaChoice& schema) {
  const VerifyEngine& engine = verify_engine_of(database.driver);
  if (!dialect.can_introspect()) {
    return {engine.read_contents(*open_connection(database.dsn, database.driver, introspection_settings())),
            {}};
  }
  ReadSide read = read_side(side_of(database), dialect, schema);
  return {engine.read_contents(*read.connection), std::move(read.schema)};
}

std::vector<std::string> differences(const DatabaseState& before, const DatabaseState& now,
                                     const Dialect& dialect) {
  std::vector<std::string> lines;
  for (ContentsDifference& each : differences(before.contents, now.contents))
    lines.push_back(std::move(each.text));
  for (const Change& change : diff(now.schema, before.schema, {.kind_options = dialect.kind_options()})) {
    // What is there or not was told already.
    const bool whole = change.attribute == Attribute::none &&
                       (change.subject == Subject::table || change.subject == Subject::enumeration);
    if (!whole || lines.empty()) lines.push_back("it takes this to be what it was: " + describe(change));
  }
  return lines;
}

}  // namespace mighost
