#ifndef MIGHOST_PLUGIN_LOWERING_HPP
#define MIGHOST_PLUGIN_LOWERING_HPP

#include <string>
#include <string_view>

#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "plugin/provider.hpp"

namespace mighost {

/// The physical schema of everything that a provider defines, in the terms of one dialect: each table with
/// the columns of the convention, parents before children, by resource name. Tables carry `schema`, which may
/// be empty. Throws std::runtime_error with everything that the dialect cannot do, one a line.
Schema lower(const Definitions& definitions, std::string_view convention, const Dialect& dialect,
             const std::string& schema);

}  // namespace mighost

#endif
