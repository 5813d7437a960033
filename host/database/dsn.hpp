#ifndef MIGHOST_DATABASE_DSN_HPP
#define MIGHOST_DATABASE_DSN_HPP

#include <iosfwd>
#include <stdexcept>
#include <string>
#include <string_view>

namespace mighost {

/// A data source name that cannot be understood. The message tells what is wrong and what to write instead;
/// of the text it repeats the scheme at most, since any other part may be a password.
class DsnError : public std::invalid_argument {
 public:
  using std::invalid_argument::invalid_argument;
};

/// Where a database is, in one of two forms: a URI, whose scheme tells the dialect (`timescale://…`,
/// `sqlite:file`), or libpq's `key=value …`, which has no scheme. Holds passwords: show masked() to people.
class Dsn {
 public:
  /// @throws DsnError for what has neither form. What stands behind the scheme is checked where it is used,
  /// by the driver that knows it.
  explicit Dsn(std::string_view text);

  /// In lower case, without the colon; empty for the form `key=value`.
  [[nodiscard]] const std::string& scheme() const { return scheme_; }
  /// What follows the scheme's colon, or all of the form `key=value`. Passwords included.
  [[nodiscard]] const std::string& rest() const { return rest_; }
  /// For people: who, where and which database, and never a password, however broken the text.
  [[nodiscard]] std::string masked() const;

 private:
  std::string scheme_;
  std::string rest_;
};

/// Writes it masked, so that no log and no test failure shows a password.
std::ostream& operator<<(std::ostream& out, const Dsn& dsn);

}  // namespace mighost

#endif
