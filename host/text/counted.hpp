#ifndef MIGHOST_TEXT_COUNTED_HPP
#define MIGHOST_TEXT_COUNTED_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace mighost {

/// "1 table", "2 tables".
std::string counted(std::size_t number, std::string_view thing);

}  // namespace mighost

#endif
