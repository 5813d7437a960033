#ifndef MIGHOST_TESTS_PROPERTY_EDIT_GENERATOR_HPP
#define MIGHOST_TESTS_PROPERTY_EDIT_GENERATOR_HPP

#include "model/schema.hpp"
#include "schema_generator.hpp"

namespace mighost::test {

/// `schema` after one edit of a table, a column or an enum: its other objects stay as they are, even where
/// they name what was renamed.
Schema edited(const Schema& schema, std::size_t number, Features features);

}  // namespace mighost::test

#endif
