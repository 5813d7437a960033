#include "common/introspect/assemble.hpp"

#include <algorithm>
#include <stdexcept>
#include <string>

#include "common/introspect/server_name.hpp"

namespace mighost::dialect {
namespace {

constexpr uint64_t descending = 1;
constexpr uint64_t nulls_first = 2;

uint32_t action(char letter) {
  switch (letter) {
    case 'r':
      return MIGHOST_ACTION_RESTRICT;
    case 'c':
      return MIGHOST_ACTION_CASCADE;
    case 'n':
      return MIGHOST_ACTION_SET_NULL;
    case 'd':
      return MIGHOST_ACTION_SET_DEFAULT;
    default:
      return MIGHOST_ACTION_NO_ACTION;
  }
}

/// The table in the making: rows of the catalog become what the ABI has, with names for numbers.
class Assembly {
 public:
  Assembly(const TableRow& table, TableColumns& columns, const Overlay& overlay)
      : table_(table), columns_(columns), arena_(*columns.arena), overlay_(overlay) {}

  void give(const Host& host, const Server& server, const std::vector<mighost_ref>& depends_on) {
    for (const ConstraintRow& constraint : table_.constraints) add(constraint);
    for (const IndexRow& index : table_.indexes) {
      if (!belongs_to_constraint(index.oid)) indexes_.push_back(make_index(index));
    }
    host.table({
        .struct_size = sizeof(mighost_table),
        .schema = server.given_schema(),
        .name = table_.name,
        .comment = table_.comment,
        .columns = span_of(columns_.list),
        .primary_key = primary_key_.empty() ? nullptr : primary_key_.data(),
        .uniques = span_of(uniques_),
        .checks = span_of(checks_),
        .foreign_keys = span_of(foreign_keys_),
        .exclusions = span_of(exclusions_),
        .indexes = span_of(indexes_),
        .options = span_of(table_.options),
        .formerly = {nullptr, 0, sizeof(mighost_str)},
        .relations = {nullptr, 0, sizeof(mighost_table)},
        .depends_on = span_of(depends_on),
    });
  }

 private:
  void add(const ConstraintRow& row) {
    switch (row.type) {
      case 'p':
        return primary_key_.push_back(make_key(row, "pkey", "pk"));
      case 'u':
        return uniques_.push_back(make_key(row, "key", "key"));
      case 'c':
        return add_check(row);
      case 'f':
        return add_foreign_key(row);
      case 'x':
        return add_exclusion(row);
      default:
        throw std::runtime_error("table \"" + std::string{view(table_.name)} + "\": constraint \"" +
                                 std::string{view(row.name)} + "\" is of the unknown type \"" + row.type +
                                 '"');
    }
  }

  const mighost_column& column(ColumnNumber number) const {
    const auto found = columns_.position.find(number);
    if (found == columns_.position.end()) {
      throw std::runtime_error("table \"" + std::string{view(table_.name)} + "\" has no column number " +
                               std::to_string(number) + " any more; the catalog changed while it was read");
    }
    return columns_.list[found->second];
  }

  std::vector<std::string> names(const std::vector<ColumnNumber>& numbers) const {
    std::vector<std::string> list;
    for (const ColumnNumber number : numbers) list.emplace_back(view(column(number).name));
    return list;
  }

  mighost_span name_span(const std::vector<ColumnNumber>& numbers) const {
    std::vector<mighost_str> list;
    for (const ColumnNumber number : numbers) list.push_back(column(number).name);
    return arena_.array(list);
  }

  bool belongs_to_constraint(Oid index) const {
    return std::any_of(table_.constraints.begin(), table_.constraints.end(),
                       [&](const ConstraintRow& row) { return row.type != 'f' && row.index == index; });
  }

