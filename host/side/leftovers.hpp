#ifndef MIGHOST_SIDE_LEFTOVERS_HPP
#define MIGHOST_SIDE_LEFTOVERS_HPP

#include <string>
#include <vector>

#include "diff/diff.hpp"
#include "model/schema.hpp"

namespace mighost {

enum class DropTables { no, yes };

/// What a provider is known to have had, defines no longer, and still exists.
struct Leftovers {
  std::vector<std::string> tables;  ///< by name, in the order of their names
  Schema staying;                   ///< as it was defined: the tables, if they stay, and what belongs to them
  DiffOptions options;              ///< by which a comparison leaves alone all else that exists
};

/// `former`: what the provider had, in the same terms as `wanted`, which it has now. Tables go only if `drop`
/// says so; enums, triggers and the like, which hold no rows, go with the last that needs them.
Leftovers find_leftovers(const Schema& existing, const Schema& former, const Schema& wanted, DropTables drop);

/// `wanted`, and the leftovers that stay: what there is of the provider afterwards.
Schema with_staying(Schema wanted, const Leftovers& leftovers);

}  // namespace mighost

#endif
