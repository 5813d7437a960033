#include "pairs_timescale/pair.hpp"

#include <algorithm>
#include <map>
#include <sstream>
#include <stdexcept>

#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream stream{text};
  for (std::string line; std::getline(stream, line);) {
    if (!line.empty()) lines.push_back(line);
  }
  return lines;
}

Pair read_pair(const std::filesystem::path& file) {
  static constexpr const char* mark = "--- ";
  std::map<std::string, std::string> sections{{"before", ""}, {"rows", ""}, {"after", ""},     {"up", ""},
                                              {"down", ""},   {"not", ""},  {"impossible", ""}};
  std::string* section = nullptr;
  std::istringstream stream{read_file(file)};
  for (std::string line; std::getline(stream, line);) {
    if (line.rfind(mark, 0) == 0) {
      const auto found = sections.find(line.substr(4));
      if (found == sections.end()) throw std::runtime_error(file.string() + ": unknown section " + line);
      section = &found->second;
    } else if (section != nullptr) {
      *section += line + '\n';
    } else if (!line.empty() && line.rfind("--", 0) != 0) {
      throw std::runtime_error(file.string() + ": before its first section is more than remarks");
    }
  }
  if (sections["before"].empty() && sections["after"].empty()) {
    throw std::runtime_error(file.string() + ": it has neither before nor after");
  }
  return {file.stem().string(),      sections["before"],
          sections["rows"],          sections["after"],
          lines_of(sections["up"]),  lines_of(sections["down"]),
          lines_of(sections["not"]), lines_of(sections["impossible"])};
}

}  // namespace

std::vector<Pair> read_pairs(const std::filesystem::path& folder) {
  std::vector<Pair> pairs;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".sql") pairs.push_back(read_pair(entry.path()));
  }
  std::sort(pairs.begin(), pairs.end(), [](const Pair& a, const Pair& b) { return a.name < b.name; });
  return pairs;
}

}  // namespace mighost::test
