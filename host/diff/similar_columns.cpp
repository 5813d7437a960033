#include "diff/similar_columns.hpp"

#include <algorithm>
#include <string>
#include <string_view>

namespace mighost {
namespace {

constexpr std::size_t enough = 4;  // characters

bool starts_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
}

/// How many characters two names have in common at their beginnings.
std::size_t common_start(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.begin(), a.end(), b.begin(), b.end()).first;
  // A character that is alike in its first bytes only does not count.
  const auto whole = static_cast<std::size_t>(std::count_if(a.begin(), end, starts_character));
  const bool cut = end != a.end() && !starts_character(*end);
  return cut ? whole - 1 : whole;
}

std::size_t common_end(std::string_view a, std::string_view b) {
  const auto end = std::mismatch(a.rbegin(), a.rend(), b.rbegin(), b.rend()).first;
  return static_cast<std::size_t>(std::count_if(a.rbegin(), end, starts_character));
}

std::size_t likeness(const Column& a, const Column& b) {
  return std::max(common_start(a.name, b.name), common_end(a.name, b.name));
}

}  // namespace

std::vector<SimilarColumns> similar_columns(const std::vector<Change>& changes) {
  struct Candidate {
    SimilarColumns pair;
    std::size_t likeness;
  };
  std::vector<std::size_t> dropped;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    if (changes[i].subject == Subject::column && changes[i].dropped()) dropped.push_back(i);
  }
  std::vector<Candidate> candidates;
  for (std::size_t i = 0; !dropped.empty() && i < changes.size(); ++i) {
    if (changes[i].subject != Subject::column || !changes[i].created()) continue;
    const Column& column = *std::get<Shared<Column>>(changes[i].after);
    for (const std::size_t j : dropped) {
      const Column& former = *std::get<Shared<Column>>(changes[j].before);
      if (changes[j].table != changes[i].table || former.type != column.type || former.name == column.name)
        continue;
      const std::size_t alike = likeness(former, column);
      if (alike >= enough) candidates.push_back({{j, i}, alike});
    }
  }
  std::stable_sort(candidates.begin(), candidates.end(),
                   [](const Candidate& a, const Candidate& b) { return a.likeness > b.likeness; });
  std::vector<SimilarColumns> pairs;
  for (const Candidate& candidate : candidates) {
    const bool taken = std::any_of(pairs.begin(), pairs.end(), [&](const SimilarColumns& pair) {
      return pair.dropped == candidate.pair.dropped || pair.created == candidate.pair.created;
    });
    if (!taken) pairs.push_back(candidate.pair);
  }
  return pairs;
}

}  // namespace mighost
