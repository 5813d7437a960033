#ifndef MIGHOST_TESTS_INTROSPECT_APPLY_HPP
#define MIGHOST_TESTS_INTROSPECT_APPLY_HPP

#include <string>

#include "model/schema.hpp"
#include "plugin/dialect.hpp"

namespace mighost::test {

/// What was read as the value that is compared.
Schema schema_of(const Introspected& read);

/// The script that turns one schema into the other. Throws if the dialect says that a change cannot be made.
std::string script(const Dialect& dialect, const Schema& existing, const Schema& wanted);

/// What a provider of the build defines, in the dialect's terms.
Schema lowered(const Dialect& dialect, const std::string& provider);

/// The changes between the two, one a line; empty when they are equal.
std::string differences(const Schema& existing, const Schema& wanted);

}  // namespace mighost::test

#endif
