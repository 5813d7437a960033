#include "migration/stale_parts.hpp"

#include <algorithm>
#include <optional>
#include <system_error>
#include <tuple>

#include "migration/part.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

/// A file name in its parts.
struct Name {
  PartName part;
  Direction direction;
};

std::optional<Name> read_name(const std::string& name) {
  for (const Direction direction : {Direction::up, Direction::down}) {
    const std::string ending = "." + std::string{direction_name(direction)} + ".sql";
    if (name.size() <= ending.size() || !name.ends_with(ending)) continue;
    return Name{read_part_prefix(std::string_view{name}.substr(0, name.size() - ending.size())), direction};
  }
  return std::nullopt;
}

std::string prefix_of(const fs::path& file, Direction direction) {
  const std::string name = file.filename().string();
  return name.substr(0, name.size() - direction_name(direction).size() - std::string_view{"..sql"}.size());
}

}  // namespace

std::vector<StaleFile> stale_parts(const std::vector<FilePair>& pairs) {
  std::vector<StaleFile> found;
  for (const FilePair& pair : pairs) {
    if (read_part_prefix(pair.prefix).number != 1) continue;  // the first part speaks for all
    std::error_code error;
    for (fs::directory_iterator entry{pair.folder, error}, end; !error && entry != end;
         entry.increment(error)) {
      const std::optional<Name> name = read_name(entry->path().filename().string());
      if (!name || name->part.number == 1 || name->part.prefix != pair.prefix) continue;
      const std::string prefix = prefix_of(entry->path(), name->direction);
      const bool written = std::any_of(pairs.begin(), pairs.end(), [&](const FilePair& other) {
        return other.folder == pair.folder && other.prefix == prefix;
      });
      if (written) continue;
      found.push_back({pair.folder, entry->path().filename().string(), name->direction, pair.up});
    }
  }
  std::sort(found.begin(), found.end(), [](const StaleFile& a, const StaleFile& b) {
    return std::tie(a.folder, a.name) < std::tie(b.folder, b.name);
  });
  return found;
}

}  // namespace mighost
