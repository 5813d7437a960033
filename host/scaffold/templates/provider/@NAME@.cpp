// The tables of @NAME@, as constant expressions: nothing runs when the plugin is loaded.
#include <mighost/provider.hpp>

namespace {

using namespace mighost::define;

// A child table: its rows go with the row of the parent that they belong to.
constexpr Column line_columns[] = {bigint("order_id").parent_id().not_null(), string("article").not_null(),
                                   integer("amount").not_null().default_value("1")};
constexpr Table order_relations[] = {table("order_lines", line_columns).primary_key<"order_id", "article">()};

constexpr Column order_columns[] = {bigint("id").id().not_null(), string("customer").not_null(),
                                    timestamptz("placed_at")};
constexpr Table tables[] = {
    resource("@NAME@.orders", "orders", order_columns).primary_key<"id">().relations(order_relations)};

// "plain": no columns but these. Without it, every table gets those of CloudQuery's convention.
constexpr mighost_provider provider_part = provider(tables, "plain");

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::provider_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, provider_part, "Tables of @NAME@");
