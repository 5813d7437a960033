#include "migration/source_text.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

#include "migration/split.hpp"
#include "text/code_point.hpp"

namespace mighost {
namespace {

constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";

bool is_conflict_mark(std::string_view line) {
  constexpr std::array<std::string_view, 3> marks{"<<<<<<< ", "||||||| ", ">>>>>>> "};
  for (const std::string_view mark : marks) {
    if (line.starts_with(mark)) return true;
  }
  return false;
}

void check_line(std::string_view line, std::size_t number) {
  if (is_conflict_mark(line)) {
    throw SplitError(number, "this is a mark of a merge conflict: resolve the conflict");
  }
  for (std::string_view rest = line; !rest.empty();) {
    if (rest.front() == '\0') throw SplitError(number, "there is a NUL byte, which no database takes");
    std::uint32_t code_point = 0;
    const std::size_t size = decode_code_point(rest, code_point);
    if (size == 0) throw SplitError(number, "this is not UTF-8: convert the file");
    rest.remove_prefix(size);
  }
}

/// Whether it is a file whose every line ends with CR LF, as git and editors make it on Windows.
bool all_lines_end_with_cr(std::string_view text) {
  bool any = false;
  for (std::size_t at = 0; (at = text.find('\n', at)) != std::string_view::npos; ++at) {
    if (at == 0 || text[at - 1] != '\r') return false;
    any = true;
  }
  return any;
}

}  // namespace

std::string normalised(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  std::string_view rest = bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    check_line(rest.substr(0, end), number);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return all_lines_end_with_cr(bytes) ? with_lf(bytes) : std::string{bytes};
}

std::string with_lf(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '\r' || text.substr(i + 1, 1) != "\n") plain += text[i];
  }
  return plain;
}

}  // namespace mighost
