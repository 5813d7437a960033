#include "expression.hpp"

#include <set>
#include <string>

#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

using mighost::view;

using Names = std::set<std::string>;

/// What names no column stays: SQLite takes it for a text.
std::string printed(std::string_view expression, const Names& columns) {
  std::string text;
  std::size_t done = 0;
  const std::vector<Token> tokens = tokenize(expression);
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    const bool called = i + 1 < tokens.size() && tokens[i + 1].is_symbol('(');
    if (token.kind != Token::Kind::quoted_name || called || !columns.contains(folded(token.name()))) continue;
    const auto begin = static_cast<std::size_t>(token.text.data() - expression.data());
    text.append(expression.substr(done, begin - done))
        .append(quote_identifier(std::string_view{token.name()}));
    done = begin + token.text.size();
  }
  return text.append(expression.substr(done));
}

void print(mighost_str& expression, const Names& columns, mighost::Arena& arena) {
  if (mighost::present(expression)) expression = arena.text(printed(view(expression), columns));
}

}  // namespace

void print_expressions(Parts& parts) {
  Names names;
  for (const mighost_column& column : parts.columns) names.insert(folded(view(column.name)));
  for (mighost_column& column : parts.columns) print(column.generated_expression, names, parts.arena);
  for (mighost_check& check : parts.checks) print(check.expression, names, parts.arena);
  for (mighost_index& index : parts.indexes) {
    print(index.predicate, names, parts.arena);
    std::vector<mighost_index_element> elements;
    for (mighost_index_element element : mighost::rows<mighost_index_element>(index.elements)) {
      print(element.expression, names, parts.arena);
      elements.push_back(element);
    }
    index.elements = parts.arena.array(elements);
  }
}

}  // namespace sqlite
