#ifndef MIGHOST_TEXT_VISIBLE_HPP
#define MIGHOST_TEXT_VISIBLE_HPP

#include <string>
#include <string_view>

namespace mighost {

/// `text` on one line, with everything escaped that a terminal or an editor would act upon instead of showing
/// it: control characters (`\n`, `\x1b`), line separators and changes of the writing direction (`\u{202e}`),
/// and bytes that are not UTF-8 (`\xff`). Letters of any script stay.
std::string visible(std::string_view text);

/// The same, but lines stay lines.
std::string visible_lines(std::string_view text);

}  // namespace mighost

#endif
