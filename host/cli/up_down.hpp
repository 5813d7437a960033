#ifndef MIGHOST_CLI_UP_DOWN_HPP
#define MIGHOST_CLI_UP_DOWN_HPP

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "cli/terminal.hpp"
#include "migration/script.hpp"

namespace mighost {

/// What `up` and `down` do, which differ in direction alone.
int run_direction(Direction direction, const Arguments& arguments, const Environment& environment,
                  Terminal& terminal);

/// The options that `up` and `down` have both.
Option dry_run_option();
Option interrupted_option();
Option events_option();

}  // namespace mighost

#endif