  const IndexRow& index_of(const ConstraintRow& row) const {
    const auto found = std::find_if(table_.indexes.begin(), table_.indexes.end(),
                                    [&](const IndexRow& index) { return index.oid == row.index; });
    if (found == table_.indexes.end()) {
      throw std::runtime_error("table \"" + std::string{view(table_.name)} +
                               "\": the index of constraint \"" + std::string{view(row.name)} +
                               "\" is gone; the catalog changed while it was read");
    }
    return *found;
  }

  /// MIGHOST_NAME_GENERATED, if nobody chose the name. The server makes it of `server_columns`, we of
  /// `own_columns`.
  uint64_t name_flag(mighost_str name, const std::vector<std::string>& server_columns,
                     std::string_view server_label, const std::vector<std::string>& own_columns,
                     std::string_view own_suffix) const {
    const std::string_view table = view(table_.name);
    const bool generated = is_server_name(view(name), table, name_addition(server_columns), server_label) ||
                           is_own_name(view(name), table, own_columns, own_suffix);
    return generated ? MIGHOST_NAME_GENERATED : 0;
  }

  static std::vector<std::string> index_names(const IndexRow& index) {
    std::vector<std::string> list;
    for (const IndexColumn& column : index.columns) list.emplace_back(view(column.name));
    return list;
  }

  /// The columns that are only stored in the index.
  mighost_span include(const IndexRow& index) const {
    std::vector<ColumnNumber> numbers;
    for (std::size_t i = index.key_columns; i < index.columns.size(); ++i) {
      numbers.push_back(index.columns[i].column);
    }
    return name_span(numbers);
  }

  mighost_key make_key(const ConstraintRow& row, std::string_view server_label,
                       std::string_view own_suffix) const {
    const IndexRow& index = index_of(row);
    const bool primary = row.type == 'p';
    const std::vector<std::string> none;
    return {.struct_size = sizeof(mighost_key),
            .name = row.name,
            .columns = name_span(row.columns),
            .include = include(index),
            .flags = row.flags | (index.flags & MIGHOST_NULLS_NOT_DISTINCT) |
                     name_flag(row.name, primary ? none : index_names(index), server_label,
                               primary ? none : names(row.columns), own_suffix),
            .comment = row.comment,
            .options = arena_.array(index.options)};
  }

  void add_check(const ConstraintRow& row) {
    // The server takes the one column that the expression names; of several, none.
    const std::vector<std::string> one =
        row.columns.size() == 1 ? names(row.columns) : std::vector<std::string>{};
    checks_.push_back({.struct_size = sizeof(mighost_check),
                       .name = row.name,
                       .expression = row.expression,
                       .flags = row.flags | name_flag(row.name, one, "check", {}, "check"),
                       .comment = row.comment});
  }

  void add_foreign_key(const ConstraintRow& row) {
    const std::vector<std::string> columns = names(row.columns);
    foreign_keys_.push_back(
        {.struct_size = sizeof(mighost_foreign_key),
         .match = row.match == 'f' ? uint32_t{MIGHOST_MATCH_FULL} : uint32_t{MIGHOST_MATCH_SIMPLE},
         .name = row.name,
         .columns = name_span(row.columns),
         .referenced_schema = row.referenced_schema,
         .referenced_table = row.referenced_table,
         .referenced_columns = row.referenced_columns,
         .on_delete = action(row.on_delete),
         .on_update = action(row.on_update),
         .on_delete_columns = name_span(row.on_delete_columns),
         .flags = row.flags | name_flag(row.name, columns, "fkey", columns, "fkey"),
         .comment = row.comment});
  }

  void add_exclusion(const ConstraintRow& row) {
    const IndexRow& index = index_of(row);
    std::vector<mighost_index_element> elements = make_elements(index);
    for (std::size_t i = 0; i < elements.size() && i < row.operators.size(); ++i) {
      elements[i].with_operator = row.operators[i];
    }
    exclusions_.push_back({.struct_size = sizeof(mighost_exclusion),
                           .name = row.name,
                           .method = index.method,
                           .elements = arena_.array(elements),
                           .include = include(index),
                           .predicate = index.predicate,
                           .flags = row.flags | name_flag(row.name, index_names(index), "excl",
                                                          element_columns(elements), "excl"),
                           .comment = row.comment,
                           .options = arena_.array(index.options)});
  }

