#ifndef MIGHOST_DOCS_COUNTED_HPP
#define MIGHOST_DOCS_COUNTED_HPP

#include <cstddef>
#include <string>

namespace mighost {

/// "1 table", "2 tables".
inline std::string counted_text(std::size_t number, const std::string& thing) {
  return std::to_string(number) + " " + thing + (number == 1 ? "" : "s");
}

}  // namespace mighost

#endif
