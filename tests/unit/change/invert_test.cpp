#include "change/change.hpp"

#include <doctest/doctest.h>

namespace mighost {

TEST_CASE("the inverse of a created column is the same column dropped") {
  const Shared<Column> column{Column{.name = "a"}};
  const Change created{.subject = Subject::column, .after = column, .table = "t"};

  const Change inverse = invert(created);

  CHECK(inverse.dropped());
  CHECK(inverse.before == Value{column});
  CHECK(invert(inverse) == created);
}

TEST_CASE("a list is undone from its end") {
  const Change first{.subject = Subject::table, .after = Shared<Table>{Table{.name = "a"}}};
  const Change second{.subject = Subject::table, .after = Shared<Table>{Table{.name = "b"}}};

  const std::vector<Change> undo = invert(std::vector{first, second});

  CHECK(undo == std::vector{invert(second), invert(first)});
}

}  // namespace mighost
