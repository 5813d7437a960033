#ifndef MIGHOST_CONFORMANCE_PLUGIN_CALL_HPP
#define MIGHOST_CONFORMANCE_PLUGIN_CALL_HPP

#include <mighost/abi.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "plugin/dialect.hpp"
#include "plugin/migrations.hpp"
#include "plugin/provider.hpp"

namespace mighost {

/// One call of a plugin's function, with input that it owns.
struct PluginCall {
  std::string name;  ///< for messages: "lower, of a child table"
  std::function<int32_t(const mighost_host*)> make;
  bool may_fail = false;  ///< a failure is an answer, too
  bool once = false;      ///< a host makes this call once in a process
};

/// Every function of the plugin, with input such as the host gives it. Where a dialect cannot lower the
/// tables of the sample, there are no changes for it to render.
std::vector<PluginCall> calls_of(const Dialect& dialect);
std::vector<PluginCall> calls_of(const Provider& provider);
std::vector<PluginCall> calls_of(const MigrationsPlugin& migrations);

}  // namespace mighost

#endif
