#ifndef MIGHOST_TEXT_SECRET_HPP
#define MIGHOST_TEXT_SECRET_HPP

#include <string>
#include <string_view>

namespace mighost {

/// `text` with every password of a connection string in it replaced by `***`: in URIs
/// (`scheme://user:…@host`, malformed ones included), in their parameters and in key=value form
/// (`password=…`, `sslpassword=…`). Hides too much rather than too little.
std::string hide_passwords(std::string_view text);

}  // namespace mighost

#endif
