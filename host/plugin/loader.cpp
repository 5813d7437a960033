#include "plugin/loader.hpp"

#include <dlfcn.h>
#include <link.h>

#include <boost/dll/shared_library.hpp>
#include <mighost/view.hpp>

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "plugin/check.hpp"
#include "plugin/elf.hpp"
#include "plugin/file_safety.hpp"
#include "plugin/probe.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view symbol_stem = "mighost_plugin_v";
constexpr std::array<char, 8> magic{MIGHOST_MAGIC_BYTES};
constexpr unsigned newest_probed = 9;

constexpr const char* export_it =
    "define `extern const mighost_plugin mighost_plugin_v1` with MIGHOST_EXPORT";

[[noreturn]] void refuse(const fs::path& file, std::string rule, std::string reason, std::string remedy) {
  throw PluginError({Problem{file, std::move(rule), std::move(reason), std::move(remedy)}});
}

void throw_if(std::optional<Problem> problem) {
  if (problem) throw PluginError({std::move(*problem)});
}

[[noreturn]] void refuse_version(const fs::path& file, unsigned theirs) {
  const std::string ours = std::to_string(MIGHOST_ABI_MAJOR);
  refuse(file, "R2", "is built for ABI " + std::to_string(theirs) + ", and this host speaks " + ours,
         theirs > MIGHOST_ABI_MAJOR ? "use a newer mighost, or a release of the plugin for ABI " + ours
                                    : "use a release of the plugin for ABI " + ours);
}

/// The number behind the stem of a symbol's name, if it is one that we look for.
std::optional<unsigned> version_of(std::string_view symbol) {
  symbol.remove_prefix(symbol_stem.size());
  unsigned version = 0;
  const auto [end, error] = std::from_chars(symbol.data(), symbol.data() + symbol.size(), version);
  if (error != std::errc{} || end != symbol.data() + symbol.size() || version > newest_probed) return {};
  return version;
}

/// The library that `file` links and that exports the symbol which the file itself lacks; empty: none.
fs::path dependency_with_symbol(const fs::path& file, const ElfFacts& facts) {
  std::vector<fs::path> folders = facts.run_path;
  folders.push_back(file.parent_path());
  for (const std::string& name : facts.needed) {
    for (const fs::path& folder : folders) {
      std::error_code error;
      fs::path dependency = folder / name;
      if (!fs::is_regular_file(dependency, error)) continue;
      try {
        const ElfFacts theirs = read_elf(dependency);
        const bool has = std::any_of(theirs.plugin_symbols.begin(), theirs.plugin_symbols.end(),
                                     [](const ElfSymbol& s) { return s.name == MIGHOST_PLUGIN_SYMBOL; });
        if (has) return dependency;
      } catch (const PluginError&) {
        // The dynamic loader will say what is wrong with it, if anything needs it.
        continue;
      }
    }
  }
  return {};
}

[[noreturn]] void refuse_dependency_symbol(const fs::path& file, const fs::path& dependency) {
  refuse(file, "R1",
         "has no `" MIGHOST_PLUGIN_SYMBOL "` of its own; the one of " + dependency.string() +
             ", which it links, makes that one a plugin",
         "name that file instead, or define the symbol in this one");
}

[[noreturn]] void refuse_without_symbol(const fs::path& file, const ElfFacts& facts) {
  if (const fs::path dependency = dependency_with_symbol(file, facts); !dependency.empty()) {
    refuse_dependency_symbol(file, dependency);
  }
  refuse(file, "R1", "is no mighost plugin: it does not export `" MIGHOST_PLUGIN_SYMBOL "`", export_it);
}

/// Looks for the symbol in the file's headers, before any of its code can run. Returns the symbol's size, 0
/// if it is not known.
uint64_t check_symbol(const fs::path& file, const ElfFacts& facts) {
  if (!facts.symbols_known) return 0;
  std::optional<unsigned> other;
  for (const ElfSymbol& symbol : facts.plugin_symbols) {
    if (symbol.name == MIGHOST_PLUGIN_SYMBOL) {
      if (symbol.is_object) return symbol.size;
      refuse(file, "R1", "exports `" MIGHOST_PLUGIN_SYMBOL "` as something else than data", export_it);
    }
    if (!other) other = version_of(symbol.name);
  }
  if (other) refuse_version(file, *other);
  refuse_without_symbol(file, facts);
}

