#include "edit.hpp"

#include <doctest/doctest.h>

#include "diff/diff.hpp"

namespace mighost::test {

Schema edited(Schema schema, const std::string& name, const Edit& edit) {
  for (Shared<Table>& table : schema.tables) {
    if (table->name != name) continue;
    Table copy = *table;
    edit(copy);
    table = Shared<Table>{std::move(copy)};
  }
  return schema;
}

bool made_anew(const std::vector<Change>& changes) {
  return script(changes).find("mighost_new_") != std::string::npos;
}

void up_and_down(SqliteDatabase& database, const std::string& table, const Edit& edit,
                 const std::string& query) {
  const Schema before = database.read();
  const Schema after = edited(before, table, edit);
  const std::vector<Change> changes = diff(before, after);
  CHECK(made_anew(changes));
  const std::string rows = database.text(query);
  database.apply(changes);
  CHECK(diff(database.read(), after).empty());
  CHECK(database.text(query) == rows);
  database.apply(invert(changes));
  CHECK(diff(database.read(), before).empty());
  CHECK(database.text(query) == rows);
}

}  // namespace mighost::test
