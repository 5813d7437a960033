#ifndef MIGHOST_DIFF_DIFF_HPP
#define MIGHOST_DIFF_DIFF_HPP

#include <functional>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "change/change.hpp"
#include "model/schema.hpp"

namespace mighost {

struct DiffOptions {
  /// What exists and is not wanted (tables, enums, objects as a whole) belongs to somebody else and stays,
  /// but for those listed here.
  bool keep_unknown = false;
  std::set<std::string, std::less<>> drop_tables;
  std::set<std::string, std::less<>> drop_enums;
  std::set<std::pair<std::string, std::string>, std::less<>> drop_objects;  ///< kind and identity
  /// The options that make a table one of another kind: Dialect::kind_options().
  std::set<std::string, std::less<>> kind_options;
  /// Whether no cast leads from the values of the one column to those of the other: then it is dropped and
  /// made again. Absent: there always is one. (plugin/casts.hpp asks a dialect.)
  std::function<bool(const Column& before, const Column& after)> no_cast;
};

/// The changes that turn `existing` into `wanted`, in an order in which they can be made; empty when the two
/// are equal. Not compared: the order of columns, tables and constraints; what only providers know (resource,
/// description, `formerly`); and names of constraints and indexes that nobody chose on the wanted side.
/// Throws std::runtime_error if no order exists, naming the members of the cycle; and if something that stays
/// stands on what must go, naming both.
std::vector<Change> diff(const Schema& existing, const Schema& wanted, const DiffOptions& options = {});

}  // namespace mighost

#endif
