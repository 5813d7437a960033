#include "plugin/casts.hpp"

#include <algorithm>
#include <vector>

#include "change/change.hpp"

namespace mighost {

std::function<bool(const Column& before, const Column& after)> no_cast_in(const Dialect& dialect) {
  return [dialect](const Column& before, const Column& after) {
    Column retyped = before;
    retyped.type = after.type;
    const Shared<Table> table{Table{.name = "t", .columns = {before}}};
    const std::vector<Change> change{{.subject = Subject::column,
                                      .attribute = Attribute::type,
                                      .before = Shared<Column>{before},
                                      .after = Shared<Column>{std::move(retyped)},
                                      .table_before = table,
                                      .table_after = table,
                                      .schema = {},
                                      .table = "t",
                                      .key = {},
                                      .undo = {}}};
    const std::vector<Statement> statements = dialect.render(change);
    return std::any_of(statements.begin(), statements.end(),
                       [](const Statement& statement) { return statement.impossible; });
  };
}

}  // namespace mighost
