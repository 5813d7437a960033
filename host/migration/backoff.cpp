#include "migration/backoff.hpp"

#include <algorithm>

namespace mighost {

std::chrono::milliseconds backoff(std::size_t tries, std::minstd_rand& random) {
  using Count = std::chrono::milliseconds::rep;
  constexpr Count longest = 5000;
  const Count pause = std::min<Count>(100LL << std::min<std::size_t>(tries, 6), longest);
  return std::chrono::milliseconds{
      std::uniform_int_distribution<Count>(pause / 2, pause + pause / 2)(random)};
}

}  // namespace mighost
