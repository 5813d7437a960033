// The small parts of reading a catalog.

#include <doctest/doctest.h>

#include <stdexcept>

#include "common/introspect/array_text.hpp"
#include "common/introspect/expression.hpp"

namespace mighost::dialect {

TEST_CASE("arrays are read as the server prints them") {
  using Texts = std::vector<std::string>;
  CHECK(parse_array("") == Texts{});
  CHECK(parse_array("{}") == Texts{});
  CHECK(parse_array("{a,b c}") == Texts{"a", "b c"});
  CHECK(parse_array(R"({"a,b","c\"d","e\\f","","{}"})") == Texts{"a,b", "c\"d", "e\\f", "", "{}"});
  CHECK(parse_numbers("1 -2 3") == std::vector<int64_t>{1, -2, 3});
  CHECK(parse_numbers("{10,20}") == std::vector<int64_t>{10, 20});
  CHECK(parse_numbers("").empty());
  CHECK_THROWS_AS(parse_numbers("{1,x}"), std::runtime_error);
}

TEST_CASE("parentheses around a whole expression go, and no others") {
  CHECK(without_outer_parentheses("((a > 0))") == "a > 0");
  CHECK(without_outer_parentheses("(a > 0) AND (b > 0)") == "(a > 0) AND (b > 0)");
  CHECK(without_outer_parentheses("((a > 0) AND (b > 0))") == "(a > 0) AND (b > 0)");
  CHECK(without_outer_parentheses("(a = ')'::text)") == "a = ')'::text");
  CHECK(without_outer_parentheses("(a = '('::text) OR (b)") == "(a = '('::text) OR (b)");
  CHECK(without_outer_parentheses("(\"a)\" = 'it''s)')") == "\"a)\" = 'it''s)'");
  CHECK(without_outer_parentheses("f(a)") == "f(a)");
  CHECK(without_outer_parentheses("") == "");
}

TEST_CASE("the default of a serial column is told from others") {
  CHECK(nextval_expression("t_id_seq") == "nextval('t_id_seq'::regclass)");
  CHECK(nextval_expression("\"It's\"") == "nextval('\"It''s\"'::regclass)");
}

}  // namespace mighost::dialect
