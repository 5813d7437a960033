#include "each_message.hpp"

#include <doctest/doctest.h>

#include <atomic>
#include <cstdlib>
#include <memory>
#include <thread>
#include <vector>

namespace mighost::test {
namespace {

/// Takes messages from the others until none is left. What it throws is a failed test.
void work(FaultyRun& faulty, Fault fault, std::atomic<std::size_t>& next, std::size_t stride,
          std::size_t last) {
  for (std::size_t message; (message = next.fetch_add(stride)) <= last;) {
    CAPTURE(message);
    try {
      faulty.run(message, fault);
      faulty.check_before_or_after();
      faulty.check_next_run();
    } catch (const std::exception& error) {
      FAIL_CHECK("at message " << message << ": " << std::string{error.what()});
    }
  }
}

}  // namespace

void at_each_message(TestServer* server, const char* command, Fault fault, std::size_t first,
                     std::size_t stride) {
  if (server == nullptr) return;
  std::vector<std::unique_ptr<FaultyRun>> runs;
  const bool silent = fault == Fault::freeze || fault == Fault::vanish;
  const std::size_t most = fault == Fault::crash ? 1 : silent ? 10 : 5;
  while (runs.size() < most) runs.push_back(std::make_unique<FaultyRun>(*server, command));
  const std::size_t messages = runs.front()->messages();
  const char* wanted = std::getenv("MIGHOST_FAULTS");
  const bool all = wanted != nullptr && std::string{wanted} == "all";
  REQUIRE(messages > 50);
  std::atomic<std::size_t> next = all ? 1 : first;
  if (runs.size() == 1) return work(*runs.front(), fault, next, all ? 1 : stride, messages);
  std::vector<std::thread> workers;
  for (const auto& run : runs) {
    workers.emplace_back([&] { work(*run, fault, next, all ? 1 : stride, messages); });
  }
  for (std::thread& each : workers) each.join();
}

}  // namespace mighost::test
