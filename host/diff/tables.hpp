#ifndef MIGHOST_DIFF_TABLES_HPP
#define MIGHOST_DIFF_TABLES_HPP

#include <string>
#include <vector>

#include "change/change.hpp"
#include "diff/diff.hpp"

namespace mighost {

/// Two states of one table, and the changes between them.
struct TablePair {
  const Shared<Table>& before;
  const Shared<Table>& after;
  std::vector<Change>& changes;
  const DiffOptions& options;

  /// Appends a change of something that belongs to the table.
  void add(Subject subject, Attribute attribute, Value old_value, Value new_value,
           std::string key = {}) const {
    changes.push_back({subject, attribute, std::move(old_value), std::move(new_value), before, after,
                       after->schema, after->name, std::move(key)});
  }
};

/// Appends the changes that turn one state of a table into another, both of the same name.
void diff_table(const TablePair& wanted);

/// The state afterwards as the changes make it: what stays keeps its name where nobody chose another. Who
/// makes the table anew gives the same names as who alters it, so that the way back is the same as well.
Shared<Table> with_kept_names(const TablePair& pair);

/// Its columns only.
void diff_columns(const TablePair& pair);

/// Its keys, checks, foreign keys, exclusions and indexes only.
void diff_constraints(const TablePair& pair);

/// Whether the column is dropped and added again, since its change cannot be made in place: how it is
/// computed changes, or a column that it is computed of, or no cast leads from its type to the new one.
bool must_recreate(const TablePair& pair, const Column& before, const Column& after);

}  // namespace mighost

#endif
