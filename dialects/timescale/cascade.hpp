// What stands in for the foreign keys that hypertables cannot have.
#ifndef MIGHOST_DIALECT_TIMESCALE_CASCADE_HPP
#define MIGHOST_DIALECT_TIMESCALE_CASCADE_HPP

#include <mighost/plugin.hpp>

#include "common/lowering.hpp"

namespace mighost::timescale {

/// A column of the child, and the parent's column whose value it holds.
struct Pair {
  mighost_str child;
  mighost_str parent;
};

/// Gives the host the trigger that deletes the rows of `child` with the row of `parent` that they belong to,
/// and the function that such triggers of a schema share.
void give_cascade(const Host& host, dialect::Lowering& child, const mighost_table& parent,
                  const std::vector<Pair>& pairs);

}  // namespace mighost::timescale

#endif
