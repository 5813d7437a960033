#ifndef MIGHOST_SNAPSHOT_SCALAR_HPP
#define MIGHOST_SNAPSHOT_SCALAR_HPP

#include <cstddef>
#include <string>
#include <string_view>

namespace mighost::snapshots {

/// Where a scalar stands: on lines of its own structure, or between { } or [ ].
enum class Context { block, flow };

/// Appends `text` as a YAML scalar in one line: as it is where every YAML reader takes that for the same
/// text, otherwise in quotes. Everything that does not show is escaped. Throws std::invalid_argument for a
/// NUL and for what is not UTF-8.
void append_scalar(std::string& out, std::string_view text, Context context);

/// The same for the key of a map. Throws std::invalid_argument if it is empty or too long for one.
void append_key(std::string& out, std::string_view name, Context context);

/// Whether `text` has several lines and nothing that does not show, so that append_lines can take it.
bool is_lines(std::string_view text);

/// Appends `text` as a literal block, each line `indent` spaces deep. Ends without a line break.
void append_lines(std::string& out, std::string_view text, std::size_t indent);

}  // namespace mighost::snapshots

#endif
