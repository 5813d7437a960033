// Keys, checks, foreign keys and indexes, as migrations write them.
#ifndef MIGHOST_MIGRATION_CONSTRAINT_HPP
#define MIGHOST_MIGRATION_CONSTRAINT_HPP

#include <mighost/abi.h>
#include <mighost/arena.hpp>
#include <mighost/migration/column.hpp>
#include <mighost/view.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::migration {

/// A table, enum or other thing by its name, and the schema if it is another than that of the connection.
struct Name {
  std::string schema;
  std::string name;

  Name() = default;
  Name(std::string_view its_name) : name(its_name) {}    // NOLINT(google-explicit-constructor)
  Name(const std::string& its_name) : name(its_name) {}  // NOLINT(google-explicit-constructor)
  Name(const char* its_name) : name(its_name) {}         // NOLINT(google-explicit-constructor)
  Name(std::string_view in_schema, std::string_view its_name) : schema(in_schema), name(its_name) {}
};

/// Columns, in order: `{"street", "number"}`.
using Columns = std::vector<std::string>;

enum class Action : uint32_t {
  no_action = MIGHOST_ACTION_NO_ACTION,
  restrict = MIGHOST_ACTION_RESTRICT,
  cascade = MIGHOST_ACTION_CASCADE,
  set_null = MIGHOST_ACTION_SET_NULL,
  set_default = MIGHOST_ACTION_SET_DEFAULT,
};

/// An empty `name` anywhere here: the dialect makes one of the table's and columns' names, always the same.

struct KeyOptions {
  std::string name = {};
  Columns include = {};  ///< stored beside the key
  bool nulls_not_distinct = false;
  bool deferrable = false;
  bool initially_deferred = false;
};

struct ForeignKeyOptions {
  std::string name = {};
  Action on_delete = Action::no_action;
  Action on_update = Action::no_action;
  bool match_full = false;
  bool deferrable = false;
  bool initially_deferred = false;
  bool not_valid = false;  ///< existing rows are not checked; validate_foreign_key does it later
};

struct CheckOptions {
  std::string name = {};
  bool no_inherit = false;
  bool not_valid = false;
};

enum class Order : uint32_t { ascending = 0, descending = 1 };
enum class Nulls : uint32_t {
  by_default = MIGHOST_NULLS_DEFAULT,
  first = MIGHOST_NULLS_FIRST,
  last = MIGHOST_NULLS_LAST,
};

/// One element of an index: a column, or `IndexElement::of("lower(email)")`.
struct IndexElement {
  std::string column;
  std::string expression = {};
  Order order = Order::ascending;
  Nulls nulls = Nulls::by_default;
  std::string operator_class = {};
  std::string collation = {};
  std::string with_operator = {};  ///< exclusion constraints: `&&`, `=`

  IndexElement(const char* its_column) : column(its_column) {}         // NOLINT(google-explicit-constructor)
  IndexElement(const std::string& its_column) : column(its_column) {}  // NOLINT(google-explicit-constructor)
  IndexElement(std::string_view its_column, Order its_order, Nulls its_nulls = Nulls::by_default)
      : column(its_column), order(its_order), nulls(its_nulls) {}

  static IndexElement of(std::string_view sql) {
    IndexElement element{""};
    element.expression = sql;
    return element;
  }
  /// For exclusion constraints.
  [[nodiscard]] IndexElement with(std::string_view its_operator) const {
    IndexElement element = *this;
    element.with_operator = its_operator;
    return element;
  }
  /// As the server prints it: `gin_trgm_ops`.
  [[nodiscard]] IndexElement with_class(std::string_view name) const {
    IndexElement element = *this;
    element.operator_class = name;
    return element;
  }
};
using IndexElements = std::vector<IndexElement>;

struct IndexOptions {
  std::string name = {};
  bool unique = false;
  std::string method = {};     ///< empty: the dialect's default
  std::string predicate = {};  ///< SQL of a partial index
  Columns include = {};
  bool nulls_not_distinct = false;
  bool concurrently = false;  ///< writes to the table go on meanwhile; cannot be part of a larger transaction
  std::string comment = {};
  Options options = {};
};

struct ExclusionOptions {
  std::string name = {};
  std::string method = "gist";
  std::string predicate = {};
  bool deferrable = false;
  bool initially_deferred = false;
};

