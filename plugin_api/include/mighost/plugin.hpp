// What every plugin in C++ needs: calls into the host, functions that no exception leaves, and the exported
// symbol.
#ifndef MIGHOST_PLUGIN_HPP
#define MIGHOST_PLUGIN_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <exception>
#include <initializer_list>
#include <string_view>
#include <utility>

namespace mighost {

// A provider of constant data may be built without exceptions; functions that run in the plugin need them.
#ifdef __cpp_exceptions

/// Thrown when a host callback returned a failure; carries its status back through the plugin (rule R8).
struct Stopped {
  int32_t status;
};

/// The host during one call into the plugin. Valid until that call returns.
class Host {
 public:
  explicit Host(const mighost_host& host) noexcept : host_(host) {}

  /// Gives the host a table, enum, object or statement, which it copies. Throws Stopped.
  void table(const mighost_table& table) const { check(host_.table(&host_, &table)); }
  void enumeration(const mighost_enum& enumeration) const { check(host_.enumeration(&host_, &enumeration)); }
  void object(const mighost_object& object) const { check(host_.object(&host_, &object)); }
  void statement(const mighost_statement& statement) const { check(host_.statement(&host_, &statement)); }
  void step(const mighost_step& step) const { check(host_.step(&host_, &step)); }

  /// A remark for the person who runs the host; `level` is MIGHOST_LOG_….
  void log(uint32_t level, std::string_view message) const { host_.log(&host_, level, str(message)); }

  /// Runs one query; calls `on_row(const mighost_row&)` for each row. Throws Stopped; what on_row throws ends
  /// the query and comes out here.
  template <typename OnRow>
  void query(std::string_view sql, std::initializer_list<mighost_str> args, OnRow&& on_row) const {
    struct Call {
      OnRow& on_row;
      std::exception_ptr thrown;
    } call{on_row, nullptr};
    const int32_t status = host_.query(
        &host_, str(sql), args.begin(), static_cast<uint32_t>(args.size()),
        [](void* user, const mighost_row* row) noexcept -> int32_t {
          auto& running = *static_cast<Call*>(user);
          try {
            running.on_row(*row);
            return 0;
          } catch (...) {
            running.thrown = std::current_exception();
            return 1;
          }
        },
        &call);
    if (call.thrown) std::rethrow_exception(call.thrown);
    check(status);
  }

  const mighost_host& raw() const noexcept { return host_; }

 private:
  static void check(int32_t status) {
    if (status != 0) throw Stopped{status};
  }
  const mighost_host& host_;
};

/// Runs `body`, and turns whatever it throws into a reported failure (rule R7). Returns the status for the
/// host.
template <typename Body>
int32_t guarded(const mighost_host* host, Body&& body) noexcept {
  try {
    std::forward<Body>(body)(Host{*host});
    return 0;
  } catch (const Stopped& stopped) {
    return stopped.status;
  } catch (const std::exception& error) {
    return host->fail(host, str(std::string_view{error.what()}));
  } catch (...) {
    return host->fail(host, str(std::string_view{"the plugin threw something that is not a std::exception"}));
  }
}

/// The members of mighost_dialect and mighost_provider, made from functions that may throw:
/// `.lower = mighost::lower<my_lower>`.
template <void (*Function)(const Host&, const mighost_table& logical, const mighost_table* parent)>
int32_t lower(const mighost_host* host, const mighost_table* logical, const mighost_table* parent) noexcept {
  return guarded(host, [&](const Host& h) { Function(h, *logical, parent); });
}

template <void (*Function)(const Host&, Rows<mighost_change> changes, uint64_t flags)>
int32_t render(const mighost_host* host, mighost_span changes, uint64_t flags) noexcept {
  return guarded(host, [&](const Host& h) { Function(h, Rows<mighost_change>{changes}, flags); });
}

template <void (*Function)(const Host&, std::string_view schema, uint64_t flags)>
int32_t introspect(const mighost_host* host, mighost_str schema, uint64_t flags) noexcept {
  return guarded(host, [&](const Host& h) { Function(h, view(schema), flags); });
}

template <void (*Function)(const Host&, const mighost_enum& logical)>
int32_t lower_enum(const mighost_host* host, const mighost_enum* logical) noexcept {
  return guarded(host, [&](const Host& h) { Function(h, *logical); });
}

template <void (*Function)(const Host&, std::string_view schema, Rows<mighost_table> tables,
                           Rows<mighost_enum> enums, uint64_t flags)>
int32_t normalize(const mighost_host* host, mighost_str schema, mighost_span tables, mighost_span enums,
                  uint64_t flags) noexcept {
  return guarded(host, [&](const Host& h) {
    Function(h, view(schema), Rows<mighost_table>{tables}, Rows<mighost_enum>{enums}, flags);
  });
}

template <void (*Function)(const Host&, const mighost_object& logical)>
int32_t lower_object(const mighost_host* host, const mighost_object* logical) noexcept {
  return guarded(host, [&](const Host& h) { Function(h, *logical); });
}

template <void (*Function)(const Host&, const mighost_condition& condition, Rows<mighost_str> then,
                           Rows<mighost_str> otherwise)>
int32_t conditional(const mighost_host* host, const mighost_condition* condition, mighost_span then,
                    mighost_span otherwise) noexcept {
  return guarded(host, [&](const Host& h) {
    Function(h, read_struct(condition), Rows<mighost_str>{then}, Rows<mighost_str>{otherwise});
  });
}

template <void (*Function)(const Host&)>
int32_t produce(const mighost_host* host) noexcept {
  return guarded(host, [&](const Host& h) { Function(h); });
}

#endif  // __cpp_exceptions

/// The value of `mighost_plugin_v1` for a dialect:
/// `extern "C" constinit const mighost_plugin mighost_plugin_v1 = mighost::dialect_plugin("mine", "1.0.0",
/// dialect);` All arguments must live as long as the process.
constexpr mighost_plugin dialect_plugin(std::string_view name, std::string_view version,
                                        const mighost_dialect& dialect,
                                        std::string_view description = {}) noexcept {
  return {{MIGHOST_MAGIC_BYTES},
          sizeof(mighost_plugin),
          MIGHOST_ABI_MAJOR,
          MIGHOST_ABI_MINOR,
          MIGHOST_KIND_DIALECT,
          0,
          str(name),
          str(version),
          str(description),
          nullptr,
          &dialect,
          nullptr,
          nullptr};
}

/// The same for a provider.
constexpr mighost_plugin provider_plugin(std::string_view name, std::string_view version,
                                         const mighost_provider& provider,
                                         std::string_view description = {}) noexcept {
  return {{MIGHOST_MAGIC_BYTES},
          sizeof(mighost_plugin),
          MIGHOST_ABI_MAJOR,
          MIGHOST_ABI_MINOR,
          MIGHOST_KIND_PROVIDER,
          0,
          str(name),
          str(version),
          str(description),
          &provider,
          nullptr,
          nullptr,
          nullptr};
}

/// The same for the migrations of a project.
constexpr mighost_plugin migrations_plugin(std::string_view name, std::string_view version,
                                           const mighost_migrations& migrations,
                                           std::string_view description = {}) noexcept {
  return {{MIGHOST_MAGIC_BYTES},
          sizeof(mighost_plugin),
          MIGHOST_ABI_MAJOR,
          MIGHOST_ABI_MINOR,
          MIGHOST_KIND_MIGRATIONS,
          0,
          str(name),
          str(version),
          str(description),
          nullptr,
          nullptr,
          nullptr,
          &migrations};
}

}  // namespace mighost

#endif
