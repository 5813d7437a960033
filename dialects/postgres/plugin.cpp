#include <mighost/plugin.hpp>

#include <array>

#include "common/conditional.hpp"
#include "common/identifier.hpp"
#include "common/introspect/introspect.hpp"
#include "common/lower_enum.hpp"
#include "common/lower_object.hpp"
#include "common/normalize/normalize.hpp"
#include "common/render.hpp"
#include "postgres/lower.hpp"

namespace {

void render_changes(const mighost::Host& host, mighost::Rows<mighost_change> changes, uint64_t flags) {
  mighost::dialect::render(host, changes, flags, mighost::dialect::Extension{});
}

void introspect_schema(const mighost::Host& host, std::string_view schema, uint64_t flags) {
  mighost::dialect::introspect(host, schema, flags);
}

constexpr std::array schemes{mighost::str("postgres"), mighost::str("postgresql")};

constexpr mighost_dialect dialect{
    .struct_size = sizeof(mighost_dialect),
    .max_identifier_bytes = mighost::dialect::max_identifier_bytes,
    .schemes = mighost::span_of(schemes),
    .driver = mighost::str("postgresql"),
    .default_schema = mighost::str("public"),
    .capabilities = MIGHOST_CAN_ROLL_BACK_DDL,
    .lower = mighost::lower<mighost::postgres::lower>,
    .render = mighost::render<render_changes>,
    .introspect = mighost::introspect<introspect_schema>,
    .lower_enum = mighost::lower_enum<mighost::dialect::lower_enum>,
    .normalize = mighost::normalize<mighost::dialect::normalize>,
    .lower_object = mighost::lower_object<mighost::dialect::lower_object>,
    .conditional = mighost::conditional<mighost::dialect::conditional>,
};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::dialect_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, dialect, "PostgreSQL 15 and later");
