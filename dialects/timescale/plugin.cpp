#include <mighost/plugin.hpp>

#include <array>

#include "common/conditional.hpp"
#include "common/identifier.hpp"
#include "common/lower_enum.hpp"
#include "common/normalize/normalize.hpp"
#include "timescale/introspect/introspect.hpp"
#include "timescale/lower.hpp"
#include "timescale/lower_object.hpp"
#include "timescale/render/render.hpp"
#include "timescale/settings.hpp"

namespace {

constexpr std::array schemes{mighost::str("timescale"), mighost::str("timescaledb"), mighost::str("tsdb"),
                             mighost::str("ts")};

constexpr std::array kind_options{mighost::str(mighost::timescale::hypertable_key)};

constexpr mighost_dialect dialect{
    .struct_size = sizeof(mighost_dialect),
    .max_identifier_bytes = mighost::dialect::max_identifier_bytes,
    .schemes = mighost::span_of(schemes),
    .driver = mighost::str("postgresql"),
    .default_schema = mighost::str("public"),
    .capabilities = MIGHOST_CAN_ROLL_BACK_DDL,
    .lower = mighost::lower<mighost::timescale::lower>,
    .render = mighost::render<mighost::timescale::render>,
    .introspect = mighost::introspect<mighost::timescale::introspect>,
    .lower_enum = mighost::lower_enum<mighost::dialect::lower_enum>,
    .normalize = mighost::normalize<mighost::dialect::normalize>,
    .existing_schema = mighost::str("history"),
    .kind_options = mighost::span_of(kind_options),
    .lower_object = mighost::lower_object<mighost::timescale::lower_object>,
    .conditional = mighost::conditional<mighost::dialect::conditional>,
};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 = mighost::dialect_plugin(
    MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, dialect, "TimescaleDB 2 on PostgreSQL 15 and later");
