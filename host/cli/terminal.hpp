#ifndef MIGHOST_CLI_TERMINAL_HPP
#define MIGHOST_CLI_TERMINAL_HPP

#include <ostream>
#include <string>
#include <string_view>

namespace mighost {

/// Whom the program speaks to: results on one stream, messages on the other. Messages come on lines of their
/// own, without passwords and control characters.
class Terminal {
 public:
  /// `colour_out` and `colour_err`: the stream shows colours.
  Terminal(std::ostream& out, std::ostream& err, bool colour_out, bool colour_err);

  /// Where results go, as they are.
  std::ostream& out() { return out_; }

  /// `mighost: error: …`. A text of several lines has its further lines below.
  void error(std::string_view message);
  void warning(std::string_view message);
  void note(std::string_view message);

  /// A piece of a result, emphasised where there are colours; control characters are shown.
  std::string bold(std::string_view text) const;
  std::string good(std::string_view text) const;
  std::string bad(std::string_view text) const;
  std::string faint(std::string_view text) const;

 private:
  void print(std::string_view kind, std::string_view colour, std::string_view text);

  std::ostream& out_;
  std::ostream& err_;
  bool colour_out_;
  bool colour_err_;
};

/// The process's own standard output and error. To be called once: from then on what others print to the
/// standard output goes to the standard error. Colours only if the stream is a terminal that has them, and
/// $NO_COLOR is not set.
Terminal standard_terminal();

}  // namespace mighost

#endif
