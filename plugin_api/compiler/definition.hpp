// What the YAML files say, as values: the structs of abi.h with the places where each name was written.
#ifndef MIGHOST_COMPILER_DEFINITION_HPP
#define MIGHOST_COMPILER_DEFINITION_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "yaml.hpp"

namespace mighost::compiler {

struct Type {
  uint32_t kind = 0;  ///< MIGHOST_TYPE_…
  std::string name;   ///< of an enum or native type
  uint32_t array_dimensions = 0;
  int32_t precision = 0;
  int32_t scale = 0;
};

/// All numbers are filled in: those not written are the defaults of the column's type.
struct Sequence {
  OptionalText name;
  int64_t start = 1;
  int64_t increment = 1;
  int64_t min_value = 1;
  int64_t max_value = 1;
  int64_t cache = 1;
  bool cycle = false;
};

struct Column {
  Text name;
  Type type;
  uint64_t flags = 0;     ///< MIGHOST_COLUMN_…
  uint32_t identity = 0;  ///< MIGHOST_IDENTITY_…
  std::optional<Sequence> sequence;
  OptionalText default_value;
  OptionalText default_expression;
  uint32_t generated = 0;  ///< MIGHOST_GENERATED_…
  OptionalText generated_expression;
  OptionalText collation;
  OptionalText description;
  OptionalText comment;
  Texts formerly;
  Options options;
};

struct Key {
  std::optional<Text> name;
  Texts columns;
  Texts include;
  uint64_t flags = 0;
  OptionalText comment;
  Options options;
};

struct Check {
  std::optional<Text> name;
  std::string expression;
  uint64_t flags = 0;
  OptionalText comment;
};

struct ForeignKey {
  Place place;
  std::optional<Text> name;
  uint32_t match = 0;  ///< MIGHOST_MATCH_…
  Texts columns;
  OptionalText referenced_schema;
  Text referenced_table;
  Texts referenced_columns;
  uint32_t on_delete = 0;  ///< MIGHOST_ACTION_…
  uint32_t on_update = 0;
  Texts on_delete_columns;
  uint64_t flags = 0;
  OptionalText comment;
};

struct IndexElement {
  std::optional<Text> column;  ///< or an expression
  OptionalText expression;
  OptionalText collation;
  OptionalText operator_class;
  bool descending = false;
  uint32_t nulls = 0;  ///< MIGHOST_NULLS_…
  OptionalText with_operator;
};

/// An index, or an exclusion constraint.
struct Index {
  std::optional<Text> name;
  OptionalText method;
  std::vector<IndexElement> elements;
  Texts include;
  OptionalText predicate;
  uint64_t flags = 0;
  OptionalText comment;
  Options options;
};

struct Table {
  Text name;
  OptionalText schema;
  std::optional<Text> resource;  ///< of a root table
  OptionalText description;
  OptionalText comment;
  std::vector<Column> columns;
  std::optional<Key> primary_key;
  std::vector<Key> uniques;
  std::vector<Check> checks;
  std::vector<ForeignKey> foreign_keys;
  std::vector<Index> exclusions;
  std::vector<Index> indexes;
  Options options;
  Texts formerly;
  std::vector<Table> relations;
};

struct Enum {
  Text name;
  OptionalText schema;
  Texts values;
  OptionalText comment;
  Texts formerly;
};

struct Ref {
  std::string kind;
  std::string name;
  OptionalText column;
};

struct Object {
  std::string kind;
  OptionalText schema;
  std::string identity;
  std::string create;
  std::string drop;
  OptionalText comment;
  std::vector<Ref> depends_on;
  uint64_t flags = 0;  ///< MIGHOST_OBJECT_…
};

/// All that one provider defines.
struct Definitions {
  std::vector<Table> tables;
  std::vector<Enum> enums;
  std::vector<Object> objects;
};

}  // namespace mighost::compiler

#endif
