#include "process/exit_guard.hpp"

#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <iostream>

namespace mighost {
namespace {

std::atomic<bool> guarded = false;
std::atomic<const std::string*> at_work = nullptr;

void at_exit() {
  if (!guarded) return;
  const std::string* who = at_work;
  std::cerr
      << "mighost: error: " << (who == nullptr ? "a plugin" : *who)
      << " ended the program by exit(); what was asked for is not done. 'mighost check' tests the plugin\n"
      << std::flush;
  _exit(EXIT_FAILURE);
}

}  // namespace

void guard_exit() {
  guarded = true;
  std::atexit(at_exit);
}

void allow_exit() {
  guarded = false;
}

AtWork::AtWork(const std::string& who) {
  at_work = &who;
}

AtWork::~AtWork() {
  at_work = nullptr;
}

}  // namespace mighost
