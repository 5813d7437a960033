#include "plugin/probe.hpp"

#include <dlfcn.h>
#include <sys/wait.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "process/contained.hpp"
#include "process/forked.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// The one thing worth telling of what a dying process prints: what it threw, else its first line.
std::string essence(std::string_view output) {
  constexpr std::string_view what = "what():";
  const std::size_t at = output.find(what);
  if (at != std::string_view::npos) {
    output.remove_prefix(at + what.size());
  }
  const std::size_t start = std::min(output.find_first_not_of(" \t\r\n="), output.size());
  output.remove_prefix(start);
  output = output.substr(0, output.find('\n'));
  return printable(output, 500);
}

Problem died(const fs::path& file, const std::string& how, const std::string& output) {
  std::string reason = "an initialiser of it " + how;
  if (const std::string said = essence(output); !said.empty()) reason += ": " + said;
  return {file, "load", std::move(reason),
          "a plugin is constant data, initialised at compile time: take out the variables that need code to "
          "run when the library is loaded, or let that code catch its exceptions"};
}

}  // namespace

bool runs_code_when_loaded(const ElfFacts& facts) {
  // The compiler's own start-up code is one initialiser, which does nothing here.
  if (facts.initialisers > 1) return true;
  return std::any_of(facts.needed.begin(), facts.needed.end(), [](std::string_view name) {
    // The libraries of the C and C++ run time, which the host itself has loaded already.
    for (const std::string_view known : {"libc.", "libm.", "libstdc++.", "libgcc_s.", "libdl.", "libpthread.",
                                         "librt.", "ld-linux", "libc++.", "libc++abi.", "libunwind."}) {
      if (name.starts_with(known)) return false;
    }
    return true;
  });
}

std::optional<Problem> probe_loading(const fs::path& file, std::chrono::milliseconds limit) try {
  // What an initialiser throws must end there, and not be caught by the host, of which that process is a
  // copy. glibc declares dlopen as throwing nothing; the compiler must not believe it.
  void* (*volatile const open)(const char*, int) = dlopen;
  const auto load = [&]() noexcept { open(file.c_str(), RTLD_NOW | RTLD_LOCAL); };
  // If the dynamic loader says no, it will say why when the host asks it.
  run_contained([&](const auto& /*give*/) { load(); }, limit);
  return std::nullopt;
} catch (const ContainedError& error) {
  const std::optional<int> status = error.status();
  if (!status) {
    return died(file, "did not return within " + std::to_string(limit.count()) + " milliseconds",
                error.output());
  }
  return died(
      file,
      "ends the process " + (WIFSIGNALED(*status) ? "by " + signal_name(WTERMSIG(*status))
                                                  : "with status " + std::to_string(WEXITSTATUS(*status))),
      error.output());
}

}  // namespace mighost
