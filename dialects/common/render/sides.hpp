#ifndef MIGHOST_DIALECT_RENDER_SIDES_HPP
#define MIGHOST_DIALECT_RENDER_SIDES_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <optional>
#include <stdexcept>
#include <string>

namespace mighost::dialect {

/// What a change is about, before and after it.
template <typename T>
struct Sides {
  std::optional<T> before;
  std::optional<T> after;

  bool created() const { return !before; }
  bool dropped() const { return !after; }
};

/// The sides of `change`, whose subject must be of type T. Throws std::runtime_error if there is none.
template <typename T>
Sides<T> sides(const mighost_change& change) {
  Sides<T> both;
  if (change.before != nullptr) both.before = read_struct(static_cast<const T*>(change.before));
  if (change.after != nullptr) both.after = read_struct(static_cast<const T*>(change.after));
  if (!both.before && !both.after) throw std::runtime_error("a change has neither a before nor an after");
  return both;
}

/// For an attribute that the subject does not have, or that cannot change by itself.
[[noreturn]] inline void unknown_attribute(const mighost_change& change) {
  throw std::runtime_error("cannot render the change of attribute number " +
                           std::to_string(change.attribute) + " of subject number " +
                           std::to_string(change.subject));
}

}  // namespace mighost::dialect

#endif
