#ifndef MIGHOST_SNAPSHOT_DAMAGE_HPP
#define MIGHOST_SNAPSHOT_DAMAGE_HPP

#include <string>
#include <string_view>

#include "strict_yaml/errors.hpp"

namespace mighost::snapshots {

/// Reports the one thing that makes reading on pointless: it is empty or no snapshot, a merge conflict stands
/// in it, its format is newer, or its content is not that of its checksum.
void check_damage(std::string_view content, yaml::Errors& errors);

}  // namespace mighost::snapshots

#endif
