#ifndef MIGHOST_STRICT_YAML_TEXT_HPP
#define MIGHOST_STRICT_YAML_TEXT_HPP

#include <optional>
#include <string>
#include <vector>

#include "strict_yaml/errors.hpp"

namespace mighost::yaml {

/// A text and where it was written.
struct Text {
  std::string value;
  Place place;
};

using Texts = std::vector<Text>;

/// Absent is not the same as empty.
using OptionalText = std::optional<std::string>;

struct Option {
  std::string key;
  std::string value;
};

using Options = std::vector<Option>;

}  // namespace mighost::yaml

#endif
