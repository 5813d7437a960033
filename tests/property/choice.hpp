// Choices of the running property; each is made smaller by itself when a case fails.
#ifndef MIGHOST_TESTS_PROPERTY_CHOICE_HPP
#define MIGHOST_TESTS_PROPERTY_CHOICE_HPP

#include <rapidcheck.h>

#include <cstddef>
#include <vector>

namespace mighost::test {

/// From 0 on; 0 is what a case shrinks to.
inline std::size_t below(std::size_t bound) {
  return *rc::gen::inRange<std::size_t>(0, bound);
}

/// Shrinks to false: what is there by chance goes when it is not needed for a failure.
inline bool chance(std::size_t one_in) {
  return below(one_in) == one_in - 1;
}

template <typename List>
const auto& pick(const List& items) {
  return items[below(items.size())];
}

}  // namespace mighost::test

#endif
