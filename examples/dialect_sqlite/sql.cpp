#include "sql.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <cctype>

namespace sqlite {
namespace {

// Sorted; those of SQLite 3.46, so that a name means the same to all releases until then.
constexpr std::string_view keywords[] = {"ABORT",
                                         "ACTION",
                                         "ADD",
                                         "AFTER",
                                         "ALL",
                                         "ALTER",
                                         "ALWAYS",
                                         "ANALYZE",
                                         "AND",
                                         "AS",
                                         "ASC",
                                         "ATTACH",
                                         "AUTOINCREMENT",
                                         "BEFORE",
                                         "BEGIN",
                                         "BETWEEN",
                                         "BY",
                                         "CASCADE",
                                         "CASE",
                                         "CAST",
                                         "CHECK",
                                         "COLLATE",
                                         "COLUMN",
                                         "COMMIT",
                                         "CONFLICT",
                                         "CONSTRAINT",
                                         "CREATE",
                                         "CROSS",
                                         "CURRENT",
                                         "CURRENT_DATE",
                                         "CURRENT_TIME",
                                         "CURRENT_TIMESTAMP",
                                         "DATABASE",
                                         "DEFAULT",
                                         "DEFERRABLE",
                                         "DEFERRED",
                                         "DELETE",
                                         "DESC",
                                         "DETACH",
                                         "DISTINCT",
                                         "DO",
                                         "DROP",
                                         "EACH",
                                         "ELSE",
                                         "END",
                                         "ESCAPE",
                                         "EXCEPT",
                                         "EXCLUDE",
                                         "EXCLUSIVE",
                                         "EXISTS",
                                         "EXPLAIN",
                                         "FAIL",
                                         "FALSE",
                                         "FILTER",
                                         "FIRST",
                                         "FOLLOWING",
                                         "FOR",
                                         "FOREIGN",
                                         "FROM",
                                         "FULL",
                                         "GENERATED",
                                         "GLOB",
                                         "GROUP",
                                         "GROUPS",
                                         "HAVING",
                                         "IF",
                                         "IGNORE",
                                         "IMMEDIATE",
                                         "IN",
                                         "INDEX",
                                         "INDEXED",
                                         "INITIALLY",
                                         "INNER",
                                         "INSERT",
                                         "INSTEAD",
                                         "INTERSECT",
                                         "INTO",
                                         "IS",
                                         "ISNULL",
                                         "JOIN",
                                         "KEY",
                                         "LAST",
                                         "LEFT",
                                         "LIKE",
                                         "LIMIT",
                                         "MATCH",
                                         "MATERIALIZED",
                                         "NATURAL",
                                         "NO",
                                         "NOT",
                                         "NOTHING",
                                         "NOTNULL",
                                         "NULL",
                                         "NULLS",
                                         "OF",
                                         "OFFSET",
                                         "ON",
                                         "OR",
                                         "ORDER",
                                         "OTHERS",
                                         "OUTER",
                                         "OVER",
                                         "PARTITION",
                                         "PLAN",
                                         "PRAGMA",
                                         "PRECEDING",
                                         "PRIMARY",
                                         "QUERY",
                                         "RAISE",
                                         "RANGE",
                                         "RECURSIVE",
                                         "REFERENCES",
                                         "REGEXP",
                                         "REINDEX",
                                         "RELEASE",
                                         "RENAME",
                                         "REPLACE",
                                         "RESTRICT",
                                         "RETURNING",
                                         "RIGHT",
                                         "ROLLBACK",
                                         "ROW",
                                         "ROWID",
                                         "ROWS",
                                         "SAVEPOINT",
                                         "SELECT",
                                         "SET",
                                         "STRICT",
                                         "TABLE",
                                         "TEMP",
                                         "TEMPORARY",
                                         "THEN",
                                         "TIES",
                                         "TO",
                                         "TRANSACTION",
                                         "TRIGGER",
                                         "TRUE",
                                         "UNBOUNDED",
                                         "UNION",
                                         "UNIQUE",
                                         "UPDATE",
                                         "USING",
                                         "VACUUM",
                                         "VALUES",
                                         "VIEW",
                                         "VIRTUAL",
                                         "WHEN",
                                         "WHERE",
                                         "WINDOW",
                                         "WITH",
                                         "WITHOUT"};

static_assert(std::is_sorted(std::begin(keywords), std::end(keywords)));

bool is_plain(std::string_view name) {
  if (name.empty() || std::isdigit(static_cast<unsigned char>(name[0])) != 0) return false;
  return std::all_of(name.begin(), name.end(),
                     [](unsigned char c) { return c < 0x80 && (std::isalnum(c) != 0 || c == '_'); });
}

std::string quoted(std::string_view text, char quote) {
  std::string out(1, quote);
  for (const char c : text) out.append(c == quote ? 2 : 1, c);
  return out + quote;
}

}  // namespace

bool is_keyword(std::string_view word) {
  std::string upper{word};
  for (char& c : upper) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  return std::binary_search(std::begin(keywords), std::end(keywords), std::string_view{upper});
}

std::string folded(std::string_view name) {
  std::string lower{name};
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

std::string quote_identifier(std::string_view name) {
  return is_plain(name) && !is_keyword(name) ? std::string{name} : quoted(name, '"');
}

std::string quote_literal(std::string_view text) {
  return quoted(text, '\'');
}

std::string name_list(mighost_span names) {
  std::vector<std::string> parts;
  for (const mighost_str name : mighost::rows<mighost_str>(names)) parts.push_back(quote_identifier(name));
  return joined(parts);
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator) {
  std::string text;
  for (const std::string& part : parts) {
    if (!text.empty()) text += separator;
    text += part;
  }
  return text;
}

}  // namespace sqlite
