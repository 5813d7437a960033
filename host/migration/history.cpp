#include "migration/history.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "text/visible.hpp"

namespace mighost {

bool History::database_is_newer() const {
  return !entries.empty() && entries.back().orphan();
}

const HistoryEntry* History::current() const {
  const auto last =
      std::find_if(entries.rbegin(), entries.rend(), [](const HistoryEntry& e) { return !e.pending(); });
  return last == entries.rend() ? nullptr : &*last;
}

std::size_t History::pending_count() const {
  return static_cast<std::size_t>(
      std::count_if(entries.begin(), entries.end(), [](const HistoryEntry& e) { return e.pending(); }));
}

History make_history(const Migrations& migrations, std::vector<LedgerRow> rows, FolderKind kind) {
  History history;
  for (const Migration& migration : migrations) {
    HistoryEntry entry{&migration, std::nullopt};
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const LedgerRow& each) { return each.version == migration.version; });
    if (row != rows.end()) {
      entry.row = std::move(*row);
      rows.erase(row);
    }
    history.entries.push_back(std::move(entry));
  }
  for (LedgerRow& row : rows) history.entries.push_back({nullptr, std::move(row)});
  std::stable_sort(
      history.entries.begin(), history.entries.end(),
      [&](const HistoryEntry& a, const HistoryEntry& b) { return comes_before(kind, a.name(), b.name()); });
  return history;
}

std::vector<std::string> broken_history(const History& history) {
  std::vector<std::string> lines;
  for (const HistoryEntry& entry : history.entries) {
    if (entry.orphan()) {
      const auto same =
          std::find_if(history.entries.begin(), history.entries.end(), [&](const HistoryEntry& other) {
            return other.migration && other.pending() && other.migration->checksum == entry.row->checksum;
          });
      std::string line = visible(entry.name()) + " was applied, and its files are gone: restore them";
      if (same != history.entries.end()) {
        line = visible(entry.name()) + " was applied, and its files were renamed to " +
               visible(same->name()) + ": name them as before, or record the new name with \"mighost force " +
               visible(same->version()) + "\"";
      }
      lines.push_back(std::move(line));
    } else if (entry.edited()) {
      lines.push_back(visible(entry.migration->up.front().file.string()) +
                      " was edited after it was applied: restore it, "
                      "and put the change into a new migration");
    }
  }
  return lines;
}

std::size_t find_version(const History& history, const std::string& version) {
  const auto& entries = history.entries;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (entries[i].version() == version || entries[i].name() == version) return i;
  }
  const bool is_version = version.find_first_of("0123456789") <= 1;  // 2024…, v0.1
  std::optional<std::size_t> below;
  for (std::size_t i = 0; is_version && i < entries.size(); ++i) {
    if (entries[i].version() == "unreleased") continue;
    if (entries[i].version() == "init" || std::is_lteq(compare_versions(entries[i].version(), version)))
      below = i;
  }
  if (below) return *below;
  throw std::invalid_argument("there is no migration \"" + visible(version) + "\"" +
                              (entries.empty() ? std::string{", there is none at all"}
                                               : ", and none below it; the first is " +
                                                     visible(entries.front().version()) + ", the last " +
                                                     visible(entries.back().version())));
}

}  // namespace mighost
