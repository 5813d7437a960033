// A provider that makes its tables at run time, and has none to make: there is nothing to change.
#include <mighost/plugin.hpp>

namespace {

void make_no_tables(const mighost::Host&) {}

constexpr mighost_provider provider{.struct_size = sizeof(mighost_provider),
                                    .produce = mighost::produce<make_no_tables>};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::provider_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, provider);
