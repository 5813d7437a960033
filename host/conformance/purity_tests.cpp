// R10: the same input gives the same output, wherever and whenever.
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <exception>
#include <string>
#include <thread>

#include "conformance/test.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

constexpr int forbidden = 99;  ///< the exit status that the filter's signal handler leaves with

const char* const same_remedy =
    "make the output of the input alone: keep nothing between calls, iterate over nothing that is ordered by "
    "address or hash, and read no clock, environment or file";

constexpr char made = '+';
constexpr char failed = '-';

/// What the plugin makes of the input, or what it fails with: that has to be the same, too.
std::string outcome(const PluginUnderTest& plugin) {
  try {
    return made + plugin.output();
  } catch (const std::exception& error) {
    return failed + std::string{error.what()};
  }
}

/// The same in a process of its own, `where` it is taken to before.
ChildEnd outcome_of(
    const PluginUnderTest& plugin, void (*where)() = [] {}) {
  return run_in_child(plugin.limit, Leave::at_once, [&] {
    where();
    return outcome(plugin);
  });
}

bool is_made(const ChildEnd& end) {
  return end.well() && end.text.starts_with(made);
}

bool are_alike(const ChildEnd& a, const ChildEnd& b) {
  return a.in_time == b.in_time && a.status == b.status && a.text == b.text;
}

/// For a plugin that does not work at all: why is told by the tests of what it makes.
Problems cannot_be_compared(const PluginUnderTest& plugin) {
  return {{plugin.file, "R10", "not tested: there is nothing to compare, as it fails by itself", "",
           Problem::Severity::note}};
}

Problems is_the_same_again(const PluginUnderTest& plugin) {
  if (!is_made(outcome_of(plugin))) return cannot_be_compared(plugin);
  if (outcome(plugin) == outcome(plugin)) return {};
  return {{plugin.file, "R10", "gives something else for the same tables the second time", same_remedy}};
}

void move_elsewhere() {
  // So that a clock of seconds, which may be late by a tick, shows another time than in the other process.
  const auto now = std::chrono::system_clock::now();
  std::this_thread::sleep_until(std::chrono::ceil<std::chrono::seconds>(now) + std::chrono::milliseconds{20});
  clearenv();
  setenv("HOME", "/nonexistent", 1);
  setenv("USER", "somebody_else", 1);
  setenv("TZ", "Pacific/Kiritimati", 1);
  setenv("LC_ALL", "tr_TR.UTF-8", 1);
  if (chdir("/") != 0) _exit(1);
}

Problems is_the_same_elsewhere(const PluginUnderTest& plugin) {
  const ChildEnd here = outcome_of(plugin);
  const ChildEnd there = outcome_of(plugin, move_elsewhere);
  if (are_alike(here, there)) return is_made(here) ? Problems{} : cannot_be_compared(plugin);
  const bool gone = is_made(here) && !is_made(there);
  return {{plugin.file, "R10",
           std::string{gone ? "does not work" : "gives something else"} +
               " at another time, in another folder and environment",
           same_remedy}};
}

#if defined(__x86_64__) || defined(__aarch64__)
#if defined(__x86_64__)
constexpr uint32_t architecture = AUDIT_ARCH_X86_64;
#else
constexpr uint32_t architecture = AUDIT_ARCH_AARCH64;
#endif

constexpr std::array refused{
#ifdef SYS_open
    SYS_open,   SYS_creat,
#endif
    SYS_openat, SYS_openat2, SYS_socket, SYS_connect, SYS_execve, SYS_execveat, SYS_unlinkat, SYS_mkdirat};

/// From now on, a call of one of these ends the process. False: this system cannot do that.
bool refuse_files_and_network() {
  std::vector<sock_filter> filter{BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)),
                                  BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, architecture, 1, 0),
                                  BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW),
                                  BPF_STMT(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
  for (const long number : refused) {
    filter.push_back(BPF_JUMP(BPF_JMP | BPF_JEQ | BPF_K, static_cast<uint32_t>(number), 0, 1));
    filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_TRAP));
  }
  filter.push_back(BPF_STMT(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
  const sock_fprog program{static_cast<unsigned short>(filter.size()), filter.data()};
  std::signal(SIGSYS, [](int) { _exit(forbidden); });
  return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 &&
         prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &program) == 0;
}
#else
bool refuse_files_and_network() {
  return false;
}
#endif

Problems opens_nothing(const PluginUnderTest& plugin) {
  const std::string unknown = "?";
  const ChildEnd end = run_in_child(plugin.limit, Leave::at_once,
                                    [&] { return refuse_files_and_network() ? outcome(plugin) : unknown; });
  if (is_made(end)) return {};
  if (end.well() && end.text == unknown) {
    return {{plugin.file, "R10", "not tested: this system cannot forbid files to a process", "",
             Problem::Severity::note}};
  }
  if (are_alike(outcome_of(plugin), end)) return cannot_be_compared(plugin);
  if (WIFEXITED(end.status) && WEXITSTATUS(end.status) == forbidden)
    return {{plugin.file, "R10",
             "opens a file, starts a program or uses the network while it lowers or renders",
             "bring along all that it needs as constant data"}};
  return {{plugin.file, "R10", "does not work where it can open no file", same_remedy}};
}

}  // namespace

std::vector<ConformanceTest> purity_tests(const PluginUnderTest& plugin) {
  if (plugin.output == nullptr) return {};
  const auto test = [&](const char* name, Problems (*run)(const PluginUnderTest&)) {
    return ConformanceTest{"R10", name, [&plugin, run] { return run(plugin); }};
  };
  return {test("gives the same for the same", is_the_same_again),
          test("gives the same at another time, in another folder and environment", is_the_same_elsewhere),
          test("opens no files and no network", opens_nothing)};
}

}  // namespace mighost
