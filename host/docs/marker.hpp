#ifndef MIGHOST_DOCS_MARKER_HPP
#define MIGHOST_DOCS_MARKER_HPP

#include <string>
#include <string_view>

#include "docs/escape.hpp"

namespace mighost {

/// How every page says whose it is, in one of its first lines.
inline std::string docs_marker(std::string_view provider) {
  return "<!-- Made by mighost docs from the provider " + slug(provider) + "; do not edit. -->";
}

}  // namespace mighost

#endif
