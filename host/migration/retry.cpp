#include "migration/retry.hpp"

#include <random>
#include <thread>

#include "migration/backoff.hpp"

namespace mighost {

bool may_pass(const DatabaseError& error) {
  return error.sqlstate() == "55P03" || error.sqlstate() == "40P01" || error.sqlstate() == "40001";
}

bool pause_before_retry(const DatabaseError& error, const std::string& said, std::size_t attempt,
                        const RunSettings& settings, RunObserver& observer) {
  if (!may_pass(error) || attempt > settings.lock_retries) return false;
  static thread_local std::minstd_rand random{std::random_device{}()};
  const std::chrono::milliseconds pause = backoff(attempt, random);
  observer.tries_again(said, pause);
  std::this_thread::sleep_for(pause);
  return true;
}

}  // namespace mighost
