// The lines before the schema: which format, what made it, and the checksum of all else.
#ifndef MIGHOST_SNAPSHOT_HEADER_HPP
#define MIGHOST_SNAPSHOT_HEADER_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mighost::snapshots {

/// The format that write_snapshot writes, and the only one that read_snapshot reads.
inline constexpr int format = 1;

/// What comes after `key: ` in the first line that starts so.
struct HeaderValue {
  std::string_view text;
  std::size_t at = 0;  ///< of its first byte
};
std::optional<HeaderValue> find_header(std::string_view content, std::string_view key);

/// The checksum of a snapshot whose value of `checksum` is left out.
std::string checksum(std::string_view before_value, std::string_view after_value);

/// Sets the value of the checksum in a text that has one, be it empty.
std::string with_checksum(std::string content);

}  // namespace mighost::snapshots

#endif
