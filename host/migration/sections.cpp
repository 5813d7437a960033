#include "migration/sections.hpp"

#include <algorithm>

#include "migration/split.hpp"

namespace mighost {
namespace {

constexpr std::string_view mark = "-- migrate:";

/// Whether the line's words behind the mark say that there is to be no transaction.
bool without_transaction(std::string_view words, std::size_t line) {
  const std::size_t begin = words.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return false;
  words = words.substr(begin, words.find_last_not_of(" \t") + 1 - begin);
  if (words == "tx=false") return true;
  if (words == "tx=true") return false;
  throw SplitError(line, "unknown words behind the mark: there is tx=false");
}

}  // namespace

Sections read_sections(std::string_view text) {
  Sections sections;
  Section* section = &sections.up;
  bool up_marked = false;
  bool down_marked = false;
  for (std::size_t number = 1; !text.empty(); ++number) {
    const std::size_t size = std::min(text.find('\n'), text.size() - 1) + 1;
    const std::string_view line = text.substr(0, size);
    text.remove_prefix(size);
    if (!line.starts_with(mark)) {
      section->text += line;
      continue;
    }
    const std::string_view words = line.substr(mark.size(), line.find_last_not_of("\r\n") + 1 - mark.size());
    const bool up = words.starts_with("up");
    if (!up && !words.starts_with("down"))
      throw SplitError(number, "unknown mark: there are migrate:up and migrate:down");
    if (up ? up_marked || down_marked : down_marked)
      throw SplitError(number, "the mark comes twice, or in the wrong order");
    (up ? up_marked : down_marked) = true;
    section = up ? &sections.up : &sections.down;
    section->transaction = !without_transaction(words.substr(up ? 2 : 4), number);
    // What precedes `-- migrate:up` stays: the lines of the text are counted on.
    if (up) section->text += '\n';
    if (!up) section->first_line = number + 1;
  }
  if (!down_marked) {
    throw SplitError(
        0,
        "it has neither .up.sql nor .down.sql at its end, and no line \"-- migrate:down\": behind that "
        "line stands how to undo it");
  }
  return sections;
}

}  // namespace mighost
