#include "plugin/call.hpp"

#include <mighost/view.hpp>

#include <vector>

#include "plugin/layout.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

constexpr int32_t failed = 1;   ///< the plugin called `fail`
constexpr int32_t stopped = 2;  ///< a callback of the host has failed

/// Text from a plugin for a message, whatever it is.
std::string message_text(mighost_str text) {
  if (text.ptr == nullptr || text.len == 0) return "no reason given";
  return printable(view(text));
}

}  // namespace

/// The functions behind mighost_host. None lets an exception out.
struct Call::Callbacks {
  static Call& of(const mighost_host* host) { return *static_cast<Call*>(host->ctx); }

  template <typename Body>
  static int32_t guarded(const mighost_host* host, Body&& body) noexcept {
    Call& call = of(host);
    if (call.thrown_) return stopped;  // the plugin goes on after a failure (R8): nothing more is taken
    try {
      body(call);
      return 0;
    } catch (...) {
      call.thrown_ = std::current_exception();
      return stopped;
    }
  }

  /// Hands one struct on, as this host knows it.
  template <typename T>
  static int32_t give(const mighost_host* host, const T* given,
                      std::function<void(const T&)> Call::*taker) noexcept {
    return guarded(host, [&](Call& call) {
      const std::string name{Layout<T>::name};
      if (!(call.*taker)) call.fail("R9", "gave a " + name + ", which this call does not take", "do not");
      if (given == nullptr) call.fail("R3", "gave a null " + name, "pass a pointer to one");
      Checker checker = call.checker();
      checker.structure(Place{nullptr, "a " + name}, given);
      call.throw_problems(checker);
      (call.*taker)(read_struct(given));
    });
  }

  static int32_t fail(const mighost_host* host, mighost_str message) noexcept {
    Call& call = of(host);
    guarded(host, [&](Call&) {
      if (!call.message_) call.message_ = message_text(message);
    });
    return failed;
  }

  static void log(const mighost_host* host, uint32_t level, mighost_str message) noexcept {
    guarded(host, [&](Call& call) {
      if (!call.log_) return;
      const uint32_t known = level > MIGHOST_LOG_WARNING ? uint32_t{MIGHOST_LOG_WARNING} : level;
      call.log_(static_cast<LogLevel>(known), call.plugin_, message_text(message));
    });
  }

  static int32_t table(const mighost_host* host, const mighost_table* table) noexcept {
    return give(host, table, &Call::on_table);
  }
  static int32_t enumeration(const mighost_host* host, const mighost_enum* enumeration) noexcept {
    return give(host, enumeration, &Call::on_enum);
  }
  static int32_t object(const mighost_host* host, const mighost_object* object) noexcept {
    return give(host, object, &Call::on_object);
  }
  static int32_t statement(const mighost_host* host, const mighost_statement* statement) noexcept {
    return give(host, statement, &Call::on_statement);
  }
  static int32_t step(const mighost_host* host, const mighost_step* step) noexcept {
    return give(host, step, &Call::on_step);
  }

  static int32_t query(const mighost_host* host, mighost_str sql, const mighost_str* args, uint32_t arg_count,
                       int32_t (*on_row)(void* user, const mighost_row* row), void* user) noexcept {
    int32_t ended_by_plugin = 0;
    const int32_t status = guarded(host, [&](Call& call) {
      if (call.query == nullptr) {
        call.fail("R9", "asked the database, which this call does not offer",
                  "query in `introspect` and `normalize` only");
      }
      Checker checker = call.checker();
      const Place place{nullptr, "query"};
      checker.required(place, "sql", sql);
      if (args == nullptr && arg_count != 0)
        checker.problem(place, "R4", "args is null with a count", "set it");
      for (uint32_t i = 0; args != nullptr && i < arg_count; ++i) checker.text(place, "an argument", args[i]);
      call.throw_problems(checker);

      std::vector<QueryValue> values(arg_count);
      for (uint32_t i = 0; i < arg_count; ++i) {
        if (present(args[i])) values[i] = view(args[i]);
      }
      std::vector<mighost_str> cells;
      (*call.query)(view(sql), values, [&](std::span<const QueryValue> row) {
        if (on_row == nullptr) return true;
        cells.clear();
        // A view of nothing may have a null pointer, which would be NULL to the plugin.
        for (const QueryValue& value : row) {
          cells.push_back(!value ? mighost_str{}
                                 : str(value->data() == nullptr ? std::string_view{""} : *value));
        }
        const mighost_row row_struct{sizeof(mighost_row), static_cast<uint32_t>(cells.size()), cells.data()};
        ended_by_plugin = on_row(user, &row_struct);
        return ended_by_plugin == 0;
      });
    });
    return status != 0 ? status : ended_by_plugin;
  }

  static const void* extension(const mighost_host* /*host*/, mighost_str /*id*/) noexcept {
    return nullptr;  // ABI 1.0 has none
  }
};

Call::Call(std::filesystem::path path, std::string plugin, std::string doing, const Log& log)
    : path_(std::move(path)),
      plugin_(std::move(plugin)),
      doing_(std::move(doing)),
      who_(path_.string() + ": " + doing_),
      log_(log),
      host_{.struct_size = sizeof(mighost_host),
            .reserved = 0,
            .ctx = this,
            .fail = Callbacks::fail,
            .log = Callbacks::log,
            .table = Callbacks::table,
            .enumeration = Callbacks::enumeration,
            .object = Callbacks::object,
            .statement = Callbacks::statement,
            .query = Callbacks::query,
            .extension = Callbacks::extension,
            .step = Callbacks::step} {}

void Call::fail(std::string rule, const std::string& reason, std::string remedy) const {
  throw PluginError({Problem{path_, std::move(rule), doing_ + ": " + reason, std::move(remedy)}});
}

void Call::throw_problems(Checker& checker) const {
  if (checker.good()) return;
  std::vector<Problem> problems = checker.take();
  for (Problem& problem : problems) problem.reason = doing_ + ": " + problem.reason;
  throw PluginError(std::move(problems));
}

void Call::left_by_exception(const std::string& what) const {
  // The same plugin built with another compiler would end the host here.
  fail("R7", "an exception left the plugin: " + printable(what),
       "catch it in the plugin and report it by `fail`, as mighost/plugin.hpp does");
}

void Call::finish(int32_t status) const {
  if (thrown_) std::rethrow_exception(thrown_);
  if (message_) throw ReportedError({Problem{path_, "", doing_ + ": " + *message_, ""}}, *message_);
  if (status == stopped) {
    fail("R8", "returned status " + std::to_string(status) + ", which no callback has given it",
         "call `fail`, and return what it returns");
  }
  if (status != 0) {
    fail("R7", "failed with status " + std::to_string(status) + " and does not say why",
         "call `fail` with a message before");
  }
}

}  // namespace mighost
