#ifndef MIGHOST_CLI_HAZARDS_HPP
#define MIGHOST_CLI_HAZARDS_HPP

#include <span>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

#include "cli/plan.hpp"
#include "cli/terminal.hpp"

namespace mighost {

/// Tells what a migration may do to a system with data and traffic: for each direction and kind of hazard one
/// note, with how many statements have it and what the first of them are for. That the way back drops what
/// the way there made is not told.
void print_hazards(std::span<const Plans> parts, std::string_view dialect, Terminal& terminal);

/// The same for one direction only.
void print_hazards(const Plans& plans, Direction direction, std::string_view dialect, Terminal& terminal);

/// `{"loses_data": {"statements": 2, "changes": ["drop column t.a", …]}, …}`: the kinds that there are.
nlohmann::ordered_json hazards_json(const Plan& plan);

}  // namespace mighost

#endif
