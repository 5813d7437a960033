// Memory for ABI structs that are built and handed on within one call.
#ifndef MIGHOST_ARENA_HPP
#define MIGHOST_ARENA_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <cstring>
#include <initializer_list>
#include <memory_resource>
#include <string_view>
#include <type_traits>
#include <vector>

namespace mighost {

/// Owns strings and arrays until it goes; what it returns points into it. Nothing is freed one by one.
class Arena {
 public:
  Arena() = default;
  Arena(const Arena&) = delete;
  Arena& operator=(const Arena&) = delete;

  /// A copy of `text`. Never absent.
  mighost_str text(std::string_view text) {
    char* copy = static_cast<char*>(memory_.allocate(text.size() + 1, 1));
    if (!text.empty()) std::memcpy(copy, text.data(), text.size());
    copy[text.size()] = '\0';
    return {copy, text.size()};
  }

  /// The parts put together.
  mighost_str concat(std::initializer_list<std::string_view> parts) {
    std::size_t size = 0;
    for (const std::string_view part : parts) size += part.size();
    char* start = static_cast<char*>(memory_.allocate(size + 1, 1));
    char* at = start;
    for (const std::string_view part : parts) {
      if (!part.empty()) std::memcpy(at, part.data(), part.size());
      at += part.size();
    }
    *at = '\0';
    return {start, size};
  }

  /// A copy of one struct.
  template <typename T>
  const T* copy(const T& value) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    return new (memory_.allocate(sizeof(T), alignof(T))) T(value);
  }

  /// A span over a copy of `items`.
  template <typename T>
  mighost_span array(const std::vector<T>& items) {
    static_assert(std::is_trivially_copyable_v<T> && std::is_trivially_destructible_v<T>);
    if (items.empty()) return {nullptr, 0, sizeof(T)};
    void* data = memory_.allocate(items.size() * sizeof(T), alignof(T));
    std::memcpy(data, items.data(), items.size() * sizeof(T));
    return {data, static_cast<uint32_t>(items.size()), sizeof(T)};
  }

 private:
  std::pmr::monotonic_buffer_resource memory_{std::size_t{16} * 1024};
};

}  // namespace mighost

#endif
