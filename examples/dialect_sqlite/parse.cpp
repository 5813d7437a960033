#include "parse.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::str;

class TableParser {
 public:
  TableParser(std::string_view sql, std::string_view table, Parts& parts)
      : in_(sql), table_(table), parts_(parts), sql_(sql) {}

  void run() {
    in_.expect("CREATE");
    in_.expect("TABLE");
    in_.name();
    in_.expect_symbol('(');
    do {
      // The comma between table constraints may be left out.
      while (!in_.at_symbol(',') && !in_.at_symbol(')')) element();
    } while (in_.accept_symbol(','));
    in_.expect_symbol(')');
    while (!in_.done()) {
      if (in_.accept("STRICT")) {
        option("sqlite.strict");
      } else if (in_.accept("WITHOUT")) {
        in_.expect("ROWID");
        option("sqlite.without_rowid");
        without_rowid_ = true;
      } else if (!in_.accept_symbol(',')) {
        throw std::runtime_error("the statement cannot be understood: " + std::string{sql_});
      }
    }
    row_numbers_are_not_null();
  }

 private:
  void option(const char* key) { parts_.options.push_back({str(key), str("true")}); }

  mighost_str constraint_name() {
    return in_.accept("CONSTRAINT") ? parts_.arena.text(in_.name()) : mighost_str{};
  }

  void element() {
    const bool constraint =
        in_.at("CONSTRAINT") || in_.at("PRIMARY") || in_.at("UNIQUE") || in_.at("CHECK") || in_.at("FOREIGN");
    constraint ? table_constraint() : column();
  }

  void table_constraint() {
    const mighost_str name = constraint_name();
    if (in_.accept("PRIMARY")) {
      in_.expect("KEY");
      primary_key(name, key_columns());
    } else if (in_.accept("UNIQUE")) {
      unique(name, key_columns());
    } else if (in_.accept("CHECK")) {
      check(name);
    } else {
      in_.expect("FOREIGN");
      in_.expect("KEY");
      references(name, key_columns());
    }
    conflict();
  }

  void column() {
    mighost_column column{.struct_size = sizeof(mighost_column), .name = parts_.arena.text(in_.name())};
    column.type_name = parts_.arena.text(type());
    const std::size_t place = parts_.columns.size();
    parts_.columns.push_back(column);
    while (!in_.at_symbol(',') && !in_.at_symbol(')')) column_constraint(place);
  }

  /// All until the first constraint, with one space between words.
  std::string type() {
    std::string text;
    while (!in_.done() && !in_.at_symbol(',') && !in_.at_symbol(')')) {
      bool constraint = false;
      for (const char* word : {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT",
                               "COLLATE", "REFERENCES", "GENERATED", "AS"}) {
        constraint = constraint || in_.at(word);
      }
      if (constraint) break;
      if (in_.at_symbol('(')) {
        text += '(' + std::string{in_.parenthesized()} + ')';
      } else {
        text += (text.empty() ? "" : " ") + in_.name();
      }
    }
    return text;
  }

  void column_constraint(std::size_t place) {
    const mighost_str name = constraint_name();
    mighost_column& column = parts_.columns[place];
    if (in_.accept("PRIMARY")) {
      in_.expect("KEY");
      if (!in_.accept("ASC")) in_.accept("DESC");
      conflict();
      primary_key(name, one(column.name));
      if (in_.accept("AUTOINCREMENT")) column.identity = MIGHOST_IDENTITY_BY_DEFAULT;
    } else if (in_.accept("NOT")) {
      in_.expect("NULL");
      column.flags |= MIGHOST_COLUMN_NOT_NULL;
      conflict();
    } else if (in_.accept("NULL")) {
      conflict();
    } else if (in_.accept("UNIQUE")) {
      unique(name, one(column.name));
      conflict();
    } else if (in_.accept("CHECK")) {
      check(name);
    } else if (in_.accept("DEFAULT")) {
      column.default_expression = default_value();
    } else if (in_.accept("COLLATE")) {
      column.collation = parts_.arena.text(quote_identifier(std::string_view{in_.name()}));
    } else if (in_.at("REFERENCES")) {
      references(name, one(column.name));
    } else {
      if (in_.accept("GENERATED")) in_.expect("ALWAYS");
      in_.expect("AS");
      column.generated_expression = parts_.arena.text(in_.parenthesized());
      column.generated = in_.accept("STORED") ? MIGHOST_GENERATED_STORED : MIGHOST_GENERATED_VIRTUAL;
      in_.accept("VIRTUAL");
    }
  }

