#ifndef MIGHOST_TEXT_QUOTED_HPP
#define MIGHOST_TEXT_QUOTED_HPP

#include <string>
#include <string_view>

namespace mighost {

/// Whether `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
bool is_utf8(std::string_view text) noexcept;

/// `text` between backticks for a message: in one line, without control characters, not longer than a line.
std::string in_quotes(std::string_view text);

/// The same without backticks and of up to `limit` bytes, for messages that plugins write. Lines stay lines.
std::string printable(std::string_view text, std::size_t limit = 4096);

}  // namespace mighost

#endif
