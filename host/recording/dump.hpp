#ifndef MIGHOST_RECORDING_DUMP_HPP
#define MIGHOST_RECORDING_DUMP_HPP

#include <filesystem>
#include <string>

#include "database/dsn.hpp"
#include "migration/ledger.hpp"

namespace mighost {

struct DumpRequest {
  std::filesystem::path program = "pg_dump";
  std::string schema = "public";
  LedgerName ledger;  ///< what is not dumped
};

/// The statements that make what a schema of the database holds, by pg_dump: without owners, rights, settings
/// of the session, and what every database has. The program is started without a shell, and finds where to
/// connect, and the password, in its environment. Throws std::runtime_error when there is no pg_dump, when it
/// fails (it is older than the server, say), and when the schema is empty.
std::string dump_schema(const Dsn& dsn, const DumpRequest& request);

}  // namespace mighost

#endif
