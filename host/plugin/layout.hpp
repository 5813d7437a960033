#ifndef MIGHOST_PLUGIN_LAYOUT_HPP
#define MIGHOST_PLUGIN_LAYOUT_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mighost {

/// What is known of each ABI struct: its name, and the bytes that it had in ABI 1.0, less than which no
/// plugin can have. A later host knows larger structs, but these numbers stay.
template <typename T>
struct Layout;

#define MIGHOST_LAYOUT(type, last_member_in_1_0)                               \
  template <>                                                                  \
  struct Layout<type> {                                                        \
    static constexpr std::string_view name = #type;                            \
    static constexpr std::size_t least =                                       \
        offsetof(type, last_member_in_1_0) + sizeof(type::last_member_in_1_0); \
  }

MIGHOST_LAYOUT(mighost_str, len);
MIGHOST_LAYOUT(mighost_option, value);
MIGHOST_LAYOUT(mighost_ref, column);
MIGHOST_LAYOUT(mighost_sequence, cache);
MIGHOST_LAYOUT(mighost_column, options);
MIGHOST_LAYOUT(mighost_key, options);
MIGHOST_LAYOUT(mighost_check, comment);
MIGHOST_LAYOUT(mighost_foreign_key, comment);
MIGHOST_LAYOUT(mighost_index_element, with_operator);
MIGHOST_LAYOUT(mighost_index, options);
MIGHOST_LAYOUT(mighost_exclusion, options);
MIGHOST_LAYOUT(mighost_table, depends_on);
MIGHOST_LAYOUT(mighost_enum, formerly);
MIGHOST_LAYOUT(mighost_object, options);
MIGHOST_LAYOUT(mighost_statement, hazards);
MIGHOST_LAYOUT(mighost_change, using_expression);
MIGHOST_LAYOUT(mighost_condition, sql);
MIGHOST_LAYOUT(mighost_step, text);
MIGHOST_LAYOUT(mighost_provider, produce);
MIGHOST_LAYOUT(mighost_dialect, conditional);
MIGHOST_LAYOUT(mighost_migration, record);
MIGHOST_LAYOUT(mighost_migrations, migrations);
// The last member of these is a pointer.
// NOLINTBEGIN(bugprone-sizeof-expression)
MIGHOST_LAYOUT(mighost_migration_row, migration);
MIGHOST_LAYOUT(mighost_plugin, migrations);
// NOLINTEND(bugprone-sizeof-expression)

#undef MIGHOST_LAYOUT

template <typename T>
concept Sized = requires(T row) { row.struct_size; };

/// One row of a span, in which the row's own size counts as well as the stride (rules R3 and R4).
template <typename T>
T row_at(mighost_span span, std::size_t index) noexcept {
  const auto* at = static_cast<const std::byte*>(span.data) + index * span.stride;
  if constexpr (Sized<T>) {
    return read_row<T>(at, std::min<std::size_t>(span.stride, read_row<uint32_t>(at, sizeof(uint32_t))));
  } else {
    return read_row<T>(at, span.stride);
  }
}

/// Calls `body(row)` for each row of a span that has been checked.
template <typename T, typename Body>
void for_each_row(mighost_span span, Body&& body) {
  for (std::size_t i = 0; i < span.count; ++i) body(row_at<T>(span, i));
}

}  // namespace mighost

#endif
