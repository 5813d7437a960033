#include <csignal>
#include <string>
#include <vector>

#include "cli/environment.hpp"
#include "cli/run.hpp"
#include "cli/terminal.hpp"

int main(int argc, char** argv) {
  // A file that may not grow further is an error to be told, not the end of the process.
  std::signal(SIGXFSZ, SIG_IGN);
  const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
  mighost::Terminal terminal = mighost::standard_terminal();
  return mighost::run(words, mighost::read_environment(), terminal);
}
