#ifndef MIGHOST_RECORDING_WRITTEN_HPP
#define MIGHOST_RECORDING_WRITTEN_HPP

#include <vector>

#include "migration/migration.hpp"
#include "recording/recording.hpp"

namespace mighost {

/// What a migration runs in one direction, as text: one script for each run of statements that share a
/// transaction, or need none; not split, and without a file. What is refused becomes one script with the mark
/// `impossible`, that has a line for each refusal; `undo`: which are about undoing.
std::vector<MigrationScript> write_script(const RecordedScript& script, bool undo);

}  // namespace mighost

#endif
