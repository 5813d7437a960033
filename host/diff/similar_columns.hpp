#ifndef MIGHOST_DIFF_SIMILAR_COLUMNS_HPP
#define MIGHOST_DIFF_SIMILAR_COLUMNS_HPP

#include <cstddef>
#include <vector>

#include "change/change.hpp"

namespace mighost {

/// A column that goes and one that comes, of one table and one type, whose names begin or end alike with at
/// least four characters: perhaps it was renamed.
struct SimilarColumns {
  std::size_t dropped = 0;  ///< the index of its change
  std::size_t created = 0;
};

/// For each new column the most similar one that goes, if there is one; none goes into two pairs.
std::vector<SimilarColumns> similar_columns(const std::vector<Change>& changes);

}  // namespace mighost

#endif
