#ifndef MIGHOST_CLI_PARTS_HPP
#define MIGHOST_CLI_PARTS_HPP

#include <filesystem>
#include <string>
#include <vector>

#include "cli/plan.hpp"
#include "migration/file_pair.hpp"
#include "migration/script.hpp"

namespace mighost {

/// `changes` as parts to be made one after the other; no changes are no parts. In the plain form there is
/// one. In the online form, what can be one transaction, on both ways, is one, and what must stand outside of
/// a transaction is in parts of its own. Independent changes change places for that: those that share a
/// transaction come first, and what is replaced is dropped when its successor is there. Each part's down
/// undoes that part, and no part is empty. Throws PluginError.
std::vector<Plans> make_parts(std::vector<Change> changes, const Dialect& dialect, RenderForm form);

/// The files of the parts, in their order. `origin` tells what made them; its part and direction are set
/// here.
std::vector<FilePair> part_files(const std::vector<Plans>& parts, const std::filesystem::path& folder,
                                 const std::string& prefix, const ScriptOrigin& origin);

}  // namespace mighost

#endif
