#ifndef MIGHOST_PLUGIN_ELF_HPP
#define MIGHOST_PLUGIN_ELF_HPP

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// A dynamic symbol that a library defines itself.
struct ElfSymbol {
  std::string name;
  bool is_object = false;  ///< data, not a function
  uint64_t size = 0;       ///< bytes; 0: not told
};

/// What the headers of a shared library tell without running any of its code.
struct ElfFacts {
  bool symbols_known = false;                   ///< false: the section headers have been removed
  std::vector<ElfSymbol> plugin_symbols;        ///< those named mighost_plugin_v…
  std::vector<std::string> other_symbols;       ///< all others that it exports
  std::size_t initialisers = 0;                 ///< functions that run while it is loaded
  std::vector<std::string> needed;              ///< names of the libraries that it links
  std::vector<std::filesystem::path> run_path;  ///< folders in which it looks for them, $ORIGIN replaced
};

/// Reads the headers of the shared library `file`. Throws PluginError when the dynamic loader could not load
/// it: no ELF file, cut off (the loader would die of a SIGBUS), for another machine, no shared library.
ElfFacts read_elf(const std::filesystem::path& file);

/// The name of a machine by its number in the ELF header, as `uname -m` prints it.
std::string machine_name(uint16_t machine);

}  // namespace mighost

#endif
