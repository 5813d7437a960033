#ifndef MIGHOST_CLI_CHANGE_JSON_HPP
#define MIGHOST_CLI_CHANGE_JSON_HPP

#include <nlohmann/json_fwd.hpp>

#include "cli/plan.hpp"

namespace mighost {

/// The changes of a plan in their order, each with its statements: what --json prints of a comparison.
nlohmann::ordered_json changes_json(const Plan& plan);

}  // namespace mighost

#endif
