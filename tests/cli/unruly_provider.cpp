// A provider that makes its tables at run time, and does something that no plugin may do.
#include <mighost/plugin.hpp>

#include <cstdio>
#include <cstdlib>
#include <string_view>

namespace {

void misbehave(const mighost::Host&) {
  const char* setting = std::getenv("MIGHOST_TEST_UNRULY");
  const std::string_view what = setting == nullptr ? "" : setting;
  if (what == "exits") std::exit(0);
  if (what == "prints") std::puts("{\"hello\": 1}");
}

constexpr mighost_provider provider{.struct_size = sizeof(mighost_provider),
                                    .produce = mighost::produce<misbehave>};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::provider_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, provider);
