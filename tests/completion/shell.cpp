#include "shell.hpp"

#include <cstdlib>

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

std::string startup_file(const std::string& shell) {
  if (shell == "bash")
    return "PS1='ready> '\nbind 'set bell-style none'\nsource <(mighost completion bash)\n";
  if (shell.starts_with("zsh")) {
    const std::string begin =
        "PROMPT='ready> '\nsetopt no_beep no_auto_remove_slash\nunset zle_bracketed_paste\n"
        "autoload -Uz compinit\n";
    // As an installed file, and as a user without one does it.
    return begin + (shell == "zsh" ? "mighost completion zsh > $ZDOTDIR/_mighost\nfpath=($ZDOTDIR $fpath)\n"
                                     "compinit -u -D\n"
                                   : "compinit -u -D\nsource <(mighost completion zsh)\n");
  }
  return "function fish_prompt\n  printf 'ready> '\nend\nset -g fish_greeting\nmighost completion fish | "
         "source\n";
}

std::vector<std::string> argv(const std::string& shell, const fs::path& folder) {
  if (shell == "bash") return {"bash", "--noprofile", "--rcfile", folder / ".bashrc", "-i"};
  if (shell.starts_with("zsh")) return {"zsh", "--no-globalrcs", "-i"};
  return {"fish", "--no-config", "--private", "--init-command", read_file(folder / ".fishrc"), "-i"};
}

fs::path written_startup(const TempDir& folder, const std::string& shell) {
  write_file(folder / ("." + shell.substr(0, shell.find(' ')) + "rc"), startup_file(shell));
  return folder.path();
}

std::map<std::string, std::string> environment(const Installation& mighost, const fs::path& startup) {
  const char* path = std::getenv("PATH");
  return {
      {"PATH", mighost.program().parent_path().string() + ":" + (path == nullptr ? "/usr/bin:/bin" : path)},
      {"HOME", mighost.home().string()},
      {"ZDOTDIR", startup.string()},
      {"XDG_CONFIG_HOME", startup.string()},
      {"XDG_DATA_HOME", startup.string()},
      {"LC_ALL", "C.UTF-8"},
      {"TERM", "dumb"}};
}

}  // namespace

Shell::Shell(const std::string& name, const Installation& mighost)
    : typist_(argv(name, written_startup(startup_, name)), environment(mighost, startup_.path()),
              mighost.project()) {
  typist_.see("ready> ");
}

std::vector<std::string> Shell::words_of(std::string_view keys) {
  typist_.type(keys);
  // To the beginning of the line, where the command that shows the words goes. Its own name must not be seen.
  const std::string number = std::to_string(++lines_);
  typist_.type("\x01printf '<%s'\\> be''gin" + number + " \x05 en''d" + number + "\n");
  std::string seen = typist_.see("<end" + number + ">");
  const std::string begin = "<begin" + number + ">";
  seen.erase(0, seen.rfind(begin) + begin.size());
  std::vector<std::string> words;
  for (std::size_t at = 0; seen.compare(at, 4, "<end") != 0;) {
    const std::size_t end = seen.find('>', at);
    words.push_back(seen.substr(at + 1, end - at - 1));
    at = end + 1;
  }
  return words;
}

}  // namespace mighost::test
