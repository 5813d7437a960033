#ifndef MIGHOST_PLUGIN_SERVER_FORM_HPP
#define MIGHOST_PLUGIN_SERVER_FORM_HPP

#include <string>
#include <string_view>

#include "database/connection.hpp"
#include "model/schema.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// A schema whose expressions can be compared as texts with what a server gave.
struct ServerForm {
  Schema schema;
  std::string warning;  ///< why expressions are as they were written; empty: they are the server's
};

/// `wanted` with its expressions as the server of `connection` prints them; `live` is what was read from the
/// schema `schema_name` there with the same `naming`. Only tables that exist on both sides, with an
/// expression that is not in `live` word for word, are asked about: none, and no query, when all texts are
/// the same. What the server refuses (a function that it does not have yet) keeps its text.
///
/// The connection must be in no transaction; one is begun and rolled back, which leaves nothing behind. It
/// needs no right but TEMPORARY on the database. Where that is missing, on a standby, and with a dialect that
/// cannot do this, everything keeps its text, and `warning` says so.
/// @throws DatabaseError when the connection is lost
ServerForm in_server_form(const Schema& wanted, const Schema& live, const Dialect& dialect,
                          std::string_view schema_name, Connection& connection, Naming naming = Naming::off);

}  // namespace mighost

#endif
