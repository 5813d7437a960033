#ifndef MIGHOST_TEXT_CODE_POINT_HPP
#define MIGHOST_TEXT_CODE_POINT_HPP

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace mighost {

/// The length in bytes of the valid UTF-8 sequence at the beginning of `text`, which is not empty, and its
/// code point; 0 if there is none.
std::size_t decode_code_point(std::string_view text, uint32_t& code_point);

/// Whether a terminal or editor acts upon it instead of showing it: C1 controls, line and paragraph
/// separators, direction marks, and the byte order mark.
bool acts_unseen(uint32_t code_point);

}  // namespace mighost

#endif