namespace detail {

inline mighost_span write_names(const Columns& names, Arena& arena) {
  std::vector<mighost_str> rows;
  rows.reserve(names.size());
  for (const std::string& name : names) rows.push_back(arena.text(name));
  return arena.array(rows);
}

inline mighost_span write_options(const Options& options, Arena& arena) {
  std::vector<mighost_option> rows;
  rows.reserve(options.size());
  for (const auto& [key, value] : options) rows.push_back({arena.text(key), arena.text(value)});
  return arena.array(rows);
}

inline mighost_str write_text(const std::string& text, Arena& arena) {
  return text.empty() ? mighost_str{nullptr, 0} : arena.text(text);
}

inline uint64_t deferrability(bool deferrable, bool initially_deferred) {
  return (deferrable || initially_deferred ? MIGHOST_DEFERRABLE : 0) |
         (initially_deferred ? MIGHOST_INITIALLY_DEFERRED : 0);
}

inline mighost_key write_key(const Columns& columns, const KeyOptions& options, Arena& arena) {
  mighost_key key{};
  key.struct_size = sizeof(mighost_key);
  key.name = write_text(options.name, arena);
  key.columns = write_names(columns, arena);
  key.include = write_names(options.include, arena);
  key.flags = deferrability(options.deferrable, options.initially_deferred) |
              (options.nulls_not_distinct ? MIGHOST_NULLS_NOT_DISTINCT : 0);
  return key;
}

inline mighost_check write_check(std::string_view expression, const CheckOptions& options, Arena& arena) {
  mighost_check check{};
  check.struct_size = sizeof(mighost_check);
  check.name = write_text(options.name, arena);
  check.expression = arena.text(expression);
  check.flags = (options.no_inherit ? MIGHOST_NO_INHERIT : 0) | (options.not_valid ? MIGHOST_NOT_VALID : 0);
  return check;
}

inline mighost_foreign_key write_foreign_key(const Columns& columns, const Name& to,
                                             const Columns& to_columns, const ForeignKeyOptions& options,
                                             Arena& arena) {
  mighost_foreign_key key{};
  key.struct_size = sizeof(mighost_foreign_key);
  key.name = write_text(options.name, arena);
  key.columns = write_names(columns, arena);
  key.referenced_schema = write_text(to.schema, arena);
  key.referenced_table = arena.text(to.name);
  key.referenced_columns = write_names(to_columns, arena);
  key.on_delete = static_cast<uint32_t>(options.on_delete);
  key.on_update = static_cast<uint32_t>(options.on_update);
  key.match = options.match_full ? MIGHOST_MATCH_FULL : MIGHOST_MATCH_SIMPLE;
  key.flags = deferrability(options.deferrable, options.initially_deferred) |
              (options.not_valid ? MIGHOST_NOT_VALID : 0);
  return key;
}

inline mighost_span write_elements(const IndexElements& elements, Arena& arena) {
  std::vector<mighost_index_element> rows;
  for (const IndexElement& element : elements) {
    mighost_index_element row{};
    row.column = write_text(element.column, arena);
    row.expression = write_text(element.expression, arena);
    row.collation = write_text(element.collation, arena);
    row.operator_class = write_text(element.operator_class, arena);
    row.descending = static_cast<uint32_t>(element.order);
    row.nulls = static_cast<uint32_t>(element.nulls);
    row.with_operator = write_text(element.with_operator, arena);
    rows.push_back(row);
  }
  return arena.array(rows);
}

inline mighost_index write_index(const IndexElements& elements, const IndexOptions& options, Arena& arena) {
  mighost_index index{};
  index.struct_size = sizeof(mighost_index);
  index.name = write_text(options.name, arena);
  index.method = write_text(options.method, arena);
  index.elements = write_elements(elements, arena);
  index.include = write_names(options.include, arena);
  index.predicate = write_text(options.predicate, arena);
  index.flags =
      (options.unique ? MIGHOST_UNIQUE : 0) | (options.nulls_not_distinct ? MIGHOST_NULLS_NOT_DISTINCT : 0);
  index.comment = write_text(options.comment, arena);
  index.options = write_options(options.options, arena);
  return index;
}

inline mighost_exclusion write_exclusion(const IndexElements& elements, const ExclusionOptions& options,
                                         Arena& arena) {
  mighost_exclusion exclusion{};
  exclusion.struct_size = sizeof(mighost_exclusion);
  exclusion.name = write_text(options.name, arena);
  exclusion.method = write_text(options.method, arena);
  exclusion.elements = write_elements(elements, arena);
  exclusion.predicate = write_text(options.predicate, arena);
  exclusion.flags = deferrability(options.deferrable, options.initially_deferred);
  return exclusion;
}

}  // namespace detail
}  // namespace mighost::migration

#endif
