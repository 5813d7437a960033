#ifndef MIGHOST_TESTS_MIGRATIONS_API_OPERATION_HPP
#define MIGHOST_TESTS_MIGRATIONS_API_OPERATION_HPP

#include <mighost/migration.hpp>

#include <functional>
#include <string>
#include <vector>

namespace mighost::test {

using ChangeCode = std::function<void(migration::Schema&)>;

// No header of the host here: these are written as users write them.

/// Whether, and from what, an operation can be undone.
enum class Undo {
  by_itself,  ///< the migration says all that is needed
  by_ledger,  ///< what the database has when it is applied is needed too; without that it is refused
  never,      ///< no server can: it is refused
};

/// One operation of the schema API with its options: a `change` migration.
struct Operation {
  std::string name;
  std::string setup;  ///< SQL of what must be there before
  ChangeCode change;
  Undo undo = Undo::by_itself;
};

/// Those of one subject; a golden file has the SQL of each.
struct Operations {
  std::string subject;
  std::vector<Operation> all;
};

Operations table_operations();
Operations column_operations();
Operations index_operations();
Operations constraint_operations();
Operations enum_operations();
Operations other_operations();
Operations timescale_operations();

inline std::vector<Operations> postgres_operations() {
  return {table_operations(),      column_operations(), index_operations(),
          constraint_operations(), enum_operations(),   other_operations()};
}

}  // namespace mighost::test

#endif
