#ifndef MIGHOST_COMPILER_OUTPUT_HPP
#define MIGHOST_COMPILER_OUTPUT_HPP

#include <string>

namespace mighost::compiler {

/// Reads a whole file. Throws std::system_error.
std::string read_whole(const std::string& path);

/// Writes a file whole or not at all: what stood at `path` stays until the new content is complete.
/// Throws std::system_error.
void write_whole(const std::string& path, const std::string& content);

}  // namespace mighost::compiler

#endif
