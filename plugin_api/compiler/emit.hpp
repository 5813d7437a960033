#ifndef MIGHOST_COMPILER_EMIT_HPP
#define MIGHOST_COMPILER_EMIT_HPP

#include <string>

#include "definition.hpp"

namespace mighost::compiler {

/// What the plugin says of itself.
struct Head {
  std::string name;
  std::string version;
  std::string convention;
  OptionalText description;
};

/// The C++ source of a provider: constant data, initialised by the compiler. The same input gives the same
/// bytes.
std::string emit(const Head& head, const Definitions& definitions);

}  // namespace mighost::compiler

#endif
