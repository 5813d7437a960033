// Names that nobody chose: of keys, constraints, indexes and triggers, made from what they belong to.
#ifndef MIGHOST_NAMING_HPP
#define MIGHOST_NAMING_HPP

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

namespace mighost {

/// The longest start of `text` that has at most `max_bytes` and ends between two UTF-8 characters.
constexpr std::string_view cut_utf8(std::string_view text, std::size_t max_bytes) noexcept {
  if (text.size() <= max_bytes) return text;
  std::size_t end = max_bytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end);
}

namespace detail {

constexpr uint64_t fnv1a(uint64_t hash, std::string_view text) noexcept {
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001B3U;
  // The end of a part counts, so that ("a_b", "c") and ("a", "b_c") differ; no name holds a NUL.
  return hash * 0x100000001B3U;
}

}  // namespace detail

/// Eight hexadecimal digits that stand for the parts, their borders and the suffix. The same for ever: names
/// made with it are in people's databases.
template <typename Parts>
std::string name_digest(const Parts& parts, std::string_view suffix) {
  uint64_t hash = 0xCBF29CE484222325U;
  for (const std::string_view part : parts) hash = detail::fnv1a(hash, part);
  hash = detail::fnv1a(hash, suffix);
  const auto folded = static_cast<uint32_t>(hash ^ (hash >> 32U));
  std::string digits(8, '0');
  for (std::size_t i = 0; i < digits.size(); ++i) {
    digits[i] = "0123456789abcdef"[(folded >> (28U - 4U * i)) & 0xFU];
  }
  return digits;
}

/// `part_pa_1f3a99c0_suffix`: the start of the joined parts, cut between two characters so that the whole has
/// at most `max_bytes` (0: no limit; else at least suffix + 11), the digest of the whole, and the suffix.
template <typename Parts>
std::string digested_name(const Parts& parts, std::string_view suffix, std::size_t max_bytes) {
  std::string name;
  for (const std::string_view part : parts) {
    if (!name.empty()) name += '_';
    name += part;
  }
  const std::string digest = name_digest(parts, suffix);
  if (max_bytes != 0) name.resize(cut_utf8(name, max_bytes - digest.size() - suffix.size() - 2).size());
  return name.append(1, '_').append(digest).append(1, '_').append(suffix);
}

/// `part_part_suffix`, or the digested form when that is longer than `max_bytes` (0: no limit). So a name
/// depends on nothing but its parts, and two that are cut alike stay two.
template <typename Parts>
std::string generated_name(const Parts& parts, std::string_view suffix, std::size_t max_bytes) {
  std::string name;
  for (const std::string_view part : parts) name.append(part).append(1, '_');
  name += suffix;
  return max_bytes == 0 || name.size() <= max_bytes ? name : digested_name(parts, suffix, max_bytes);
}

inline std::string generated_name(std::initializer_list<std::string_view> parts, std::string_view suffix,
                                  std::size_t max_bytes) {
  return generated_name<std::initializer_list<std::string_view>>(parts, suffix, max_bytes);
}

}  // namespace mighost

#endif
