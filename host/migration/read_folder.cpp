#include "migration/read_folder.hpp"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>
#include <system_error>
#include <utility>

#include "migration/sections.hpp"
#include "migration/source_text.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

std::string message_of(const std::string& summary, const std::vector<FileProblem>& problems) {
  std::string text = summary;
  for (const FileProblem& problem : problems) {
    text += "\n  " + problem.file.string();
    if (problem.line > 0) text += ":" + std::to_string(problem.line);
    text += ": " + problem.reason;
  }
  return text;
}

/// What the name of a file says: `<prefix>[.part<number>][.up|.down].sql`.
struct FileName {
  std::string prefix;
  std::optional<Direction> direction;  ///< none: both are in it
  std::size_t part = 1;
};

bool take_end(std::string& text, std::string_view end) {
  if (!text.ends_with(end)) return false;
  text.resize(text.size() - end.size());
  return true;
}

FileName read_file_name(std::string name) {
  FileName read;
  take_end(name, ".sql");
  if (take_end(name, ".up")) {
    read.direction = Direction::up;
  } else if (take_end(name, ".down")) {
    read.direction = Direction::down;
  }
  const std::size_t dot = name.rfind(".part");
  const bool has_part = read.direction && dot != std::string::npos && dot + 5 < name.size() &&
                        name.size() - dot < 12 &&
                        name.find_first_not_of("0123456789", dot + 5) == std::string::npos;
  if (has_part) {
    read.part = std::stoul(name.substr(dot + 5));
    name.resize(dot);
  }
  read.prefix = std::move(name);
  return read;
}

std::string read_bytes(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string bytes{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) {
    throw SplitError(0, "cannot be read: " + std::generic_category().message(errno));
  }
  return bytes;
}

/// The files of one prefix.
struct Group {
  fs::path first;                                              ///< the one that came first, for messages
  std::map<std::size_t, MigrationScript> up, down;             ///< by part
  std::optional<std::pair<std::string, std::string>> version;  ///< order and version
};

class FolderReader {
 public:
  FolderReader(FolderKind kind, const std::string& provider, const Split& split_script)
      : kind_(kind), provider_(provider), split_(split_script) {}

