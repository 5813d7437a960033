#ifndef MIGHOST_DIALECT_IS_ONE_OF_HPP
#define MIGHOST_DIALECT_IS_ONE_OF_HPP

#include <algorithm>
#include <string_view>

namespace mighost::dialect {

template <typename List>
bool is_one_of(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

}  // namespace mighost::dialect

#endif
