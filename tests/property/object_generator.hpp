#ifndef MIGHOST_TESTS_PROPERTY_OBJECT_GENERATOR_HPP
#define MIGHOST_TESTS_PROPERTY_OBJECT_GENERATOR_HPP

#include "model/schema.hpp"

namespace mighost::test {

/// Adds what columns and constraints may stand on: a domain, a sequence, functions.
void add_foundations(Schema& schema);

/// Adds what stands on the schema's tables: views, one on another, triggers, policies.
void add_dependents(Schema& schema);

}  // namespace mighost::test

#endif
