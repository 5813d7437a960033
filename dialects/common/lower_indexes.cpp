#include <mighost/naming.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/fragment.hpp"
#include "common/identifier.hpp"
#include "common/lowering.hpp"
#include "common/option.hpp"

namespace mighost::dialect {
namespace {

void require(const std::string& problem, mighost_str text, const std::string& owner) {
  if (!problem.empty()) throw std::runtime_error(owner + ": \"" + std::string{view(text)} + "\" " + problem);
}

void require_element(const mighost_index_element& element, const std::string& owner) {
  if (present(element.expression))
    require(fragment_problem(view(element.expression)), element.expression, owner);
  for (const mighost_str printed : {element.collation, element.operator_class, element.with_operator}) {
    if (present(printed)) require(printed_name_problem(view(printed)), printed, owner);
  }
}

/// The elements, without columns that the table leaves out.
std::vector<mighost_index_element> lower_elements(const Lowering& table, mighost_span logical,
                                                  const std::string& owner) {
  std::vector<mighost_index_element> elements;
  for (const mighost_index_element element : rows<mighost_index_element>(logical)) {
    require_element(element, owner);
    if (!present(element.column) || keeps_column(table, view(element.column))) elements.push_back(element);
  }
  return elements;
}

/// A unique index of a partitioned table must hold the time column: the server checks chunk by chunk.
void put_time_first(const Lowering& table, std::vector<mighost_index_element>& elements) {
  if (table.time_column.empty()) return;
  const bool has_time = std::any_of(elements.begin(), elements.end(), [&](const mighost_index_element& e) {
    return view(e.column) == table.time_column;
  });
  if (!has_time) elements.insert(elements.begin(), {.column = str(table.time_column)});
}

bool is_plain(const mighost_index& index, const std::vector<mighost_index_element>& elements) {
  const bool plain_elements = std::all_of(elements.begin(), elements.end(), [](const auto& e) {
    return present(e.column) && !present(e.operator_class) && !present(e.collation) && e.descending == 0;
  });
  return plain_elements && !present(index.method) && !present(index.predicate) && index.include.count == 0 &&
         (index.flags & MIGHOST_UNIQUE) == 0;
}

/// Whether a plain index over the same columns is there already: leaving out a column can make two alike.
bool repeats_index(const Lowering& table, const mighost_index& index,
                   const std::vector<mighost_index_element>& elements) {
  if (!is_plain(index, elements)) return false;
  return std::any_of(table.indexes.begin(), table.indexes.end(), [&](const mighost_index& other) {
    const auto others = rows<mighost_index_element>(other.elements);
    const std::vector<mighost_index_element> other_elements{others.begin(), others.end()};
    return is_plain(other, other_elements) &&
           std::equal(elements.begin(), elements.end(), other_elements.begin(), other_elements.end(),
                      [](const auto& a, const auto& b) { return view(a.column) == view(b.column); });
  });
}

/// A generated name: that of an index that is more than its columns has a digest of the rest.
mighost_str index_name(Lowering& table, const mighost_index& index,
                       const std::vector<mighost_index_element>& elements, std::string_view suffix) {
  std::vector<mighost_str> columns;
  std::string rest{view(index.method)};
  rest.append(1, '\n').append(view(index.predicate)).append(1, '\n').append(std::to_string(index.flags));
  for (const mighost_index_element& element : elements) {
    if (present(element.column)) columns.push_back(element.column);
    rest.append(1, '\n')
        .append(view(element.expression))
        .append(1, '\n')
        .append(view(element.operator_class));
    rest.append(view(element.collation)).append(view(element.with_operator));
    rest.append(std::to_string(element.descending)).append(std::to_string(element.nulls));
  }
  for (const mighost_str name : rows<mighost_str>(index.include)) rest.append(1, '\n').append(view(name));
  if (!is_plain(index, elements) || suffix != "idx") {
    columns.push_back(table.arena.text(name_digest(std::array{std::string_view{rest}}, suffix)));
  }
  return name_for(table, columns, suffix);
}

}  // namespace

void lower_indexes(Lowering& table) {
  for (mighost_index index : rows<mighost_index>(table.logical.indexes)) {
    const std::string owner = table_text(table.logical) + ", index \"" + std::string{view(index.name)} + '"';
    index.struct_size = sizeof(mighost_index);
    std::vector<mighost_index_element> elements = lower_elements(table, index.elements, owner);
    if (elements.empty()) continue;
    if ((index.flags & MIGHOST_UNIQUE) != 0) put_time_first(table, elements);
    if (present(index.predicate)) require(fragment_problem(view(index.predicate)), index.predicate, owner);
    if (!present(index.name) && repeats_index(table, index, elements)) continue;
    if (present(index.name)) {
      require_name(index.name, "an index of " + table_text(table.logical));
    } else {
      index.name = index_name(table, index, elements, "idx");
      index.flags |= MIGHOST_NAME_GENERATED;
    }
    index.elements = table.arena.array(elements);
    index.options = table.arena.array(own_options(index.options, postgres_index_options, owner));
    table.indexes.push_back(index);
  }
}

void lower_exclusions(Lowering& table) {
  for (mighost_exclusion exclusion : rows<mighost_exclusion>(table.logical.exclusions)) {
    const std::string owner =
        table_text(table.logical) + ", exclusion constraint \"" + std::string{view(exclusion.name)} + '"';
    exclusion.struct_size = sizeof(mighost_exclusion);
    const std::vector<mighost_index_element> elements = lower_elements(table, exclusion.elements, owner);
    if (present(exclusion.predicate))
      require(fragment_problem(view(exclusion.predicate)), exclusion.predicate, owner);
    if (present(exclusion.name)) {
      require_name(exclusion.name, "an exclusion constraint of " + table_text(table.logical));
    } else {
      exclusion.name =
          index_name(table, {.method = exclusion.method, .predicate = exclusion.predicate}, elements, "excl");
      exclusion.flags |= MIGHOST_NAME_GENERATED;
    }
    exclusion.elements = table.arena.array(elements);
    exclusion.options = table.arena.array(own_options(exclusion.options, postgres_index_options, owner));
    table.exclusions.push_back(exclusion);
  }
}

void lower_options(Lowering& table) {
  table.options = own_options(table.logical.options, postgres_table_options, table_text(table.logical));
}

}  // namespace mighost::dialect
