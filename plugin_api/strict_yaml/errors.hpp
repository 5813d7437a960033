#ifndef MIGHOST_STRICT_YAML_ERRORS_HPP
#define MIGHOST_STRICT_YAML_ERRORS_HPP

#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::yaml {

/// A place in an input file. Line and column start at 1; line 0 means the file as a whole.
struct Place {
  std::size_t file = 0;  ///< index into the list of input files
  int line = 0;
  int column = 0;
};

/// `text` between double quotes for a message: what would disturb a terminal is escaped.
std::string quoted(std::string_view text);

/// The errors of a run, so that all are told at once.
class Errors {
 public:
  explicit Errors(std::vector<std::string> files) : files_(std::move(files)) {}

  /// `what` is wrong, `remedy` is what to do about it.
  void add(Place place, std::string what, std::string remedy);

  bool empty() const { return errors_.empty(); }
  std::size_t size() const { return errors_.size(); }
  const std::vector<std::string>& files() const { return files_; }

  /// `file:line:column`, for a message that speaks of another place.
  std::string locate(Place place) const;

  /// One line each, `file:line:column: what; remedy`, by place.
  void print(std::ostream& out) const;

 private:
  struct Error {
    Place place;
    std::string what;
    std::string remedy;
  };
  std::vector<std::string> files_;
  std::vector<Error> errors_;
};

}  // namespace mighost::yaml

#endif
