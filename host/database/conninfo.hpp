#ifndef MIGHOST_DATABASE_CONNINFO_HPP
#define MIGHOST_DATABASE_CONNINFO_HPP

#include <map>
#include <string>
#include <utility>

#include "database/dsn.hpp"

namespace mighost {

/// The parameters of a connection through libpq, by libpq's names.
class Conninfo {
 public:
  /// Takes all that libpq takes, whatever the URI's scheme.
  /// @throws DsnError with libpq's reason, without the words that it quotes
  explicit Conninfo(const Dsn& dsn);

  /// What the DSN itself says, or null: what comes from the environment, a service or a default is not here.
  [[nodiscard]] const std::string* find(const std::string& name) const;
  void set(const std::string& name, std::string value) { values_[name] = std::move(value); }
  void set_default(const std::string& name, std::string value) { values_.emplace(name, std::move(value)); }

  /// A URI of nothing but escaped parameters, which libpq reads back to the same values, whatever characters
  /// they have. SOCI, which would take a connection string apart at blanks and quotes, finds none. With
  /// passwords.
  [[nodiscard]] std::string text() const;
  /// In the form of the DSN that it comes from: user, hosts, ports, database, service; nothing else.
  [[nodiscard]] std::string masked(const Dsn& dsn) const;

 private:
  [[nodiscard]] std::string masked_uri(const std::string& scheme) const;
  [[nodiscard]] std::string value(const std::string& name) const;

  std::map<std::string, std::string> values_;
};

}  // namespace mighost

#endif
