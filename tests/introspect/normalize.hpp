#ifndef MIGHOST_TESTS_INTROSPECT_NORMALIZE_HPP
#define MIGHOST_TESTS_INTROSPECT_NORMALIZE_HPP

#include <string>

#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "plugin/server_form.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// Definitions with every place that an expression can have, written as people write.
Schema written_by_people();

/// What is in the schema `public` of the database, and `wanted` in the form of its server.
struct Compared {
  Schema live;
  ServerForm wanted;
};
Compared compare(const Dialect& dialect, const std::string& uri, const Schema& wanted);

/// How many relations, types and schemas the database has: temporary ones too.
std::string population(const TestDatabase& database);

/// That the server of `database` makes of `written_by_people` what it says itself that it would, and that
/// asking leaves nothing behind.
void check_people(const Dialect& dialect, const TestDatabase& database);

}  // namespace mighost::test

#endif