  Migrations read(const fs::path& folder) {
    std::vector<fs::path> files;
    for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
      const std::string name = entry.path().filename().string();
      if (name.starts_with('.') || !name.ends_with(".sql") || entry.is_directory()) continue;
      files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) read_file(file);
    Migrations migrations = in_order();
    if (!problems_.empty()) {
      throw FolderError("these migration files cannot be used; nothing was run:", std::move(problems_));
    }
    return migrations;
  }

 private:
  void problem(const fs::path& file, std::size_t line, std::string reason) {
    problems_.push_back({file, line, std::move(reason)});
  }

  void read_file(const fs::path& file) try {
    const FileName name = read_file_name(file.filename().string());
    const VersionName version = read_version_name(kind_, name.prefix);
    Group& group = groups_[name.prefix];
    if (group.first.empty()) group.first = file;
    group.version = {version.order, version.version};
    const std::string text = normalised(read_bytes(file));
    if (text.empty())
      throw SplitError(0, "is empty: restore it, or write a comment if nothing is to be done");
    check_provider(text);
    if (name.direction) {
      put(group, *name.direction, name.part, script_of(file, {text, 1, true}));
      return;
    }
    if (kind_ == FolderKind::provider) throw SplitError(0, "its name must end in .up.sql or .down.sql");
    const Sections sections = read_sections(text);
    put(group, Direction::up, 1, script_of(file, sections.up));
    put(group, Direction::down, 1, script_of(file, sections.down));
  } catch (const SplitError& error) {
    problem(file, error.line(), error.what());
  } catch (const std::invalid_argument& error) {
    problem(file, 0, error.what());
  }

  void check_provider(const std::string& text) const {
    const std::optional<ScriptOrigin> origin = read_origin(text);
    if (!origin || provider_.empty() || origin->provider == provider_) return;
    throw SplitError(2, "it was made for the provider " + origin->provider + ", not for " + provider_);
  }

  MigrationScript script_of(const fs::path& file, const Section& section) const {
    MigrationScript script{.file = file, .statements = {}, .text = with_lf(section.text)};
    script.transaction = section.transaction && !has_mark(section.text, no_transaction_mark);
    script.impossible = has_mark(section.text, impossible_mark);
    try {
      script.statements = split_(section.text);
    } catch (const SplitError& error) {
      throw SplitError(error.line() + section.first_line - 1, error.what());
    }
    for (ScriptStatement& statement : script.statements) statement.line += section.first_line - 1;
    if (!script.statements.empty() && !script.statements.back().terminated) {
      throw SplitError(
          script.statements.back().line,
          "the last statement has no semicolon: the file is truncated, or the semicolon is missing");
    }
    return script;
  }

  void put(Group& group, Direction direction, std::size_t part, MigrationScript script) {
    auto& parts = direction == Direction::up ? group.up : group.down;
    const fs::path file = script.file;
    const auto [at, is_new] = parts.emplace(part, std::move(script));
    if (!is_new) problem(file, 0, "the same as " + at->second.file.string() + ": remove one of them");
  }

  void check_group(const std::string& prefix, const Group& group) {
    for (const Direction direction : {Direction::up, Direction::down}) {
      const auto& parts = direction == Direction::up ? group.up : group.down;
      const std::string half = std::string{direction_name(direction)} + ".sql";
      if (parts.empty()) {
        // A half that cannot be read is there all the same.
        const bool unread = std::any_of(problems_.begin(), problems_.end(), [&](const FileProblem& each) {
          return read_file_name(each.file.filename().string()).prefix == prefix;
        });
        if (!unread) problem(group.first, 0, "its ." + half + " is missing beside it");
        continue;
      }
      std::size_t expected = 1;
      for (const auto& [number, script] : parts) {
        if (number != expected) {
          problem(script.file, 0, "part " + std::to_string(expected) + " is missing before it");
          break;
        }
        ++expected;
      }
      check_last_part(parts, half);
    }
  }

  /// A generated file tells of how many parts it is one: the last one's loss leaves no gap.
  void check_last_part(const std::map<std::size_t, MigrationScript>& parts, const std::string& half) {
    const auto& [last, script] = *parts.rbegin();
    const std::optional<ScriptOrigin> origin = read_origin(script.text);
    if (!origin || origin->part != last || origin->parts <= last) return;
    problem(script.file, 0,
            "it is part " + std::to_string(last) + " of " + std::to_string(origin->parts) + ", and the ." +
                half + " of part " + std::to_string(last + 1) + " is missing behind it");
  }

  Migrations in_order() {
    std::vector<std::pair<const std::string, Group>*> sorted;
    for (auto& each : groups_) sorted.push_back(&each);
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto* a, const auto* b) {
      return std::is_lt(compare_numbers(a->second.version->first, b->second.version->first));
    });
    Migrations migrations;
    std::map<std::string, fs::path> versions;
    const std::pair<const std::string, Group>* last = nullptr;
    for (auto* each : sorted) {
      Group& group = each->second;
      check_group(each->first, group);
      const auto [same, is_new] = versions.emplace(group.version->second, group.first);
      if (!is_new) {
        problem(group.first, 0,
                "the version " + group.version->second + " is that of " + same->second.string() + " too");
      } else if (last != nullptr && last->second.version->first == group.version->first) {
        problem(group.first, 0,
                "its number is that of " + last->second.first.string() + " too: which one comes first?");
      }
      last = each;
      Migration migration{
          .version = group.version->second, .name = each->first, .up = {}, .down = {}, .checksum = {}};
      for (auto& [number, script] : group.up) migration.up.push_back(std::move(script));
      // What was made last is undone first.
      for (auto part = group.down.rbegin(); part != group.down.rend(); ++part)
        migration.down.push_back(std::move(part->second));
      migration.checksum = checksum_of(migration.up);
      migrations.push_back(std::move(migration));
    }
    return migrations;
  }

  FolderKind kind_;
  const std::string& provider_;
  const Split& split_;
  std::map<std::string, Group> groups_;
  std::vector<FileProblem> problems_;
};

}  // namespace

FolderError::FolderError(const std::string& summary, std::vector<FileProblem> problems)
    : std::runtime_error(message_of(summary, problems)), problems_(std::move(problems)) {}

Migrations read_folder(const fs::path& folder, FolderKind kind, const std::string& provider,
                       const Split& split_script) {
  if (!fs::is_directory(folder)) {
    throw std::runtime_error("there is no folder of migrations at " + folder.string());
  }
  return FolderReader(kind, provider, split_script).read(folder);
}

}  // namespace mighost
