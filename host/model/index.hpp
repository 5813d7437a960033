#ifndef MIGHOST_MODEL_INDEX_HPP
#define MIGHOST_MODEL_INDEX_HPP

#include <cstdint>
#include <string>
#include <vector>

#include "model/constraint.hpp"
#include "model/option.hpp"

namespace mighost {

/// The values are those of MIGHOST_NULLS_….
enum class Nulls : uint32_t { by_default = 0, first, last };

/// One element of an index or exclusion constraint: a column or an expression.
struct IndexElement {
  std::string column;
  std::string expression;  ///< without outer parentheses
  std::string collation;
  std::string operator_class;
  bool descending = false;
  Nulls nulls = Nulls::by_default;
  std::string with_operator;  ///< exclusion constraints only

  bool operator==(const IndexElement&) const = default;
};

struct Index {
  std::string name;
  bool name_generated = false;
  std::string method;  ///< empty: the dialect's default
  std::vector<IndexElement> elements;
  std::vector<std::string> include;
  std::string predicate;  ///< without outer parentheses; empty: all rows
  bool unique = false;
  bool nulls_not_distinct = false;
  bool implicit = false;  ///< the database made it by itself; a schema without it is not different
  std::string comment;
  Options options;

  bool operator==(const Index&) const = default;
};

struct Exclusion {
  std::string name;
  bool name_generated = false;
  std::string method;
  std::vector<IndexElement> elements;
  std::vector<std::string> include;
  std::string predicate;
  Deferrability deferrability;
  std::string comment;
  Options options;

  bool operator==(const Exclusion&) const = default;
};

}  // namespace mighost

#endif
