#include "snapshot/damage.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "snapshot/header.hpp"

namespace mighost::snapshots {
namespace {

constexpr const char* how_to_mend =
    "restore the file from version control, or write it anew (`mighost generate`; of a database: `mighost "
    "inspect`)";

yaml::Place place_of(std::string_view content, std::size_t byte) {
  const std::string_view before = content.substr(0, byte);
  const std::size_t line_start = before.rfind('\n') == before.npos ? 0 : before.rfind('\n') + 1;
  return {0, static_cast<int>(std::count(before.begin(), before.end(), '\n')) + 1,
          static_cast<int>(byte - line_start) + 1};
}

/// Where a line starts that version control has put between two sides. Nothing of a snapshot looks like it:
/// what people write stands indented.
std::optional<std::size_t> find_conflict(std::string_view content) {
  constexpr std::array<std::string_view, 4> marks = {"<<<<<<<", "|||||||", "=======", ">>>>>>>"};
  for (std::size_t at = 0; at < content.size();) {
    const std::string_view rest = content.substr(at);
    if (std::any_of(marks.begin(), marks.end(),
                    [&](std::string_view mark) { return rest.starts_with(mark); }))
      return at;
    at = std::min(content.find('\n', at), content.size() - 1) + 1;
  }
  return std::nullopt;
}

/// Whether it is a format that we read; else reports why not.
bool check_format(std::string_view content, yaml::Errors& errors) {
  const auto written = find_header(content, "mighost_snapshot");
  if (!written) {
    errors.add({0, 0, 0}, "this is no snapshot: the line `mighost_snapshot: 1` is missing",
               "give a file that `mighost generate` or `mighost inspect` has written");
    return false;
  }
  if (written->text == std::to_string(format)) return true;
  const bool is_number =
      !written->text.empty() && written->text.find_first_not_of("0123456789") == std::string_view::npos;
  errors.add(place_of(content, written->at),
             "the snapshot's format is " + yaml::quoted(written->text) + ", and this mighost reads " +
                 std::to_string(format),
             is_number ? "use the mighost that wrote it, or a newer one" : how_to_mend);
  return false;
}

}  // namespace

void check_damage(std::string_view content, yaml::Errors& errors) {
  if (content.find_first_not_of(" \t\r\n") == content.npos) {
    errors.add({0, 0, 0}, "the file is empty", how_to_mend);
    return;
  }
  if (const auto conflict = find_conflict(content)) {
    errors.add(place_of(content, *conflict), "a merge conflict stands here",
               "take one side of the whole file (`git checkout --ours` or `--theirs`), then run `mighost "
               "generate` again");
    return;
  }
  if (!check_format(content, errors)) return;
  const auto sum = find_header(content, "checksum");
  if (!sum) {
    errors.add({0, 0, 0}, "the line `checksum: …` is missing", how_to_mend);
    return;
  }
  if (sum->text != checksum(content.substr(0, sum->at), content.substr(sum->at + sum->text.size()))) {
    errors.add(
        place_of(content, sum->at),
        "the content is not that of this checksum: it was edited, or damaged in a merge, after mighost "
        "wrote it",
        how_to_mend);
  }
}

}  // namespace mighost::snapshots
