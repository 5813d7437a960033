// Generated schemas on a real server: what was made is what is read.

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "introspect/apply.hpp"
#include "introspect/reading.hpp"
#include "schema_generator.hpp"
#include "support/server.hpp"

namespace mighost::test {
namespace {

/// What making and reading the schema changes of it, both ways; empty: nothing.
std::string lost(TestServer& server, const Dialect& dialect, const Schema& schema) {
  const TestDatabase database(server);
  database.connect().exec(script(dialect, {}, schema));
  const Schema read = schema_of(read_schema("postgres", database.uri()).schema);
  return differences(read, schema) + differences(schema, read);
}

}  // namespace

TEST_CASE("a schema that was made is read back equal") {
  for (TestServer* server : {postgres15(), postgres18()}) {
    if (server == nullptr) continue;
    const Dialect dialect = load_dialect("postgres");
    CHECK(rc::check([&] {
      const Schema schema = *any_schema();
      const std::string difference = lost(*server, dialect, schema);
      if (!difference.empty()) RC_FAIL(difference + script(dialect, {}, schema));
    }));
  }
}

}  // namespace mighost::test
