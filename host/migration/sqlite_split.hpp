#ifndef MIGHOST_MIGRATION_SQLITE_SPLIT_HPP
#define MIGHOST_MIGRATION_SQLITE_SPLIT_HPP

#include <string>
#include <string_view>
#include <vector>

#include "migration/split.hpp"

namespace mighost {

/// Splits a script of SQLite where sqlite3_complete(), SQLite's own judge of it, says that a statement ends:
/// a trigger ends with `END;`, not within its body. What has nothing but comments is no statement.
/// @param script UTF-8 without NUL: see normalised() in source_text.hpp
/// @throws SplitError for what has no end: a quote, comment or trigger; and for the commands of the program
///         sqlite3 (`.mode`)
std::vector<ScriptStatement> split_sqlite(std::string_view script);

/// The tokens of one statement, without its comments: words in lower case, everything else as it stands.
std::vector<std::string> sqlite_words_of(std::string_view statement);

}  // namespace mighost

#endif
