#ifndef MIGHOST_DATABASE_DATABASE_ERROR_HPP
#define MIGHOST_DATABASE_DATABASE_ERROR_HPP

#include <stdexcept>
#include <utility>

#include "database/diagnostic.hpp"

namespace mighost {

/// The one exception of this folder for what a database refuses, or for one that cannot be reached.
/// what() is the diagnostic as one paragraph; it never holds a password.
class DatabaseError : public std::runtime_error {
 public:
  explicit DatabaseError(Diagnostic diagnostic, bool connection_lost = false)
      : std::runtime_error(to_string(diagnostic)),
        diagnostic_(std::move(diagnostic)),
        connection_lost_(connection_lost) {}

  [[nodiscard]] const Diagnostic& diagnostic() const { return diagnostic_; }
  [[nodiscard]] const std::string& sqlstate() const { return diagnostic_.sqlstate; }
  /// The session is gone, or never was. What the statement under way did is unknown.
  [[nodiscard]] bool connection_lost() const { return connection_lost_; }

 private:
  Diagnostic diagnostic_;
  bool connection_lost_;
};

}  // namespace mighost

#endif
