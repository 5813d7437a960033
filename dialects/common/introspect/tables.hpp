#ifndef MIGHOST_DIALECT_INTROSPECT_TABLES_HPP
#define MIGHOST_DIALECT_INTROSPECT_TABLES_HPP

#include <mighost/arena.hpp>
#include <mighost/plugin.hpp>

#include <cstdint>
#include <unordered_map>
#include <vector>

#include "common/introspect/overlay.hpp"
#include "common/introspect/row.hpp"
#include "common/introspect/server.hpp"

namespace mighost::dialect {

/// The number of a column within its table.
using ColumnNumber = int16_t;

/// A constraint as the catalog has it: columns are numbers, and become names with the table's columns.
struct ConstraintRow {
  char type = '\0';  ///< pg_constraint.contype
  mighost_str name;
  mighost_str comment;
  uint64_t flags = 0;  ///< without MIGHOST_NAME_GENERATED
  std::vector<ColumnNumber> columns;
  mighost_str expression;  ///< checks
  Oid index = 0;           ///< keys and exclusions
  std::vector<mighost_str> operators;
  char match = '\0', on_delete = '\0', on_update = '\0';  ///< foreign keys, as the catalog has them
  mighost_str referenced_schema;
  mighost_str referenced_table;
  mighost_span referenced_columns{nullptr, 0, sizeof(mighost_str)};
  std::vector<ColumnNumber> on_delete_columns;
};

/// One column of an index.
struct IndexColumn {
  ColumnNumber column = 0;  ///< 0: an expression
  mighost_str name;         ///< the index's own, from which its name was made
  mighost_str expression;
  mighost_str collation;               ///< absent: that of the column, or the database's
  bool has_default_collation = false;  ///< the database's
  mighost_str operator_class;
  int order = 0;  ///< pg_index.indoption: 1 descending, 2 nulls first
};

struct IndexRow {
  Oid oid = 0;
  mighost_str name;
  mighost_str method;
  mighost_str predicate;
  mighost_str comment;
  uint64_t flags = 0;
  std::size_t key_columns = 0;  ///< those after are only included
  std::vector<IndexColumn> columns;
  std::vector<mighost_option> options;
};

/// A sequence that a column owns.
struct OwnedSequence {
  mighost_str name;
  mighost_str default_expression;  ///< by which the column takes its values from it
  mighost_sequence numbers{};
  bool internal = false;  ///< of an identity column
};

/// A table with all but its columns.
struct TableRow {
  Oid oid = 0;
  mighost_str name;
  mighost_str comment;
  bool is_partition = false;
  bool is_typed = false;  ///< OF a composite type
  std::vector<mighost_option> options;
  std::vector<ConstraintRow> constraints;
  std::vector<IndexRow> indexes;
  std::unordered_map<ColumnNumber, OwnedSequence> sequences;
};

/// The tables of the schema in the order of their names.
struct Tables {
  std::vector<TableRow> list;
  std::unordered_map<Oid, std::size_t> position;

  /// The one of that oid, or null: it is no table, or not the user's.
  TableRow* find(Oid oid) {
    const auto found = position.find(oid);
    return found == position.end() ? nullptr : &list[found->second];
  }
};

/// Reads them; what they point to is in `arena`.
Tables read_tables(const Host& host, const Server& server, const Overlay& overlay, Arena& arena);

/// Adds what belongs to the tables, in the order of their names.
void read_constraints(const Host& host, const Server& server, Tables& tables, Arena& arena);
void read_indexes(const Host& host, const Server& server, Tables& tables, Arena& arena);
void read_owned_sequences(const Host& host, const Server& server, Tables& tables, Arena& arena);

/// `postgres.with.*` from the server's array of `name=value`, with `prefix` before the name.
void add_parameters(std::vector<mighost_option>& options, std::string_view array, std::string_view prefix,
                    Arena& arena);
void add_option(std::vector<mighost_option>& options, std::string_view key, std::string_view value,
                Arena& arena);

/// A copy, or absent for NULL.
mighost_str text_of(const Row& row, uint32_t column, Arena& arena);

}  // namespace mighost::dialect

#endif
