#include "text/visible.hpp"

#include <doctest/doctest.h>

namespace mighost {

using namespace std::string_view_literals;

TEST_CASE("what would act on a terminal is shown instead") {
  CHECK(visible("a\nb\rc\td") == "a\\nb\\rc\\td");
  CHECK(visible("\x1b[31mred\x7f") == "\\x1b[31mred\\x7f");
  CHECK(visible("a\0b"sv) == "a\\x00b");
  CHECK(visible("a\u2028b\u202eb\u0085c\ufeff") == "a\\u{2028}b\\u{202e}b\\u{85}c\\u{feff}");
}

TEST_CASE("letters of every script stay") {
  CHECK(visible("größe 表 \U0001F418") == "größe 表 \U0001F418");
}

TEST_CASE("bytes that are not UTF-8 are shown as such") {
  CHECK(visible("a\xff\xc3") == "a\\xff\\xc3");
  CHECK(visible("\xc0\xaf") == "\\xc0\\xaf");           // an overlong slash
  CHECK(visible("\xed\xa0\x80") == "\\xed\\xa0\\x80");  // half of a surrogate pair
  CHECK(visible("\xf4\x90\x80\x80") == "\\xf4\\x90\\x80\\x80");
}

TEST_CASE("lines stay lines where that is wanted") {
  CHECK(visible_lines("a\nb\r") == "a\nb\\r");
}

}  // namespace mighost
