#ifndef MIGHOST_TESTS_COMPLETION_SHELL_HPP
#define MIGHOST_TESTS_COMPLETION_SHELL_HPP

#include <string>
#include <string_view>
#include <vector>

#include "../cli/installation.hpp"
#include "typist.hpp"

namespace mighost::test {

/// An interactive shell in the project's folder of an installation, with its completion of mighost.
class Shell {
 public:
  /// `name`: bash, zsh, "zsh by source" or fish.
  Shell(const std::string& name, const Installation& mighost);

  /// The words of the line, as the shell takes them, after `keys` were typed and the tabulator among them did
  /// its work. Runs nothing but the shell's own printf.
  std::vector<std::string> words_of(std::string_view keys);

 private:
  TempDir startup_;
  Typist typist_;
  int lines_ = 0;
};

}  // namespace mighost::test

#endif
