#ifndef MIGHOST_PLUGIN_CALL_HPP
#define MIGHOST_PLUGIN_CALL_HPP

#include <mighost/abi.h>

#include <exception>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "plugin/checker.hpp"
#include "plugin/log.hpp"
#include "plugin/problem.hpp"
#include "plugin/query.hpp"
#include "process/exit_guard.hpp"

namespace mighost {

/// What a plugin itself reported.
class ReportedError : public PluginError {
 public:
  ReportedError(std::vector<Problem> problems, std::string said)
      : PluginError(std::move(problems)), said_(std::move(said)) {}

  /// The plugin's own words, without those that what() has about plugin and call.
  const std::string& said() const noexcept { return said_; }

 private:
  std::string said_;
};

/// The host's side of one call into a plugin: what the callbacks of mighost_host do, and what has gone wrong
/// inside them. What a callback is not set for is refused. Callbacks may throw; what they throw comes out of
/// run(), after the plugin has returned (rule R7).
class Call {
 public:
  /// `doing` says in messages what the plugin was to do: "dialect `x`: lowering table `y`".
  Call(std::filesystem::path path, std::string plugin, std::string doing, const Log& log);
  Call(const Call&) = delete;
  Call& operator=(const Call&) = delete;

  std::function<void(const mighost_table&)> on_table;
  std::function<void(const mighost_enum&)> on_enum;
  std::function<void(const mighost_object&)> on_object;
  std::function<void(const mighost_statement&)> on_statement;
  std::function<void(const mighost_step&)> on_step;
  const Query* query = nullptr;

  /// Calls `function(host)`. Throws PluginError if the plugin failed or broke a rule, and what callbacks
  /// threw.
  template <typename Function>
  void run(Function&& function) {
    int32_t status = 0;
    const AtWork at_work{who_};
    try {
      status = function(&host_);
    } catch (const std::exception& error) {
      left_by_exception(error.what());
    } catch (...) {
      left_by_exception("something that is no std::exception");
    }
    finish(status);
  }

  /// A checker for what the plugin gives, and the throw of what it found.
  Checker checker() const { return {path_, nullptr, false}; }
  void throw_problems(Checker& checker) const;

  /// Throws a PluginError of one problem.
  [[noreturn]] void fail(std::string rule, const std::string& reason, std::string remedy) const;

 private:
  struct Callbacks;
  [[noreturn]] void left_by_exception(const std::string& what) const;
  void finish(int32_t status) const;

  std::filesystem::path path_;
  std::string plugin_;
  std::string doing_;
  std::string who_;  ///< file and what it does
  const Log& log_;
  mighost_host host_;
  std::exception_ptr thrown_;           ///< by a callback
  std::optional<std::string> message_;  ///< of the plugin's own failure
};

}  // namespace mighost

#endif
