#ifndef MIGHOST_TEXT_RANDOM_NAME_HPP
#define MIGHOST_TEXT_RANDOM_NAME_HPP

#include <string>
#include <string_view>

namespace mighost {

/// The prefix and 64 random bits in hexadecimal digits: a name that nobody has. It needs no quotes in any SQL
/// if the prefix does not.
std::string random_name(std::string_view prefix);

}  // namespace mighost

#endif
