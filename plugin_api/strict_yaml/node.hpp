#ifndef MIGHOST_STRICT_YAML_NODE_HPP
#define MIGHOST_STRICT_YAML_NODE_HPP

#include <optional>
#include <string>
#include <vector>

#include "strict_yaml/errors.hpp"

namespace mighost::yaml {

struct Entry;

/// A YAML node as it was written: scalars are text whatever they look like (`010`, `no`, `1e3`), a map keeps
/// its order and its duplicate keys.
struct Node {
  enum class Kind { nothing, scalar, list, map };

  Kind kind = Kind::nothing;  ///< nothing: a key without a value, `~` or `null`
  Place place;
  std::string text;            ///< of a scalar
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a map
};

struct Entry {
  Node key;
  Node value;
};

/// Reads the one YAML document of a file; an empty file is a node of kind `nothing` at line 0. Reports to
/// `errors`, and returns nothing, if `content` is not UTF-8, has control characters, is not YAML, or uses
/// what a list of facts has no use for (anchors, aliases, tags, several documents).
std::optional<Node> parse_yaml(const std::string& content, std::size_t file, Errors& errors);

}  // namespace mighost::yaml

#endif
