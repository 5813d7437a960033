#ifndef MIGHOST_PLUGIN_MISFITS_HPP
#define MIGHOST_PLUGIN_MISFITS_HPP

#include <filesystem>
#include <string_view>
#include <vector>

#include "plugin/problem.hpp"
#include "plugin/provider.hpp"

namespace mighost {

/// What is wrong with definitions of which each is right by itself: a default that the column's enum has not,
/// a foreign key to columns that are no key of their table. No database takes them.
std::vector<Problem> misfits(const Definitions& definitions, std::string_view convention,
                             const std::filesystem::path& provider);

/// A note for each foreign key to a table that is not among them: it may well be somebody else's.
std::vector<Problem> references_elsewhere(const Definitions& definitions,
                                          const std::filesystem::path& provider);

}  // namespace mighost

#endif
