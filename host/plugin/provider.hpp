#ifndef MIGHOST_PLUGIN_PROVIDER_HPP
#define MIGHOST_PLUGIN_PROVIDER_HPP

#include <mighost/abi.h>

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "model/object.hpp"
#include "model/table.hpp"
#include "plugin/log.hpp"

namespace mighost {

/// A provider that was loaded and checked. Its tables stay in the plugin until somebody asks for them.
struct Provider {
  std::string name;
  std::string version;
  std::string description;
  std::filesystem::path path;
  std::string convention;                 ///< "cloudquery" or "plain"
  std::size_t root_tables = 0;            ///< that the plugin holds as data
  bool makes_tables_at_run_time = false;  ///< there are more, known only once it has been run
  mighost_provider part{};                ///< the plugin's own data, which lives as long as the process
  Log log;
};

/// What a provider defines.
struct Definitions {
  std::vector<Table> tables;  ///< logical root tables, in the provider's order, with their relations
  std::vector<Enum> enums;
  std::vector<Object> objects;
};

/// The definitions of `provider`; runs it if it makes tables at run time. Throws PluginError with everything
/// that is wrong with what it made, or does not fit together, or with what it says when it fails.
Definitions read_definitions(const Provider& provider);

}  // namespace mighost

#endif
