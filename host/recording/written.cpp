#include "recording/written.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "text/visible.hpp"

namespace mighost {
namespace {

/// A remark as comments. What could be taken for a mark is moved in.
std::string comment(const std::string& remark) {
  std::string out;
  const std::string lines = visible_lines(remark);
  for (std::size_t at = 0; at < lines.size();) {
    const std::size_t end = std::min(lines.find('\n', at), lines.size());
    const std::string line = lines.substr(at, end - at);
    out += (line.starts_with("mig") || line.starts_with("Impossible") ? "--   " : "-- ") + line + '\n';
    at = end + 1;
  }
  return out;
}

std::string statement_text(const Statement& statement) {
  std::string text = comment(statement.remark);
  if (statement.sql.empty()) return text;
  text += statement.sql;
  // A comment at the end would swallow the semicolon.
  const std::size_t last_line =
      statement.sql.rfind('\n') == std::string::npos ? 0 : statement.sql.rfind('\n');
  text += statement.sql.find("--", last_line) == std::string::npos ? ";\n" : "\n;\n";
  return text;
}

}  // namespace

std::vector<MigrationScript> write_script(const RecordedScript& script, bool undo) {
  std::vector<MigrationScript> parts;
  const auto add = [&](std::string text, bool transaction, bool impossible) {
    parts.push_back({.file = {},
                     .statements = {},
                     .text = std::move(text),
                     .transaction = transaction,
                     .impossible = impossible});
  };
  if (!script.refusals.empty()) {
    std::string text = "-- mighost: impossible\n\n";
    for (const std::string& refusal : script.refusals) {
      text += "-- Impossible: " + std::string{undo ? "undo " : ""} + visible(refusal) + '\n';
    }
    add(std::move(text), true, true);
    return parts;
  }
  std::string text;
  bool alone = false;
  const auto close = [&] {
    if (!text.empty()) add(text, !alone, false);
    text.clear();
  };
  for (const Statement& statement : script.statements) {
    if (!statement.sql.empty() && statement.no_transaction != alone) {
      close();
      alone = statement.no_transaction;
    }
    text += statement_text(statement);
  }
  close();
  if (parts.empty()) add("-- nothing to do\n", true, false);
  return parts;
}

}  // namespace mighost
