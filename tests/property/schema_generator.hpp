#ifndef MIGHOST_TESTS_PROPERTY_SCHEMA_GENERATOR_HPP
#define MIGHOST_TESTS_PROPERTY_SCHEMA_GENERATOR_HPP

#include <rapidcheck.h>

#include <utility>

#include "model/schema.hpp"

namespace mighost::test {

/// What the schemas may have.
struct Features {
  int server = 15;      ///< nothing newer than this PostgreSQL
  bool objects = true;  ///< views, functions, triggers, policies, domains, sequences
};

/// A physical schema as PostgreSQL could hold it, expressions of tables in the form in which it prints them.
/// Few names, so that two of them have much in common, and types that go with a column's name, so that most
/// columns of one name can be changed into each other.
rc::Gen<Schema> any_schema(Features features = {});

/// A schema and one made from it by a few edits, renames (by `formerly`) among them.
rc::Gen<std::pair<Schema, Schema>> any_edit(Features features = {});

/// The same content in one canonical order, without what is not compared.
Schema canonical(const Schema& schema);

}  // namespace mighost::test

#endif
