#ifndef MIGHOST_TESTS_PROPERTY_SAME_HPP
#define MIGHOST_TESTS_PROPERTY_SAME_HPP

#include <string>

#include "model/schema.hpp"

namespace mighost::test {

/// The lines in which two schemas differ, as snapshots have them, with `-` and `+`; empty when they are
/// equal. Stricter than diff, which might overlook something: only names that nobody chose do not count.
std::string different_lines(const Schema& is, const Schema& wanted);

}  // namespace mighost::test

#endif
