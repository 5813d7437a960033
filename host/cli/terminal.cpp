#include "cli/terminal.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cstdlib>
#include <ext/stdio_filebuf.h>
#include <iostream>

#include "text/secret.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

constexpr std::string_view bold_code = "1", red = "1;31", yellow = "1;33", green = "32", grey = "2";

std::string coloured(std::string_view text, std::string_view code, bool colour) {
  if (!colour) return std::string{text};
  return "\x1b[" + std::string{code} + "m" + std::string{text} + "\x1b[0m";
}

bool shows_colours(int descriptor) {
  const char* no_color = std::getenv("NO_COLOR");
  const char* term = std::getenv("TERM");
  const bool refused = no_color && *no_color;
  const bool dumb = !term || !*term || std::string_view{term} == "dumb";
  return !refused && !dumb && ::isatty(descriptor) == 1;
}

}  // namespace

Terminal::Terminal(std::ostream& out, std::ostream& err, bool colour_out, bool colour_err)
    : out_(out), err_(err), colour_out_(colour_out), colour_err_(colour_err) {}

void Terminal::error(std::string_view message) {
  print("error: ", red, message);
}
void Terminal::warning(std::string_view message) {
  print("warning: ", yellow, message);
}
void Terminal::note(std::string_view message) {
  print("", "", message);
}

std::string Terminal::bold(std::string_view text) const {
  return coloured(visible(text), bold_code, colour_out_);
}
std::string Terminal::good(std::string_view text) const {
  return coloured(visible(text), green, colour_out_);
}
std::string Terminal::bad(std::string_view text) const {
  return coloured(visible(text), red, colour_out_);
}
std::string Terminal::faint(std::string_view text) const {
  return coloured(visible(text), grey, colour_out_);
}

void Terminal::print(std::string_view kind, std::string_view colour, std::string_view text) {
  out_.flush();  // in the order in which things happened, where both streams go to one screen
  err_ << "mighost: " << coloured(kind, colour, colour_err_ && !kind.empty());
  err_ << visible_lines(hide_passwords(text)) << '\n' << std::flush;
}

namespace {

/// The standard output for results alone. What a plugin prints goes where messages go from now on: neither
/// into the SQL that somebody pipes on, nor into the JSON.
std::ostream& output_for_results() {
  constexpr int above_standard = 3;
  const int results = ::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, above_standard);
  if (results < 0) return std::cout;
  if (::dup2(STDERR_FILENO, STDOUT_FILENO) < 0) {
    const int nowhere = ::open("/dev/null", O_WRONLY | O_CLOEXEC);
    ::dup2(nowhere, STDOUT_FILENO);
  }
  static __gnu_cxx::stdio_filebuf<char> buffer{results, std::ios::out};
  static std::ostream out{&buffer};
  if (::isatty(results) == 1) out << std::unitbuf;  // a person sees each line when it is written
  return out;
}

}  // namespace

Terminal standard_terminal() {
  const bool colour_out = shows_colours(STDOUT_FILENO);
  return {output_for_results(), std::cerr, colour_out, shows_colours(STDERR_FILENO)};
}

}  // namespace mighost
