#ifndef MIGHOST_SIDE_SIDE_ERROR_HPP
#define MIGHOST_SIDE_SIDE_ERROR_HPP

#include <stdexcept>

namespace mighost {

/// What somebody named as a side of a comparison is none, or the two do not fit together. The message is one
/// sentence that says what to give instead.
class SideError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

}  // namespace mighost

#endif
