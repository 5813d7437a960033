#include "expression.hpp"

#include <set>
#include <string>
#include <vector>

#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::view;

/// What the names in an expression can mean.
struct Scope {
  std::set<std::string> columns;
  std::string table;
};

/// How many of the tokens from `at` on only say that the name after them is one of the table: 2 of `t.a`, 4
/// of `main.t.a`, else 0.
std::size_t qualification(const std::vector<Token>& tokens, std::size_t at, const Scope& scope) {
  const auto dotted = [&](std::size_t i) {
    return i + 2 < tokens.size() && tokens[i].is_name() && tokens[i + 1].is_symbol('.') &&
           tokens[i + 2].is_name();
  };
  if (!dotted(at)) return 0;
  const std::size_t table = dotted(at + 2) ? at + 2 : at;
  return folded(tokens[table].name()) == scope.table ? table + 2 - at : 0;
}

/// What names no column stays: SQLite takes it for a text.
std::string printed(std::string_view expression, const Scope& scope) {
  std::string text;
  std::size_t done = 0;
  const std::vector<Token> tokens = tokenize(expression);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const std::size_t begin = static_cast<std::size_t>(tokens[i].text.data() - expression.data());
    const std::size_t skipped = qualification(tokens, i, scope);
    i += skipped;
    const Token& token = tokens[i];
    const bool called = i + 1 < tokens.size() && tokens[i + 1].is_symbol('(');
    const bool column =
        token.kind == Token::Kind::quoted_name && !called && scope.columns.contains(folded(token.name()));
    if (!column && skipped == 0) continue;
    text.append(expression.substr(done, begin - done))
        .append(quote_identifier(std::string_view{token.name()}));
    done = static_cast<std::size_t>(token.text.data() - expression.data()) + token.text.size();
  }
  return text.append(expression.substr(done));
}

void print(mighost_str& expression, const Scope& scope, mighost::Arena& arena) {
  if (mighost::present(expression)) expression = arena.text(printed(view(expression), scope));
}

}  // namespace

void print_expressions(Parts& parts, std::string_view table) {
  Scope scope{{}, folded(table)};
  for (const mighost_column& column : parts.columns) scope.columns.insert(folded(view(column.name)));
  for (mighost_column& column : parts.columns) print(column.generated_expression, scope, parts.arena);
  for (mighost_check& check : parts.checks) print(check.expression, scope, parts.arena);
  for (mighost_index& index : parts.indexes) {
    print(index.predicate, scope, parts.arena);
    std::vector<mighost_index_element> elements;
    for (mighost_index_element element : mighost::rows<mighost_index_element>(index.elements)) {
      print(element.expression, scope, parts.arena);
      elements.push_back(element);
    }
    index.elements = parts.arena.array(elements);
  }
}

}  // namespace sqlite
