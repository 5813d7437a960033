#include "text/random_name.hpp"

#include <random>

namespace mighost {

std::string random_name(std::string_view prefix) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::random_device random;
  std::string name{prefix};
  for (int i = 0; i < 16; ++i) name += digits[random() % digits.size()];
  return name;
}

}  // namespace mighost
