// Reading ABI data from C++: strings as std::string_view, spans as ranges of rows.
#ifndef MIGHOST_VIEW_HPP
#define MIGHOST_VIEW_HPP

#include <mighost/abi.h>

#include <cstddef>
#include <cstring>
#include <iterator>
#include <string_view>
#include <type_traits>

namespace mighost {

/// The text of `s`; absent text reads as empty. Lives as long as what `s` points to.
constexpr std::string_view view(mighost_str s) noexcept {
  return s.ptr == nullptr ? std::string_view{} : std::string_view{s.ptr, s.len};
}

/// Whether there is a text at all, be it an empty one.
constexpr bool present(mighost_str s) noexcept {
  return s.ptr != nullptr;
}

/// The ABI form of `s`, pointing to the same characters. An empty view with a null pointer becomes absent.
constexpr mighost_str str(std::string_view s) noexcept {
  return {s.data(), s.size()};
}

/// `s`, or absent if it is empty: for attributes whose empty value means "none".
constexpr mighost_str str_or_absent(std::string_view s) noexcept {
  return s.empty() ? mighost_str{nullptr, 0} : str(s);
}

/// A row of type T read from memory that holds `size` bytes of it: what lies beyond is zero (rule R3, R4).
template <typename T>
T read_row(const void* memory, std::size_t size) noexcept {
  static_assert(std::is_trivially_copyable_v<T>);
  T row{};
  std::memcpy(&row, memory, size < sizeof(T) ? size : sizeof(T));
  return row;
}

/// A struct passed by pointer, which starts with its own `struct_size`, as this header knows it (rule R3).
template <typename T>
T read_struct(const T* memory) noexcept {
  return read_row<T>(memory, memory->struct_size);
}

/// The rows of a span, each by value, since a row may be smaller or larger than T (rule R4).
/// The span's data must outlive the range.
template <typename T>
class Rows {
 public:
  class Iterator {
   public:
    using iterator_category = std::input_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T*;
    using reference = T;

    Iterator() = default;
    Iterator(const std::byte* at, std::size_t stride) noexcept : at_(at), stride_(stride) {}
    T operator*() const noexcept { return read_row<T>(at_, stride_); }
    Iterator& operator++() noexcept {
      at_ += stride_;
      return *this;
    }
    Iterator operator++(int) noexcept {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const noexcept { return at_ == other.at_; }
    bool operator!=(const Iterator& other) const noexcept { return at_ != other.at_; }

   private:
    const std::byte* at_ = nullptr;
    std::size_t stride_ = 0;
  };

  explicit Rows(mighost_span span) noexcept : span_(span) {}
  Iterator begin() const noexcept { return {first(), span_.stride}; }
  Iterator end() const noexcept { return {first() + std::size_t{span_.count} * span_.stride, span_.stride}; }
  std::size_t size() const noexcept { return span_.count; }
  bool empty() const noexcept { return span_.count == 0; }
  T operator[](std::size_t i) const noexcept { return read_row<T>(first() + i * span_.stride, span_.stride); }

 private:
  const std::byte* first() const noexcept { return static_cast<const std::byte*>(span_.data); }
  mighost_span span_;
};

template <typename T>
Rows<T> rows(mighost_span span) noexcept {
  return Rows<T>{span};
}

/// The span over an array or vector, which must outlive it.
template <typename Container>
constexpr mighost_span span_of(const Container& items) noexcept {
  return {std::data(items), static_cast<uint32_t>(std::size(items)),
          static_cast<uint32_t>(sizeof(*std::data(items)))};
}

/// The value of the option `key`, or absent.
inline mighost_str find_option(mighost_span options, std::string_view key) noexcept {
  for (const mighost_option option : rows<mighost_option>(options)) {
    if (view(option.key) == key) return option.value;
  }
  return {nullptr, 0};
}

}  // namespace mighost

#endif
