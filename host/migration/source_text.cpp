#include "migration/source_text.hpp"

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

}  // namespace

std::string normalised(std::string_view bytes) {
  if (bytes.starts_with(byte_order_mark)) bytes.remove_prefix(byte_order_mark.size());
  std::string text;
  text.reserve(bytes.size());
  for (std::size_t number = 1; !bytes.empty(); ++number) {
    const std::size_t end = bytes.find('\n');
    std::string_view line = bytes.substr(0, end);
    bytes.remove_prefix(end == std::string_view::npos ? bytes.size() : end + 1);
    check_line(line, number);
    if (end == std::string_view::npos) return text += line;
    if (line.ends_with('\r')) line.remove_suffix(1);
    (text += line) += '\n';
  }
  return text;
}

}  // namespace mighost
