// Reading a schema of TimescaleDB.
#ifndef MIGHOST_DIALECT_TIMESCALE_INTROSPECT_HPP
#define MIGHOST_DIALECT_TIMESCALE_INTROSPECT_HPP

#include <mighost/plugin.hpp>

#include <cstdint>
#include <string_view>

namespace mighost::timescale {

/// As dialect::introspect, with hypertables and their policies as options of tables, and continuous
/// aggregates as objects. What the extension keeps for itself (chunks, compressed ones too, triggers, the
/// tables and views behind continuous aggregates) is not seen. Without the extension, a plain PostgreSQL.
void introspect(const Host& host, std::string_view schema, uint64_t flags);

}  // namespace mighost::timescale

#endif
