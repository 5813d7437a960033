#include <mighost/view.hpp>

#include <string>
#include <string_view>

#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

/// Whether the last thing of the SQL is a semicolon, which mighost writes itself. A last line with a comment
/// is not judged.
bool ends_with_semicolon(std::string_view sql) {
  const std::size_t last = sql.find_last_not_of(" \t\r\n");
  if (last == std::string_view::npos || sql[last] != ';') return false;
  const std::size_t line = sql.rfind('\n', last);
  return sql.find("--", line == std::string_view::npos ? 0 : line) == std::string_view::npos;
}

}  // namespace

bool check_enum(Checker& checker, const Place& numbered, const mighost_enum& enumeration) {
  const bool has_name = checker.name(numbered, "name", enumeration.name);
  const Place place =
      has_name ? Place{numbered.outer, numbered.what, view(enumeration.name), numbered.number} : numbered;
  checker.reserved(place, enumeration.reserved);
  checker.text(place, "schema", enumeration.schema);
  checker.text(place, "comment", enumeration.comment);
  check_names(checker, place, "formerly", enumeration.formerly);
  Names values;
  check_rows<mighost_str>(
      checker, place, "values", "value", enumeration.values, [&](const Place& at, const mighost_str& value) {
        // A value may be empty, but must be there.
        const bool readable =
            present(value) ? checker.text(at, "its text", value) : checker.required(at, "its text", value);
        if (readable && !values.insert(view(value)).second) {
          checker.problem(place, "name", "has the value " + in_quotes(view(value)) + " twice", "keep one");
        }
      });
  return has_name;
}

void check_refs(Checker& checker, const Place& outer, mighost_span depends_on) {
  check_rows<mighost_ref>(checker, outer, "depends_on", "dependency", depends_on,
                          [&](const Place& place, const mighost_ref& ref) {
                            checker.required(place, "kind", ref.kind);
                            checker.required(place, "name", ref.name);
                            checker.text(place, "column", ref.column);
                          });
}

void check_object(Checker& checker, const Place& numbered, const mighost_object& object) {
  bool has_name = checker.required(numbered, "kind", object.kind);
  has_name = checker.required(numbered, "identity", object.identity) && has_name;
  const Place place =
      has_name ? Place{numbered.outer, view(object.kind), view(object.identity), numbered.number} : numbered;
  checker.reserved(place, object.reserved);
  checker.text(place, "schema", object.schema);
  checker.required(place, "create", object.create);
  checker.required(place, "drop", object.drop);
  checker.text(place, "comment", object.comment);
  check_refs(checker, place, object.depends_on);
}

void check_written_object(Checker& checker, const Place& numbered, const mighost_object& object) {
  const std::size_t before = checker.found();
  check_object(checker, numbered, object);
  if (checker.found() != before) return;  // its texts may not be readable
  const Place place{numbered.outer, view(object.kind), view(object.identity), numbered.number};
  const auto check = [&](std::string_view member, mighost_str sql) {
    if (!ends_with_semicolon(view(sql))) return;
    checker.problem(place, "definition", std::string{member} + " ends with a semicolon",
                    "take it off: mighost writes the end of each statement itself");
  };
  check("create", object.create);
  check("drop", object.drop);
}

void check_statement(Checker& checker, const Place& place, const mighost_statement& statement,
                     std::size_t changes) {
  bool texts = checker.text(place, "sql", statement.sql);
  texts = checker.text(place, "remark", statement.remark) && texts;
  if (statement.change >= changes) {
    checker.problem(
        place, "definition",
        "belongs to change " + std::to_string(statement.change) + " of " + std::to_string(changes),
        "set `change` to the index of the change that it was rendered for");
  }
  if (!texts) return;
  const bool runs = (statement.flags & (MIGHOST_STATEMENT_COMMENT_ONLY | MIGHOST_STATEMENT_IMPOSSIBLE)) == 0;
  if (runs && statement.sql.len == 0) {
    checker.problem(place, "definition", "has no SQL",
                    "set MIGHOST_STATEMENT_COMMENT_ONLY if there is nothing to run");
  }
  if (!runs && statement.sql.len != 0) {
    checker.problem(place, "definition", "has SQL, and says that there is nothing to run",
                    "put text for people into `remark`");
  }
  if (!runs && statement.remark.len == 0) {
    checker.problem(place, "definition", "has nothing to run, and no remark that says why", "set `remark`");
  }
}

}  // namespace mighost
