#ifndef MIGHOST_TEXT_SUGGEST_HPP
#define MIGHOST_TEXT_SUGGEST_HPP

#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// The one of `known` that `given` was most likely meant to be; empty when none is near.
std::string closest(std::string_view given, const std::vector<std::string>& known);

/// The end of an error's first clause: `, did you mean "x"?`, or nothing.
std::string did_you_mean(std::string_view given, const std::vector<std::string>& known);

}  // namespace mighost

#endif
