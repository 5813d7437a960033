#ifndef MIGHOST_STRICT_YAML_UTF8_HPP
#define MIGHOST_STRICT_YAML_UTF8_HPP

#include <cstddef>
#include <string_view>

namespace mighost::yaml {

/// Where the first byte stands that does not belong to well-formed UTF-8 (no overlong forms, surrogates or
/// values over U+10FFFF); npos: there is none.
std::size_t find_invalid_utf8(std::string_view text);

}  // namespace mighost::yaml

#endif
