#ifndef MIGHOST_VERIFY_PARTITION_KEYS_HPP
#define MIGHOST_VERIFY_PARTITION_KEYS_HPP

#include <cstddef>
#include <functional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "model/schema.hpp"

namespace mighost {

/// The tables that are partitioned by time (hypertables), and what is wrong with their keys.
struct PartitionKeys {
  std::size_t tables = 0;
  std::vector<std::string> problems;  ///< one a line, each naming table and key
};

/// Every primary key and unique constraint of a partitioned table must have the column by which it is
/// partitioned: the value of its option among `kind_options` (Dialect::kind_options()). `must_have_key` says
/// which tables must have a primary key at all.
PartitionKeys check_partition_keys(const Schema& schema,
                                   const std::set<std::string, std::less<>>& kind_options,
                                   const std::function<bool(std::string_view table)>& must_have_key);

}  // namespace mighost

#endif