  mighost_str default_value() {
    if (in_.at_symbol('(')) return parts_.arena.text(in_.parenthesized());
    std::string text{in_.next().text};
    if (text == "-" || text == "+") text += in_.next().text;
    return parts_.arena.text(text);
  }

  void conflict() {
    if (!in_.accept("ON")) return;
    in_.expect("CONFLICT");
    in_.next();
  }

  mighost_span one(mighost_str name) { return parts_.arena.array(std::vector{name}); }

  std::vector<mighost_str> name_rows() {
    std::vector<mighost_str> list;
    in_.expect_symbol('(');
    do {
      list.push_back(parts_.arena.text(in_.name()));
      in_.element();  // a collation or a direction
    } while (in_.accept_symbol(','));
    in_.expect_symbol(')');
    return list;
  }
  mighost_span names() { return parts_.arena.array(name_rows()); }
  mighost_span key_columns() { return parts_.own_names(names()); }

  void primary_key(mighost_str name, mighost_span columns) {
    mighost_key key{.struct_size = sizeof(mighost_key), .name = name, .columns = columns};
    parts_.name_it(key.name, key.flags, table_, {nullptr, 0, sizeof(mighost_str)}, "pk");
    parts_.primary_key = key;
  }

  void unique(mighost_str name, mighost_span columns) {
    mighost_key key{.struct_size = sizeof(mighost_key), .name = name, .columns = columns};
    parts_.name_it(key.name, key.flags, table_, columns, "key");
    parts_.uniques.push_back(key);
  }

  void check(mighost_str name) {
    mighost_check check{.struct_size = sizeof(mighost_check),
                        .name = name,
                        .expression = parts_.arena.text(in_.parenthesized())};
    if (!mighost::present(name)) {
      const std::string digest = mighost::name_digest(std::vector{mighost::view(check.expression)}, "check");
      check.name = parts_.arena.concat({table_, "_", digest, "_check"});
      check.flags = MIGHOST_NAME_GENERATED;
    }
    parts_.checks.push_back(check);
  }

  uint32_t action() {
    if (in_.accept("CASCADE")) return MIGHOST_ACTION_CASCADE;
    if (in_.accept("RESTRICT")) return MIGHOST_ACTION_RESTRICT;
    if (in_.accept("NO")) {
      in_.expect("ACTION");
      return MIGHOST_ACTION_NO_ACTION;
    }
    in_.expect("SET");
    if (in_.accept("NULL")) return MIGHOST_ACTION_SET_NULL;
    in_.expect("DEFAULT");
    return MIGHOST_ACTION_SET_DEFAULT;
  }

