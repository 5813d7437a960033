// A dialect without the SDK's trampolines: its exceptions leave it. (R7)
#include <mighost/plugin.hpp>

#include <array>
#include <stdexcept>

namespace {

int32_t lower(const mighost_host*, const mighost_table*, const mighost_table*) {
  throw std::runtime_error("no such type");
}

int32_t render(const mighost_host*, mighost_span, uint64_t) {
  return 0;
}

constexpr std::array schemes{mighost::str("throwing")};
constexpr mighost_dialect dialect{.struct_size = sizeof(mighost_dialect),
                                  .schemes = mighost::span_of(schemes),
                                  .driver = mighost::str("sqlite3"),
                                  .lower = lower,
                                  .render = render};

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::dialect_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, dialect);
