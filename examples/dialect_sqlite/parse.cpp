#include "parse.hpp"

#include <mighost/naming.hpp>

#include <algorithm>
#include <stdexcept>
#include <string>

#include "row_number.hpp"
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
      while (!at_end_of_element()) element();
    } while (in_.accept_symbol(','));
    in_.expect_symbol(')');
    while (!in_.done()) {
      if (in_.accept("STRICT")) {
        option("sqlite.strict");
      } else if (in_.accept("WITHOUT")) {
        in_.expect("ROWID");
        option("sqlite.without_rowid");
      } else if (!in_.accept_symbol(',')) {
        throw std::runtime_error("the statement cannot be understood: " + std::string{sql_});
      }
    }
    finish_key();
  }

 private:
  void option(const char* key) { parts_.options.push_back({str(key), str("true")}); }

  bool at_end_of_element() const { return in_.at_symbol(',') || in_.at_symbol(')'); }

  mighost_str constraint_name() {
    return in_.accept("CONSTRAINT") ? parts_.arena.text(in_.name()) : mighost_str{};
  }

  /// Whether the name just read is one of nothing, which SQLite takes.
  bool names_nothing() const { return at_end_of_element() || in_.at("CONSTRAINT"); }

  void element() {
    const bool constraint =
        in_.at("CONSTRAINT") || in_.at("PRIMARY") || in_.at("UNIQUE") || in_.at("CHECK") || in_.at("FOREIGN");
    constraint ? table_constraint() : column();
  }

  void table_constraint() {
    const mighost_str name = constraint_name();
    if (names_nothing()) return;
    if (in_.accept("PRIMARY")) {
      in_.expect("KEY");
      std::string_view tail;
      primary_key(name, key_columns(&tail));
      autoincrement(tail);
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

  /// `PRIMARY KEY (id AUTOINCREMENT)`, with what stands behind the column's name.
  void autoincrement(std::string_view tail) {
    const auto words = tokenize(tail);
    if (words.empty() || !words.back().is("AUTOINCREMENT")) return;
    const auto key = mighost::rows<mighost_str>(parts_.primary_key->columns)[0];
    for (mighost_column& column : parts_.columns) {
      if (mighost::view(column.name) == mighost::view(key)) column.identity = MIGHOST_IDENTITY_BY_DEFAULT;
    }
  }

  void column() {
    mighost_column column{.struct_size = sizeof(mighost_column), .name = parts_.arena.text(in_.name())};
    column.type_name = parts_.arena.text(type());
    const std::size_t place = parts_.columns.size();
    parts_.columns.push_back(column);
    while (!at_end_of_element()) column_constraint(place);
  }

  /// All until the first constraint, with one space between words.
  std::string type() {
    std::string text;
    while (!in_.done() && !at_end_of_element()) {
      bool constraint = false;
      for (const char* word : {"CONSTRAINT", "PRIMARY", "NOT", "NULL", "UNIQUE", "CHECK", "DEFAULT",
                               "COLLATE", "REFERENCES", "DEFERRABLE", "GENERATED", "AS"}) {
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
    if (names_nothing()) return;
    mighost_column& column = parts_.columns[place];
    if (in_.accept("PRIMARY")) {
      in_.expect("KEY");
      if (!in_.accept("ASC")) descending_ = in_.accept("DESC");
      conflict();
      primary_key(name, one(column.name));
      if (in_.accept("AUTOINCREMENT")) column.identity = MIGHOST_IDENTITY_BY_DEFAULT;
    } else if (at_deferral()) {
      deferral();
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
    const Token value = in_.next();
    std::string text{value.text};
    if (value.is_symbol('-') || value.is_symbol('+')) {
      text += in_.next().text;
    } else if (value.is_name() && !value.is_value_word()) {
      text = quote_literal(value.name());  // to SQLite, a name here is a text
    }
    return parts_.arena.text(text);
  }

  void conflict() {
    if (!in_.accept("ON")) return;
    in_.expect("CONFLICT");
    in_.next();
  }

  mighost_span one(mighost_str name) { return parts_.arena.array(std::vector{name}); }

  /// The names in parentheses, without their collations and directions; `tail` gets what stands behind the
  /// last of them.
  mighost_span names(std::string_view* tail = nullptr) {
    std::vector<mighost_str> list;
    in_.expect_symbol('(');
    do {
      list.push_back(parts_.arena.text(in_.name()));
      const std::string_view rest = in_.element();
      if (tail != nullptr) *tail = rest;
    } while (in_.accept_symbol(','));
    in_.expect_symbol(')');
    return parts_.arena.array(list);
  }
  mighost_span key_columns(std::string_view* tail = nullptr) { return parts_.own_names(names(tail)); }

  void primary_key(mighost_str name, mighost_span columns) {
    mighost_key key{.struct_size = sizeof(mighost_key), .name = name, .columns = columns};
    parts_.name_it(key.name, key.flags, table_, {nullptr, 0, sizeof(mighost_str)}, "pk");
    parts_.primary_key = key;
  }

  /// SQLite makes one index of several such constraints of the same columns: one without a name adds nothing.
  void unique(mighost_str name, mighost_span columns) {
    const auto same = [&](const mighost_key& other) { return same_names(other.columns, columns); };
    if (!mighost::present(name) && std::any_of(parts_.uniques.begin(), parts_.uniques.end(), same)) return;
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
      const auto same = [&](const mighost_check& other) {
        return mighost::view(other.name) == mighost::view(check.name);
      };
      if (std::any_of(parts_.checks.begin(), parts_.checks.end(), same)) return;  // once is enough
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
      if (in_.accept("DELETE")) {
        key.on_delete = action();
      } else if (in_.accept("UPDATE")) {
        key.on_update = action();
      } else {
        in_.expect("INSERT");
        action();  // as with MATCH
      }
    }
    parts_.name_it(key.name, key.flags, table_, columns, "fkey");
    parts_.foreign_keys.push_back(key);
    if (at_deferral()) deferral();
  }

  /// A NOT can also begin the column's NOT NULL.
  bool at_deferral() const { return in_.at("DEFERRABLE") || (in_.at("NOT") && in_.next_is("DEFERRABLE")); }

  /// `NOT DEFERRABLE INITIALLY IMMEDIATE`: of the last foreign key so far. To SQLite it is a constraint of
  /// its own, which can also stand where there is none.
  void deferral() {
    const bool deferrable = !in_.accept("NOT");
    in_.expect("DEFERRABLE");
    bool deferred = false;
    if (in_.accept("INITIALLY")) {
      deferred = in_.accept("DEFERRED");
      if (!deferred) in_.expect("IMMEDIATE");
    }
    if (parts_.foreign_keys.empty()) return;
    uint64_t& flags = parts_.foreign_keys.back().flags;
    flags &= ~(MIGHOST_DEFERRABLE | MIGHOST_INITIALLY_DEFERRED);
    if (deferrable) flags |= MIGHOST_DEFERRABLE;
    if (deferrable && deferred) flags |= MIGHOST_INITIALLY_DEFERRED;
  }

  /// `INTEGER PRIMARY KEY DESC` in the column is no number of the row; but in a table without such numbers,
  /// or of another type, it is only an order of the index.
  void finish_key() {
    const std::string_view number = row_number_column(parts_.of({}));
    if (number.empty()) return;
    if (descending_) {
      parts_.primary_key->options =
          parts_.arena.array(std::vector{mighost_option{str(descending_key), str("true")}});
      return;
    }
    // The number of a row is never NULL, whatever the statement says.
    for (mighost_column& column : parts_.columns) {
      if (mighost::view(column.name) == number) column.flags |= MIGHOST_COLUMN_NOT_NULL;
    }
  }

  Cursor in_;
  std::string_view table_;
  Parts& parts_;
  std::string_view sql_;
  bool descending_ = false;  ///< the key of a column
};

}  // namespace

void parse_table(std::string_view sql, std::string_view name, Parts& parts) {
  TableParser{sql, name, parts}.run();
}

}  // namespace sqlite
