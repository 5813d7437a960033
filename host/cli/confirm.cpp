#include "cli/confirm.hpp"

#include <iostream>

namespace mighost {

Option yes_option() {
  return {"yes", "", "do not ask"};
}

bool confirm(const Arguments& arguments, Terminal& terminal, const std::string& question) {
  if (arguments.flag("yes")) return true;
  terminal.note(question + " Type yes to go on:");
  std::string answer;
  if (std::getline(std::cin, answer) && (answer == "yes" || answer == "y")) return true;
  terminal.error(std::cin ? "nothing was done"
                          : "nobody answered, so nothing was done; --yes answers beforehand");
  return false;
}

}  // namespace mighost
