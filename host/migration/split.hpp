#ifndef MIGHOST_MIGRATION_SPLIT_HPP
#define MIGHOST_MIGRATION_SPLIT_HPP

#include <cstddef>
#include <functional>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mighost {

/// One statement of a script, to be sent as it is.
struct ScriptStatement {
  std::string sql;                       ///< with its semicolon, if it has one, and the comments inside of it
  std::size_t line = 1;                  ///< of its first character
  bool terminated = true;                ///< by a semicolon, which the last one of a script may lack
  std::optional<std::string> copy_data;  ///< what stands below `COPY … FROM stdin;`, without the closing `\.`

  bool operator==(const ScriptStatement&) const = default;
};

/// A script that cannot be split. The message is one sentence without the place.
class SplitError : public std::runtime_error {
 public:
  SplitError(std::size_t line, const std::string& message) : std::runtime_error(message), line_(line) {}
  [[nodiscard]] std::size_t line() const { return line_; }

 private:
  std::size_t line_;
};

/// Splits a script of PostgreSQL at the semicolons at which psql splits it: not in quotes, comments,
/// parentheses or the body of a function in SQL (`BEGIN ATOMIC … END`); data follows `COPY … FROM stdin;` up
/// to the line `\.`. What has nothing but comments is no statement.
/// @param script UTF-8 without NUL: see normalised() in source_text.hpp
/// @throws SplitError for what psql alone understands (`\i`, `\restrict`), and what has no end: a quote,
///         comment, parenthesis, function body or data
std::vector<ScriptStatement> split(std::string_view script);

/// How the scripts of one dialect are split.
using Split = std::function<std::vector<ScriptStatement>(std::string_view script)>;

}  // namespace mighost

#endif
