#ifndef MIGHOST_RECORDING_SAFE_NAME_HPP
#define MIGHOST_RECORDING_SAFE_NAME_HPP

#include <string>
#include <string_view>

namespace mighost {

/// Whatever a person types as a name that can be one of a file and of a class: "Überblick neu!" →
/// "uberblick_neu".
/// "migration" where nothing is left of it. Throws std::invalid_argument for an empty one.
std::string safe_name(std::string_view typed);

/// "AddUsersMigration", for "add_users".
std::string class_name(std::string_view safe);

}  // namespace mighost

#endif
