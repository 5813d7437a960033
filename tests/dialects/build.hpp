// Short ways to write ABI structs in tests. What they return lives as long as the test process.
#ifndef MIGHOST_TESTS_DIALECTS_BUILD_HPP
#define MIGHOST_TESTS_DIALECTS_BUILD_HPP

#include <mighost/abi.h>
#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include <initializer_list>
#include <string_view>
#include <vector>

namespace mighost::test {

inline Arena& arena() {
  static Arena arena;
  return arena;
}

inline mighost_str text(std::string_view s) {
  return arena().text(s);
}

inline mighost_str text_or_absent(std::string_view s) {
  return s.empty() ? mighost_str{nullptr, 0} : text(s);
}

template <typename T>
mighost_span list(std::initializer_list<T> items) {
  return arena().array(std::vector<T>{items});
}

inline mighost_span names(std::initializer_list<std::string_view> items) {
  std::vector<mighost_str> strings;
  for (const std::string_view item : items) strings.push_back(text(item));
  return arena().array(strings);
}

inline mighost_span options(std::initializer_list<std::pair<std::string_view, std::string_view>> items) {
  std::vector<mighost_option> made;
  for (const auto& [key, value] : items) made.push_back({text(key), text(value)});
  return arena().array(made);
}

/// A physical column.
inline mighost_column column(std::string_view name, std::string_view type, uint64_t flags = 0) {
  return {.struct_size = sizeof(mighost_column),
          .type = MIGHOST_TYPE_NATIVE,
          .name = text(name),
          .type_name = text(type),
          .flags = flags};
}

/// A logical one.
inline mighost_column logical(std::string_view name, uint32_t type, uint64_t flags = 0) {
  return {.struct_size = sizeof(mighost_column), .type = type, .name = text(name), .flags = flags};
}

inline mighost_key key(std::string_view name, std::initializer_list<std::string_view> columns,
                       uint64_t flags = 0) {
  return {.struct_size = sizeof(mighost_key),
          .name = text_or_absent(name),
          .columns = names(columns),
          .include = names({}),
          .flags = flags};
}

inline const mighost_key* primary_key(std::string_view name,
                                      std::initializer_list<std::string_view> columns) {
  return arena().copy(key(name, columns));
}

inline mighost_check check(std::string_view name, std::string_view expression, uint64_t flags = 0) {
  return {.struct_size = sizeof(mighost_check),
          .name = text_or_absent(name),
          .expression = text(expression),
          .flags = flags};
}

inline mighost_foreign_key foreign_key(std::string_view name, std::initializer_list<std::string_view> columns,
                                       std::string_view table,
                                       std::initializer_list<std::string_view> referenced) {
  return {.struct_size = sizeof(mighost_foreign_key),
          .name = text_or_absent(name),
          .columns = names(columns),
          .referenced_table = text(table),
          .referenced_columns = names(referenced),
          .on_delete_columns = names({})};
}

inline mighost_index index(std::string_view name, std::initializer_list<std::string_view> columns,
                           uint64_t flags = 0) {
  std::vector<mighost_index_element> elements;
  for (const std::string_view each : columns) elements.push_back({.column = text(each)});
  return {.struct_size = sizeof(mighost_index),
          .name = text_or_absent(name),
          .elements = arena().array(elements),
          .flags = flags};
}

inline mighost_table table(std::string_view name, std::initializer_list<mighost_column> columns) {
  return {.struct_size = sizeof(mighost_table), .name = text(name), .columns = list(columns)};
}

inline mighost_enum enumeration(std::string_view name, std::initializer_list<std::string_view> values) {
  return {.struct_size = sizeof(mighost_enum), .name = text(name), .values = names(values)};
}

/// A change of one thing; a null side is one where it does not exist.
template <typename T>
mighost_change change(uint32_t subject, const T* before, const T* after,
                      uint32_t attribute = MIGHOST_ATTRIBUTE_NONE) {
  return {.struct_size = sizeof(mighost_change),
          .subject = subject,
          .attribute = attribute,
          .before = before == nullptr ? nullptr : arena().copy(*before),
          .after = after == nullptr ? nullptr : arena().copy(*after)};
}

/// The same for something that belongs to a table, which exists before and after.
template <typename T>
mighost_change change_in(const mighost_table& table, uint32_t subject, const T* before, const T* after,
                         uint32_t attribute = MIGHOST_ATTRIBUTE_NONE) {
  mighost_change made = change(subject, before, after, attribute);
  made.table_before = made.table_after = arena().copy(table);
  made.schema = table.schema;
  made.table = table.name;
  return made;
}

}  // namespace mighost::test

#endif
