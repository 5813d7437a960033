#ifndef MIGHOST_PLUGIN_MEMORY_MAP_HPP
#define MIGHOST_PLUGIN_MEMORY_MAP_HPP

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mighost {

/// Which memory of this process can be read, and which be run, at the moment when it was asked. A wild
/// pointer in a plugin's data is found with it before it is followed.
class MemoryMap {
 public:
  /// Of this process. If the system does not tell, everything counts as readable.
  static MemoryMap current();

  /// Whether all `size` bytes from `start` can be read.
  bool readable(const void* start, std::size_t size) const noexcept;

  /// Whether a function can be at `start`.
  bool executable(const void* start) const noexcept;

 private:
  struct Range {
    uintptr_t begin;
    uintptr_t end;
  };
  static bool contains(const std::vector<Range>& ranges, uintptr_t begin, std::size_t size,
                       std::size_t& last) noexcept;

  bool known_ = false;
  std::vector<Range> readable_;  ///< sorted, adjacent ones merged
  std::vector<Range> executable_;
  mutable std::size_t last_readable_ = 0;  ///< where the former answer was found: most are in the same range
  mutable std::size_t last_executable_ = 0;
};

}  // namespace mighost

#endif
