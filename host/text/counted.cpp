#include "text/counted.hpp"

namespace mighost {

std::string counted(std::size_t number, std::string_view thing) {
  return std::to_string(number) + " " + std::string{thing} + (number == 1 ? "" : "s");
}

}  // namespace mighost
