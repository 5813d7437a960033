// R6 to R9: what a plugin's functions do with memory, failures, callbacks and threads.
#include <algorithm>
#include <chrono>
#include <string>
#include <thread>

#include "conformance/raw_host.hpp"
#include "conformance/revocable.hpp"
#include "conformance/test.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

/// Fail points of one call that are tried; calls with more callbacks have them spread.
constexpr std::size_t most_attempts = 40;

/// Makes the call, and says what left it by an exception; empty: nothing did.
std::string made(const PluginCall& call, const mighost_host* host, int32_t& status) {
  try {
    status = call.make(host);
    return {};
  } catch (const std::exception& error) {
    return error.what();
  } catch (...) {
    return "something that is no std::exception";
  }
}

Problems reports_failures(const PluginUnderTest& plugin) {
  Problems problems;
  for (const PluginCall& call : plugin.calls()) {
    RawHost raw;
    int32_t status = 0;
    const std::string thrown = made(call, &raw.host, status);
    const auto found = [&](const char* rule, const std::string& reason, std::string remedy) {
      problems.push_back({plugin.file, rule, call.name + ": " + reason, std::move(remedy)});
    };
    if (!thrown.empty()) {
      found("R7", "an exception left the plugin: " + printable(thrown),
            "catch it in the plugin and report it by `fail`, as mighost/plugin.hpp does");
      continue;
    }
    if (status != 0 && raw.messages.empty())
      found("R7", "returned " + std::to_string(status) + " and does not say why",
            "call `fail` with a message before");
    if (status == 0 && !raw.messages.empty())
      found("R7", "called `fail` and returned 0: " + printable(raw.messages.front()),
            "return what `fail` returns");
    if (status != 0 && !raw.messages.empty() && !call.may_fail)
      found("", printable(raw.messages.front()), "it is given what every plugin of its kind is given");
    for (const std::string& message : raw.messages) {
      if (!is_utf8(message)) found("R5", "a message is not UTF-8: " + printable(message), "write UTF-8");
    }
  }
  return problems;
}

/// What is wrong with what the call does when callback number `at` fails; empty: nothing.
std::string answer_to_trouble(const PluginCall& call, std::size_t at) {
  RawHost raw;
  raw.fail_at = at;
  int32_t status = 0;
  if (const std::string thrown = made(call, &raw.host, status); !thrown.empty())
    return "an exception leaves the plugin: " + thrown;
  if (raw.after_trouble != 0) return "the plugin goes on calling the host";
  if (status != RawHost::trouble) return "the plugin returns " + std::to_string(status);
  return {};
}

std::size_t callbacks_of(const PluginUnderTest& plugin, const PluginCall& call) {
  const auto count = [&] {
    RawHost raw;
    int32_t status = 0;
    made(call, &raw.host, status);
    return raw.calls;
  };
  if (!call.once) return count();
  const ChildEnd end = run_in_child(plugin.limit, Leave::at_once, [&] { return std::to_string(count()); });
  return end.well() ? std::stoul(end.text) : 0;
}

Problems passes_on_failures(const PluginUnderTest& plugin) {
  Problems problems;
  for (const PluginCall& call : plugin.calls()) {
    const std::size_t callbacks = callbacks_of(plugin, call);
    const std::size_t step = std::max<std::size_t>(1, callbacks / most_attempts);
    for (std::size_t at = 1; at <= callbacks; at += step) {
      std::string wrong;
      if (call.once) {
        const ChildEnd end =
            run_in_child(plugin.limit, Leave::at_once, [&] { return answer_to_trouble(call, at); });
        wrong = end.well() ? end.text : "the plugin ends the process, or does not return";
      } else {
        wrong = answer_to_trouble(call, at);
      }
      if (wrong.empty()) continue;
      problems.push_back({plugin.file, "R8",
                          call.name + ": when callback number " + std::to_string(at) + " returns " +
                              std::to_string(RawHost::trouble) + ", " + wrong,
                          "stop, and return that status without calling `fail`"});
      break;
    }
  }
  return problems;
}

Problems stays_on_its_thread(const PluginUnderTest& plugin) {
  Problems problems;
  for (const PluginCall& call : plugin.calls()) {
    // The host struct goes when the call returns, as the real one does.
    Revocable memory{std::size_t{1} << 16U};
    RawHost raw;
    int32_t status = 0;
    made(call, memory.copy(raw.host), status);
    if (raw.from_elsewhere != 0)
      problems.push_back({plugin.file, "R9", call.name + ": calls the host on another thread",
                          "make every callback on the thread that called"});
    memory.revoke();
  }
  // Whoever kept a host uses it now, be it in a thread of its own.
  std::this_thread::sleep_for(std::chrono::milliseconds{50});
  for (const PluginCall& call : plugin.calls()) {
    if (call.once) continue;
    RawHost raw;
    int32_t status = 0;
    made(call, &raw.host, status);
  }
  return problems;
}

}  // namespace

std::vector<ConformanceTest> call_tests(const PluginUnderTest& plugin) {
  if (plugin.calls == nullptr) return {};
  const auto test = [&](const char* rule, const char* name, Problems (*run)(const PluginUnderTest&)) {
    return ConformanceTest{rule, name, [&plugin, run] { return run(plugin); }};
  };
  return {test("R7", "tells its failures by `fail`, and lets no exception out", reports_failures),
          test("R8", "stops when a callback fails, and passes the status on", passes_on_failures),
          test("R9", "calls the host on the same thread, and during a call only", stays_on_its_thread)};
}

}  // namespace mighost
