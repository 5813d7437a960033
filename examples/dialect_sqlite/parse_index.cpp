#include <string>
#include <vector>

#include "parse.hpp"
#include "sql.hpp"
#include "token.hpp"

namespace sqlite {
namespace {

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
