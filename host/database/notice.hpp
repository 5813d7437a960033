#ifndef MIGHOST_DATABASE_NOTICE_HPP
#define MIGHOST_DATABASE_NOTICE_HPP

#include <cstddef>
#include <span>
#include <vector>

#include "database/diagnostic.hpp"

namespace mighost {

/// Notices and warnings that say the same of different things, as TimescaleDB says of every timestamp column.
struct NoticeGroup {
  Diagnostic first;
  std::size_t count = 1;
};

/// Collects a session's notices. Those that differ only in what they quote are one group; of each group the
/// first is kept, so that a million of them take no memory.
class Notices {
 public:
  void add(Diagnostic notice);
  [[nodiscard]] std::span<const NoticeGroup> groups() const { return groups_; }
  [[nodiscard]] std::size_t count() const;

 private:
  std::vector<NoticeGroup> groups_;  // in the order in which they came
};

}  // namespace mighost

#endif
