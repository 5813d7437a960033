#ifndef MIGHOST_COMPILER_RECORD_HPP
#define MIGHOST_COMPILER_RECORD_HPP

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace mighost::compiler {

/// A C++ literal of `text`, whatever it holds, and whatever character set the compiler reads.
std::string literal(std::string_view text);

/// The initialiser of a mighost_str.
std::string text_value(std::string_view text);

/// The initialiser of one C struct, member by member in the struct's order. What is zero or absent is left
/// out.
class Record {
 public:
  Record() = default;
  /// A struct that starts with its own size.
  explicit Record(std::string_view type);

  Record& raw(std::string_view member, std::string_view value);
  Record& text(std::string_view member, const std::optional<std::string>& value);
  /// `value`: the initialiser of a mighost_span, or empty for an empty one.
  Record& span(std::string_view member, std::string_view value);

  template <typename Integer>
  Record& number(std::string_view member, Integer value) {
    static_assert(std::is_integral_v<Integer>);
    return value == 0 ? *this : raw(member, number_value(value));
  }

  std::string braced() const { return "{" + members_ + "}"; }

 private:
  static std::string number_value(int64_t value);
  static std::string number_value(uint64_t value) { return std::to_string(value); }
  static std::string number_value(int32_t value) { return std::to_string(value); }
  static std::string number_value(uint32_t value) { return std::to_string(value); }

  std::string members_;
};

}  // namespace mighost::compiler

#endif
