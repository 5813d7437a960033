// Where the released schemas truly differ from what the definitions ask for, each with the reason.
#ifndef MIGHOST_TESTS_FULL_MODE_KNOWN_DIFFERENCES_HPP
#define MIGHOST_TESTS_FULL_MODE_KNOWN_DIFFERENCES_HPP

#include <string>

#include "catalog.hpp"

namespace mighost::test {

/// Of the initial migration of aws 0.11.8 and the schema after the released migration 31.
/// `time` is what stands in front of the keys: "cq_fetch_date, " on timescale.
Exceptions known_differences_31(const std::string& time);

/// Of the initial migration of aws 0.10.0 and the schema after the released migration 15.
Exceptions known_differences_15(const std::string& time);

/// Of primary keys whose names the original cut and we end in a digest: theirs and ours.
Exceptions long_key_names(const std::string& time);

}  // namespace mighost::test

#endif
