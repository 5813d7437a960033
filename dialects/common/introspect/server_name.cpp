#include "common/introspect/server_name.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <vector>

#include "common/identifier.hpp"

namespace mighost::dialect {
namespace {

constexpr std::size_t digest_digits = 8;

bool is_digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool is_digest(std::string_view text) noexcept {
  return text.size() == digest_digits &&
         std::all_of(text.begin(), text.end(), [](char c) { return is_digit(c) || (c >= 'a' && c <= 'f'); });
}

}  // namespace

std::string make_object_name(std::string_view table, std::string_view column, std::string_view label) {
  const std::size_t overhead = label.size() + 1 + (column.empty() ? 0 : 1);
  std::size_t table_bytes = table.size();
  std::size_t column_bytes = column.size();
  while (table_bytes + column_bytes + overhead > max_identifier_bytes) {
    --(table_bytes > column_bytes ? table_bytes : column_bytes);
  }
  std::string name{cut_utf8(table, table_bytes)};
  if (!column.empty()) name.append(1, '_').append(cut_utf8(column, column_bytes));
  return name.append(1, '_').append(label);
}

std::string name_addition(std::span<const std::string> columns) {
  std::string addition;
  for (const std::string& column : columns) {
    if (!addition.empty()) addition += '_';
    addition += column;
    if (addition.size() > max_identifier_bytes) break;
  }
  return addition;
}

bool is_server_name(std::string_view name, std::string_view table, std::string_view column,
                    std::string_view label) {
  if (name == make_object_name(table, column, label)) return true;
  std::size_t digits = 0;
  while (digits < name.size() && is_digit(name[name.size() - 1 - digits])) ++digits;
  // A label may end in no digit, so all of them are the number's.
  if (digits == 0 || digits > 9 || name[name.size() - digits] == '0') return false;
  const std::string numbered = std::string{label}.append(name.substr(name.size() - digits));
  return name == make_object_name(table, column, numbered);
}

bool is_own_name(std::string_view name, std::string_view table, std::span<const std::string> columns,
                 std::string_view suffix) {
  std::vector<std::string_view> parts{table};
  parts.insert(parts.end(), columns.begin(), columns.end());
  if (name == generated_name(parts, suffix, max_identifier_bytes)) return true;
  if (!name.ends_with(suffix) || name.size() < suffix.size() + digest_digits + 2) return false;
  // part_pa_1f3a99c0_suffix
  const std::string_view rest = name.substr(0, name.size() - suffix.size());
  if (!rest.ends_with('_') || !is_digest(rest.substr(rest.size() - 1 - digest_digits, digest_digits)))
    return false;
  std::string_view head = rest.substr(0, rest.size() - 1 - digest_digits);
  if (!head.ends_with('_')) return false;
  head.remove_suffix(1);
  std::string joined;
  for (const std::string_view part : parts) joined.append(joined.empty() ? "" : "_").append(part);
  const std::size_t room = max_identifier_bytes - digest_digits - suffix.size() - 2;
  return head == joined || head == cut_utf8(joined, room) ||
         // What is more than its columns has a digest of the rest too, which may be cut with all else.
         (head.starts_with(joined) && head.size() <= joined.size() + 1 + digest_digits);
}

}  // namespace mighost::dialect