  void references(mighost_str name, mighost_span columns) {
    in_.expect("REFERENCES");
    mighost_foreign_key key{.struct_size = sizeof(mighost_foreign_key), .name = name, .columns = columns};
    key.referenced_table = parts_.arena.text(in_.name());
    key.referenced_columns = in_.at_symbol('(') ? names() : mighost_span{nullptr, 0, sizeof(mighost_str)};
    while (in_.at("ON") || in_.at("MATCH")) {
      if (in_.accept("MATCH")) {
        in_.name();  // SQLite reads it, and does nothing about it
        continue;
      }
      in_.expect("ON");
      const bool deletes = in_.accept("DELETE");
      if (!deletes) in_.expect("UPDATE");
      (deletes ? key.on_delete : key.on_update) = action();
    }
    // A NOT here can also begin the column's NOT NULL.
    if (in_.accept("DEFERRABLE")) {
      key.flags |= MIGHOST_DEFERRABLE;
      if (in_.accept("INITIALLY")) {
        if (in_.accept("DEFERRED")) {
          key.flags |= MIGHOST_INITIALLY_DEFERRED;
        } else {
          in_.expect("IMMEDIATE");
        }
      }
    }
    parts_.name_it(key.name, key.flags, table_, columns, "fkey");
    parts_.foreign_keys.push_back(key);
  }

  /// The whole key INTEGER is the number of the row, which is never NULL, whatever the statement says.
  void row_numbers_are_not_null() {
    if (!parts_.primary_key || parts_.primary_key->columns.count != 1 || without_rowid_) return;
    const auto key = mighost::rows<mighost_str>(parts_.primary_key->columns)[0];
    for (mighost_column& column : parts_.columns) {
      const auto type = tokenize(mighost::view(column.type_name));
      if (mighost::view(column.name) == mighost::view(key) && type.size() == 1 && type[0].is("INTEGER"))
        column.flags |= MIGHOST_COLUMN_NOT_NULL;
    }
  }

  Cursor in_;
  std::string_view table_;
  Parts& parts_;
  std::string_view sql_;
  bool without_rowid_ = false;
};

/// Without parentheses around all of it.
std::string_view bare(std::string_view expression) {
  while (!expression.empty() && expression[0] == '(') {
    Cursor cursor{expression};
    const std::string_view inner = cursor.parenthesized();
    if (!cursor.done()) break;
    expression = inner;
  }
  return expression;
}

/// `column COLLATE x DESC`, read from its end.
mighost_index_element parse_element(std::string_view text, Parts& parts) {
  std::vector<Token> tokens = tokenize(text);
  mighost_index_element element{};
  if (!tokens.empty() && (tokens.back().is("DESC") || tokens.back().is("ASC"))) {
    element.descending = tokens.back().is("DESC") ? 1 : 0;
    tokens.pop_back();
  }
  if (tokens.size() >= 3 && tokens[tokens.size() - 2].is("COLLATE")) {
    element.collation = parts.arena.text(quote_identifier(std::string_view{tokens.back().name()}));
    tokens.resize(tokens.size() - 2);
  }
  if (tokens.size() == 1 && tokens[0].is_name()) {
    element.column = parts.own_name(parts.arena.text(tokens[0].name()));
  } else if (!tokens.empty()) {
    const char* const start = tokens.front().text.data();
    const char* const end = tokens.back().text.data() + tokens.back().text.size();
    element.expression = parts.arena.text(bare({start, static_cast<std::size_t>(end - start)}));
  }
  return element;
}

}  // namespace

void parse_table(std::string_view sql, std::string_view name, Parts& parts) {
  TableParser{sql, name, parts}.run();
}

mighost_index parse_index(std::string_view sql, std::string_view name, Parts& parts) {
  mighost_index index{.struct_size = sizeof(mighost_index), .name = parts.arena.text(name)};
  Cursor in{sql};
  in.expect("CREATE");
  if (in.accept("UNIQUE")) index.flags |= MIGHOST_UNIQUE;
  in.expect("INDEX");
  in.name();
  in.expect("ON");
  in.name();
  in.expect_symbol('(');
  std::vector<mighost_index_element> elements;
  do {
    elements.push_back(parse_element(in.element(), parts));
  } while (in.accept_symbol(','));
  in.expect_symbol(')');
  index.elements = parts.arena.array(elements);
  if (in.accept("WHERE")) index.predicate = parts.arena.text(in.rest());
  return index;
}

}  // namespace sqlite
