#ifndef MIGHOST_PLUGIN_PROBE_HPP
#define MIGHOST_PLUGIN_PROBE_HPP

#include <chrono>
#include <filesystem>
#include <optional>

#include "plugin/elf.hpp"
#include "plugin/problem.hpp"

namespace mighost {

/// Whether code of the plugin's author, or of libraries unknown to us, runs while the library is loaded. What
/// such code throws ends the process, and nothing can catch it.
bool runs_code_when_loaded(const ElfFacts& facts);

/// Loads the library in a child process and tells whether that process died of it, and what it said before;
/// an initialiser has `limit` to return. What it prints is not shown when all goes well. The host must have
/// no other threads.
std::optional<Problem> probe_loading(const std::filesystem::path& file,
                                     std::chrono::milliseconds limit = std::chrono::seconds{10});

}  // namespace mighost

#endif
