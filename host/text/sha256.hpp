#ifndef MIGHOST_TEXT_SHA256_HPP
#define MIGHOST_TEXT_SHA256_HPP

#include <string>
#include <string_view>

namespace mighost {

/// The SHA-256 digest of the bytes: 64 hexadecimal digits in lower case, as `sha256sum` prints it. Throws
/// std::runtime_error if the system's cryptographic policy has it switched off.
std::string sha256_hex(std::string_view bytes);

}  // namespace mighost

#endif
