#ifndef MIGHOST_SIDE_COMPARE_HPP
#define MIGHOST_SIDE_COMPARE_HPP

#include <functional>
#include <string>
#include <vector>

#include "change/change.hpp"
#include "diff/given_renames.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "side/leftovers.hpp"
#include "side/schema_choice.hpp"
#include "side/side.hpp"

namespace mighost {

struct CompareOptions {
  DropTables drop_tables = DropTables::no;
  /// The databases lack the dialect's extension; what it would add to tables is assumed to be there.
  FakeExtension fake = FakeExtension::no;
  /// What the wanted provider is known to have had, beyond what the existing side tells; may be empty, and
  /// give null. Asked once at most, and only where something exists that is not wanted: reading a large
  /// snapshot takes longer than all else. What it gives must live as long as the comparison is made.
  std::function<const Schema*()> former;
  std::vector<GivenRename> renames;
};

/// Two sides, and what turns the one into the other.
struct Comparison {
  Schema existing;
  Schema wanted;
  Leftovers leftovers;  ///< of the wanted provider; empty if the wanted side is no provider
  std::vector<Change> changes;
  std::string warning;  ///< what the user should know about how it was compared; mostly empty
};

/// Compares two sides in the terms of one dialect. Where the wanted side is a provider, what it is not known
/// to have had belongs to others and stays; else the comparison is complete. A type to which
/// the dialect knows no cast makes a column anew. Throws what read_side, apply_renames and diff throw.
Comparison compare(const Side& existing, const Side& wanted, const Dialect& dialect,
                   const SchemaChoice& schema, const CompareOptions& options);

/// The provider whose schema the side is, be it by a former build or a snapshot; empty: none.
std::string provider_of(const Side& side);

}  // namespace mighost

#endif