  mighost_index make_index(const IndexRow& index) const {
    const std::vector<mighost_index_element> elements = make_elements(index);
    mighost_index result{.struct_size = sizeof(mighost_index),
                         .name = index.name,
                         .method = index.method,
                         .elements = arena_.array(elements),
                         .include = include(index),
                         .predicate = index.predicate,
                         .flags = index.flags | name_flag(index.name, index_names(index), "idx",
                                                          element_columns(elements), "idx"),
                         .comment = index.comment,
                         .options = arena_.array(index.options)};
    if (is_implicit(result, elements)) result.flags |= MIGHOST_IMPLICIT;
    return result;
  }

  static std::vector<std::string> element_columns(const std::vector<mighost_index_element>& elements) {
    std::vector<std::string> list;
    for (const mighost_index_element& element : elements) {
      if (present(element.column)) list.emplace_back(view(element.column));
    }
    return list;
  }

  std::vector<mighost_index_element> make_elements(const IndexRow& index) const {
    std::vector<mighost_index_element> elements;
    for (std::size_t i = 0; i < index.key_columns && i < index.columns.size(); ++i) {
      elements.push_back(make_element(index.columns[i]));
    }
    return elements;
  }

  mighost_index_element make_element(const IndexColumn& row) const {
    const bool descends = (static_cast<uint64_t>(row.order) & descending) != 0;
    const bool first = (static_cast<uint64_t>(row.order) & nulls_first) != 0;
    mighost_index_element element{.expression = row.expression,
                                  .collation = row.collation,
                                  .operator_class = row.operator_class,
                                  .descending = descends ? 1U : 0U};
    if (first != descends) element.nulls = first ? MIGHOST_NULLS_FIRST : MIGHOST_NULLS_LAST;
    if (row.column == 0) return element;
    const mighost_column& named = column(row.column);
    element.column = named.name;
    if (row.has_default_collation && present(named.collation)) element.collation = str("\"default\"");
    return element;
  }

  bool is_implicit(const mighost_index& index, const std::vector<mighost_index_element>& elements) const {
    const auto found = overlay_.implicit_indexes.find(table_.oid);
    const bool plain = index.flags == MIGHOST_NAME_GENERATED && !present(index.method) &&
                       !present(index.predicate) && index.include.count == 0 && index.options.count == 0 &&
                       !present(index.comment);
    if (found == overlay_.implicit_indexes.end() || !plain) return false;
    return std::any_of(found->second.begin(), found->second.end(), [&](const ImplicitIndex& implicit) {
      return std::equal(elements.begin(), elements.end(), implicit.begin(), implicit.end(),
                        [](const mighost_index_element& element, const auto& wanted) {
                          return view(element.column) == wanted.first &&
                                 (element.descending != 0) == wanted.second && !present(element.collation) &&
                                 !present(element.operator_class) && element.nulls == MIGHOST_NULLS_DEFAULT;
                        });
    });
  }

  const TableRow& table_;
  const TableColumns& columns_;
  Arena& arena_;
  const Overlay& overlay_;
  std::vector<mighost_key> primary_key_;  // none or one
  std::vector<mighost_key> uniques_;
  std::vector<mighost_check> checks_;
  std::vector<mighost_foreign_key> foreign_keys_;
  std::vector<mighost_exclusion> exclusions_;
  std::vector<mighost_index> indexes_;
};

}  // namespace

void give_table(const Host& host, const Server& server, const TableRow& table, TableColumns& columns,
                const Overlay& overlay, const Dependencies& dependencies) {
  const auto found = dependencies.find({"table", std::string{view(table.name)}});
  const std::set<Name> none;
  Assembly{table, columns, overlay}.give(host, server,
                                         refs(found == dependencies.end() ? none : found->second));
}

}  // namespace mighost::dialect
