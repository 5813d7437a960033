#ifndef MIGHOST_DROP_PROVIDER_PART_HPP
#define MIGHOST_DROP_PROVIDER_PART_HPP

#include <string>
#include <vector>

#include "diff/diff.hpp"
#include "drop/dependents.hpp"
#include "model/schema.hpp"

namespace mighost {

/// What a database has of a provider.
struct ProviderPart {
  std::vector<std::string> tables;  ///< by name, in order
  std::vector<std::string> others;  ///< its enums, functions and triggers: "enum status"
  DiffOptions options;              ///< by which a comparison with nothing drops these, and nothing else
};

/// `known` is all that the provider defines, or is known to have had. Extensions stay: others may use them
/// without the server knowing. So does what several providers share, while something of another one needs it.
ProviderPart find_provider_part(const Schema& existing, const Schema& known);

/// What stands in the way of dropping the part, one line each: what the server says, and what the dialect
/// knows beyond that (continuous aggregates; triggers, which the server would drop with their table; all of
/// it where a database keeps no record of what stands on what).
std::vector<std::string> in_the_way(const ProviderPart& part, const Schema& existing,
                                    const std::vector<Dependent>& dependents);

}  // namespace mighost

#endif
