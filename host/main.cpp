#include <algorithm>
#include <csignal>
#include <string>
#include <string_view>
#include <vector>

#include "cli/environment.hpp"
#include "cli/run.hpp"
#include "cli/terminal.hpp"
#include "process/exit_guard.hpp"
#include "text/secret.hpp"

/// Overwrites the passwords in the process's own arguments, which every user of the machine can read.
static void hide_passwords_in(int argc, char** argv) {
  for (int i = 1; i < argc; ++i) {
    const std::string_view word{argv[i]};
    const std::string hidden = mighost::hide_passwords(word);
    if (hidden == word) continue;
    std::fill_n(argv[i], word.size(), '\0');
    std::copy_n(hidden.begin(), std::min(hidden.size(), word.size()), argv[i]);
  }
}

int main(int argc, char** argv) {
  // A file that may not grow further is an error to be told, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  hide_passwords_in(argc, argv);
  mighost::Terminal terminal = mighost::standard_terminal();
  mighost::guard_exit();
  const int status = mighost::run(words, mighost::read_environment(), terminal);
  mighost::allow_exit();
  return status;
}
