#ifndef MIGHOST_TESTS_INTROSPECT_PRINT_HPP
#define MIGHOST_TESTS_INTROSPECT_PRINT_HPP

#include <string>

#include "plugin/dialect.hpp"

namespace mighost::test {

/// Everything that was read, one attribute a line or less, for golden files and failed checks.
std::string print(const Introspected& schema);
std::string print(const Table& table);
std::string print(const Object& object);

}  // namespace mighost::test

#endif
