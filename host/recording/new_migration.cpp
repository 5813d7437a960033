#include "recording/new_migration.hpp"

#include <algorithm>
#include <ctime>
#include <system_error>

#include "recording/safe_name.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t version_digits = 14;

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
  std::string text =
      "#include <mighost/migration.hpp>\n\nusing namespace mighost::migration;\n\nnamespace {\n\nclass " +
      name + " {\n public:\n  static constexpr std::string_view name() { return \"" + migration.name +
      "\"; }\n  static constexpr std::string_view date() { return \"" + migration.version + "\"; }\n\n";
  if (migration.type == NewMigrationType::change) {
    text += function("change", change_body(migration));
  } else {
    text += function("up", body("what this migration does", migration.up)) + "\n" +
            function("down", migration.not_undoable.empty() ? body("what undoes it", migration.down)
                                                            : irreversible(migration.not_undoable));
  }
  return text + "};\n\n}  // namespace\n\nMIGHOST_MIGRATION(" + name + ");\n";
}

}  // namespace mighost
