#include "database/notice.hpp"

#include <numeric>
#include <string_view>
#include <utility>

namespace mighost {

namespace {

// Compares what stands outside of double quotes.
bool equal_but_for_names(std::string_view a, std::string_view b) {
  while (true) {
    const std::size_t quote_a = a.find('"');
    const std::size_t quote_b = b.find('"');
    if (a.substr(0, quote_a) != b.substr(0, quote_b)) return false;
    if (quote_a == std::string_view::npos || quote_b == std::string_view::npos) return quote_a == quote_b;
    const std::size_t end_a = a.find('"', quote_a + 1);
    const std::size_t end_b = b.find('"', quote_b + 1);
    if (end_a == std::string_view::npos || end_b == std::string_view::npos) return end_a == end_b;
    a.remove_prefix(end_a + 1);
    b.remove_prefix(end_b + 1);
  }
}

bool same_group(const Diagnostic& a, const Diagnostic& b) {
  return a.severity == b.severity && a.sqlstate == b.sqlstate && equal_but_for_names(a.message, b.message);
}

}  // namespace

void Notices::add(Diagnostic notice) {
  // The latest group is the likeliest, and there are few.
  for (auto group = groups_.rbegin(); group != groups_.rend(); ++group) {
    if (same_group(group->first, notice)) {
      ++group->count;
      return;
    }
  }
  groups_.push_back({std::move(notice), 1});
}

std::size_t Notices::count() const {
  return std::accumulate(groups_.begin(), groups_.end(), std::size_t{0},
                         [](std::size_t sum, const NoticeGroup& group) { return sum + group.count; });
}

}  // namespace mighost
