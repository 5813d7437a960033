#ifndef MIGHOST_VERIFY_MENTION_HPP
#define MIGHOST_VERIFY_MENTION_HPP

#include <string>

#include "migration/engine.hpp"
#include "migration/migration.hpp"
#include "verify/contents.hpp"

namespace mighost {

/// The first statement on the way up that has the name of `thing`: "2_v0.0.2.up.sql:7"; empty if there is
/// none. One that has it in other letters' case counts where none has it as it is: SQLite takes them for one.
std::string first_mention(const Migrations& migrations, const Engine& engine, const Thing& thing);

/// Whether a statement on the way up makes that schema or extension by itself.
bool makes(const Migrations& migrations, const Engine& engine, const std::string& kind,
           const std::string& name);

}  // namespace mighost

#endif
