#include "recording/new_migration.hpp"

#include <algorithm>
#include <ctime>
#include <stdexcept>
#include <system_error>

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t version_digits = 14;
/// With the version and the end, short of what any file system takes.
constexpr std::size_t longest_name = 100;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}
bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

std::string version_of(std::chrono::system_clock::time_point time) {
  const std::time_t seconds = std::chrono::system_clock::to_time_t(time);
  std::tm utc{};
  gmtime_r(&seconds, &utc);
  std::string text(version_digits + 1, '\0');
  text.resize(std::strftime(text.data(), text.size(), "%Y%m%d%H%M%S", &utc));
  return text;
}

bool is_taken(const fs::path& folder, const std::string& version) {
  std::error_code error;
  return std::any_of(fs::directory_iterator{folder, error}, fs::directory_iterator{},
                     [&](const fs::directory_entry& each) {
                       return each.path().filename().string().starts_with(version + "_");
                     });
}

/// As a raw string, with a delimiter that is not in it.
std::string raw_string(const std::string& text) {
  std::string tag = "sql";
  while (text.find(")" + tag + "\"") != std::string::npos) tag += "_";
  return "R\"" + tag + "(\n" + text + ")" + tag + "\"";
}

std::string body(std::string_view todo, const std::string& sql) {
  return sql.empty() ? "    // TODO: " + std::string{todo} + "\n"
                     : "    schema.exec(" + raw_string(sql) + ");\n";
}

std::string irreversible(const std::string& reason) {
  return "    schema.irreversible(\"" + reason + "\");\n";
}

std::string change_body(const NewMigration& migration) {
  if (!migration.not_undoable.empty()) {
    return irreversible(migration.not_undoable) + "    schema.exec(" + raw_string(migration.up) + ");\n";
  }
  if (migration.up.empty()) return body("what this migration changes; it is undone by itself", "");
  return "    schema.reversible(\n        [](Schema& up) { up.exec(" + raw_string(migration.up) +
         "); },\n        [](Schema& down) { down.exec(" + raw_string(migration.down) + "); });\n";
}

std::string function(std::string_view name, const std::string& content) {
  const bool unused = content.find("schema.") == std::string::npos;
  return "  void " + std::string{name} + "(" + (unused ? "[[maybe_unused]] " : "") + "Schema& schema) {\n" +
         content + "  }\n";
}

}  // namespace

std::string NewMigration::file_name() const {
  return version + "_" + name + (type == NewMigrationType::sql ? ".sql" : ".cpp");
}

std::string safe_name(std::string_view typed) {
  std::string name;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const char c = typed[i];
    if (!is_letter(c) && !is_digit(c)) {
      if (!name.empty() && name.back() != '_') name += '_';
      continue;
    }
    const bool upper = c >= 'A' && c <= 'Z';
    const bool after_lower =
        i > 0 && ((typed[i - 1] >= 'a' && typed[i - 1] <= 'z') || is_digit(typed[i - 1]));
    if (upper && after_lower && name.back() != '_') name += '_';  // AddUsers
    name += static_cast<char>(upper ? c - 'A' + 'a' : c);
  }
  if (name.size() > longest_name) name.resize(longest_name);
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (!name.empty()) return name;
  if (typed.empty()) throw std::invalid_argument("the name is empty: mighost create add_users");
  return "migration";  // all of it is in letters that a file's name cannot have everywhere
}

std::string class_name(std::string_view safe) {
  std::string name;
  bool begins_word = true;
  for (const char c : safe) {
    if (c == '_') {
      begins_word = true;
      continue;
    }
    name += begins_word && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    begins_word = false;
  }
  // No keyword begins with a capital, but names of the API do: Schema, Table. And none begins with a digit.
  return is_digit(name.front()) ? "Migration" + name : name + "Migration";
}

std::string free_version(const fs::path& folder, std::chrono::system_clock::time_point now) {
  std::string version = version_of(now);
  while (is_taken(folder, version)) {
    now += std::chrono::seconds{1};
    version = version_of(now);
  }
  return version;
}

std::string migration_text(const NewMigration& migration) {
  if (migration.type == NewMigrationType::sql) {
    return "-- migrate:up\n" + (migration.up.empty() ? "-- TODO: what this migration does\n" : migration.up) +
           "\n-- migrate:down\n" +
           (!migration.not_undoable.empty() ? "-- mighost: impossible\n\n-- Impossible: undo " +
                                                  migration.name + ": " + migration.not_undoable + "\n"
            : migration.down.empty() ? "-- TODO: what undoes it\n"
                                     : migration.down);
  }
  const std::string name = class_name(migration.name);
  std::string text = "#include <mighost/migration.hpp>\n\nusing namespace mighost::migration;\n\nclass " +
                     name + " {\n public:\n  static constexpr std::string_view name() { return \"" +
                     migration.name + "\"; }\n  static constexpr std::string_view date() { return \"" +
                     migration.version + "\"; }\n\n";
  if (migration.type == NewMigrationType::change) {
    text += function("change", change_body(migration));
  } else {
    text += function("up", body("what this migration does", migration.up)) + "\n" +
            function("down", migration.not_undoable.empty() ? body("what undoes it", migration.down)
                                                            : irreversible(migration.not_undoable));
  }
  return text + "};\n\nMIGHOST_MIGRATION(" + name + ");\n";
}

}  // namespace mighost
