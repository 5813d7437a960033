#ifndef MIGHOST_PLUGIN_CASTS_HPP
#define MIGHOST_PLUGIN_CASTS_HPP

#include <functional>

#include "model/column.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// Whether the dialect says that it cannot turn the type of one column into that of the other: what
/// DiffOptions::no_cast takes. The function keeps a copy of the dialect, and throws PluginError.
std::function<bool(const Column& before, const Column& after)> no_cast_in(const Dialect& dialect);

}  // namespace mighost

#endif
