#include "snapshot/header.hpp"

#include "text/sha256.hpp"

namespace mighost::snapshots {

std::optional<HeaderValue> find_header(std::string_view content, std::string_view key) {
  for (std::size_t at = 0; at < content.size();) {
    const std::size_t end = std::min(content.find('\n', at), content.size());
    std::string_view line = content.substr(at, end - at);
    if (line.starts_with(key) && line.substr(key.size()).starts_with(':')) {
      const std::size_t value = std::min(line.find_first_not_of(' ', key.size() + 1), line.size());
      return HeaderValue{line.substr(value), at + value};
    }
    at = end + 1;
  }
  return std::nullopt;
}

std::string checksum(std::string_view before_value, std::string_view after_value) {
  std::string text;
  text.reserve(before_value.size() + after_value.size());
  (text += before_value) += after_value;
  return sha256_hex(text);
}

std::string with_checksum(std::string content) {
  const auto value = find_header(content, "checksum");
  if (!value) return content;
  const std::string_view all = content;
  const std::size_t at = value->at;
  const std::size_t size = value->text.size();
  return content.replace(at, size, checksum(all.substr(0, at), all.substr(at + size)));
}

}  // namespace mighost::snapshots
