#include <mighost/plugin.hpp>

#include <array>

#include "introspect.hpp"
#include "lower.hpp"
#include "render.hpp"

namespace {

constexpr std::array schemes{mighost::str("sqlite"), mighost::str("sqlite3")};

// No limit of names, and no schemas: both members stay zero.
constexpr mighost_dialect dialect{
    .struct_size = sizeof(mighost_dialect),
    .schemes = mighost::span_of(schemes),
    .driver = mighost::str("sqlite3"),
    .capabilities = MIGHOST_CAN_ROLL_BACK_DDL,
    .lower = mighost::lower<sqlite::lower>,
    .render = mighost::render<sqlite::render>,
    .introspect = mighost::introspect<sqlite::introspect>,
    .lower_enum = mighost::lower_enum<sqlite::lower_enum>,
};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::dialect_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, dialect, "SQLite 3.38 and later");
