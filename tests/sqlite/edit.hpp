// Editing a table of a schema, and what must hold when the edit is made and taken back.
#ifndef MIGHOST_TESTS_SQLITE_EDIT_HPP
#define MIGHOST_TESTS_SQLITE_EDIT_HPP

#include <functional>
#include <string>
#include <vector>

#include "change/change.hpp"
#include "database.hpp"
#include "model/schema.hpp"

namespace mighost::test {

using Edit = std::function<void(Table&)>;

/// `schema` with the table of that name edited.
Schema edited(Schema schema, const std::string& name, const Edit& edit);

/// Whether one of the changes makes a table anew.
bool made_anew(const std::vector<Change>& changes);

/// Makes the edit, for which the table must be made anew, and takes it back; the database must hold the rows
/// of `query` all the while.
void up_and_down(SqliteDatabase& database, const std::string& table, const Edit& edit,
                 const std::string& query);

}  // namespace mighost::test

#endif
