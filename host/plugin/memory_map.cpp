#include "plugin/memory_map.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <string>

namespace mighost {

MemoryMap MemoryMap::current() {
  MemoryMap map;
  std::ifstream file{"/proc/self/maps"};
  const auto add = [](std::vector<Range>& ranges, Range range) {
    if (!ranges.empty() && ranges.back().end == range.begin) {
      ranges.back().end = range.end;
    } else {
      ranges.push_back(range);
    }
  };
  // A line begins with `begin-end rwxp`, in ascending order.
  for (std::string line; std::getline(file, line);) {
    const std::size_t dash = line.find('-');
    const std::size_t space = line.find(' ');
    if (dash == std::string::npos || space == std::string::npos || space + 4 > line.size()) continue;
    const Range range{std::stoull(line.substr(0, dash), nullptr, 16),
                      std::stoull(line.substr(dash + 1, space - dash - 1), nullptr, 16)};
    if (line[space + 1] == 'r') add(map.readable_, range);
    if (line[space + 3] == 'x') add(map.executable_, range);
  }
  map.known_ = !map.readable_.empty();
  return map;
}

bool MemoryMap::contains(const std::vector<Range>& ranges, uintptr_t begin, std::size_t size,
                         std::size_t& last) noexcept {
  const auto holds = [&](const Range& range) {
    return begin >= range.begin && begin < range.end && size <= range.end - begin;
  };
  if (last < ranges.size() && holds(ranges[last])) return true;
  const auto after = std::upper_bound(ranges.begin(), ranges.end(), begin,
                                      [](uintptr_t at, const Range& range) { return at < range.begin; });
  if (after == ranges.begin() || !holds(*std::prev(after))) return false;
  last = static_cast<std::size_t>(std::distance(ranges.begin(), after)) - 1;
  return true;
}

bool MemoryMap::readable(const void* start, std::size_t size) const noexcept {
  return !known_ || size == 0 ||
         contains(readable_, reinterpret_cast<uintptr_t>(start), size, last_readable_);
}

bool MemoryMap::executable(const void* start) const noexcept {
  return !known_ || contains(executable_, reinterpret_cast<uintptr_t>(start), 1, last_executable_);
}

}  // namespace mighost
