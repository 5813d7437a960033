#ifndef MIGHOST_TESTS_PROPERTY_SCHEMA_GENERATOR_HPP
#define MIGHOST_TESTS_PROPERTY_SCHEMA_GENERATOR_HPP

#include <rapidcheck.h>

#include <utility>

#include "model/schema.hpp"

namespace mighost::test {

/// A physical schema as PostgreSQL 15 could hold it, expressions in the form in which it prints them. Few
/// names, so that two of them have much in common.
rc::Gen<Schema> any_schema();

/// A schema and one made from it by a few edits, renames (by `formerly`) among them.
rc::Gen<std::pair<Schema, Schema>> any_edit();

/// The same content in one canonical order, without what is not compared.
Schema canonical(const Schema& schema);

}  // namespace mighost::test

#endif