/// Loads the file, for ever (R13).
boost::dll::shared_library load(const fs::path& file) {
  namespace dll = boost::dll;
  // The mode is a set of flags of dlopen, of which Boost names only some.
  const auto mode = static_cast<dll::load_mode::type>(static_cast<unsigned>(dll::load_mode::rtld_now) |
                                                      static_cast<unsigned>(dll::load_mode::rtld_local) |
                                                      static_cast<unsigned>(RTLD_NODELETE));
  try {
    return dll::shared_library{file, mode};
  } catch (const std::exception& error) {
    // Boost wraps the loader's own sentence: "…load() failed (dlerror system message: …): Bad file
    // descriptor".
    std::string_view reason = error.what();
    constexpr std::string_view before = "dlerror system message: ";
    if (const auto start = reason.find(before); start != std::string_view::npos) {
      reason.remove_prefix(start + before.size());
      reason = reason.substr(0, reason.rfind("): "));
    }
    if (const std::string prefix = file.string() + ": "; reason.starts_with(prefix)) {
      reason.remove_prefix(prefix.size());
    }
    refuse(file, "load", "cannot be loaded: " + printable(reason),
           "`ldd -r` shows which libraries and symbols it misses");
  }
}

/// The library in which `address` lies.
fs::path library_of(const void* address) {
  Dl_info info{};
  return dladdr(address, &info) != 0 && info.dli_fname != nullptr ? fs::path{info.dli_fname} : fs::path{};
}

const mighost_plugin* find_symbol(const fs::path& file, const boost::dll::shared_library& library,
                                  const ElfFacts& facts) {
  void* const found = dlsym(library.native(), MIGHOST_PLUGIN_SYMBOL);
  if (found == nullptr) {
    for (unsigned version = MIGHOST_ABI_MAJOR + 1; version <= newest_probed; ++version) {
      const std::string other = std::string{symbol_stem} + std::to_string(version);
      if (dlsym(library.native(), other.c_str()) != nullptr) refuse_version(file, version);
    }
    refuse_without_symbol(file, facts);
  }
  // dlsym also looks into the libraries that this one links.
  link_map* own = nullptr;
  link_map* of_symbol = nullptr;
  Dl_info info{};
  if (dlinfo(library.native(), RTLD_DI_LINKMAP, &own) == 0 &&
      dladdr1(found, &info, reinterpret_cast<void**>(&of_symbol), RTLD_DL_LINKMAP) != 0 && own != of_symbol) {
    refuse_dependency_symbol(file, library_of(found));
  }
  return static_cast<const mighost_plugin*>(found);
}

/// Magic, size and version, in this order and before anything else is looked at (R2).
mighost_plugin read_head(const fs::path& file, const mighost_plugin* plugin, uint64_t symbol_size,
                         const MemoryMap& memory) {
  constexpr std::size_t head = offsetof(mighost_plugin, abi_minor) + sizeof(plugin->abi_minor);
  if (reinterpret_cast<uintptr_t>(plugin) % alignof(mighost_plugin) != 0) {
    refuse(file, "R1", "`" MIGHOST_PLUGIN_SYMBOL "` is misaligned", export_it);
  }
  if ((symbol_size != 0 && symbol_size < head) || !memory.readable(plugin, head)) {
    refuse(file, "R2", "`" MIGHOST_PLUGIN_SYMBOL "` is too small for its head", export_it);
  }
  const auto first = read_row<mighost_plugin>(plugin, head);
  if (!std::equal(magic.begin(), magic.end(), std::begin(first.magic))) {
    refuse(file, "R2", "`" MIGHOST_PLUGIN_SYMBOL "` does not begin with the magic bytes",
           "set `magic` to {MIGHOST_MAGIC_BYTES}");
  }
  if (first.abi_major != MIGHOST_ABI_MAJOR) refuse_version(file, first.abi_major);
  if (first.struct_size < Layout<mighost_plugin>::least) {
    refuse(file, "R3",
           "plugin: struct_size is " + std::to_string(first.struct_size) + ", and mighost_plugin has " +
               std::to_string(Layout<mighost_plugin>::least) + " bytes in ABI 1.0",
           "set struct_size to sizeof(mighost_plugin)");
  }
  if ((symbol_size != 0 && symbol_size < first.struct_size) || !memory.readable(plugin, first.struct_size)) {
    refuse(file, "R3",
           "plugin: struct_size is " + std::to_string(first.struct_size) +
               ", and `" MIGHOST_PLUGIN_SYMBOL "` has " + std::to_string(symbol_size) + " bytes",
           "set struct_size to sizeof(mighost_plugin)");
  }
  return read_row<mighost_plugin>(plugin, first.struct_size);
}

}  // namespace

mighost_plugin load_checked(const fs::path& file, Found found) {
  throw_if(file_problem(file));
  throw_if(folder_problem(file.parent_path(), found == Found::by_name));
  const ElfFacts facts = read_elf(file);
  const uint64_t symbol_size = check_symbol(file, facts);
  if (runs_code_when_loaded(facts)) throw_if(probe_loading(file));

  const boost::dll::shared_library library = load(file);
  const mighost_plugin* const symbol = find_symbol(file, library, facts);
  const MemoryMap memory = MemoryMap::current();
  const mighost_plugin plugin = read_head(file, symbol, symbol_size, memory);

  Checker checker{file, &memory, plugin.abi_minor > MIGHOST_ABI_MINOR};
  check_plugin(checker, plugin);
  if (!checker.good()) throw PluginError(checker.take());
  return plugin;
}

}  // namespace mighost
