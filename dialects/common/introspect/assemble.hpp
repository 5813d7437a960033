#ifndef MIGHOST_DIALECT_INTROSPECT_ASSEMBLE_HPP
#define MIGHOST_DIALECT_INTROSPECT_ASSEMBLE_HPP

#include <mighost/plugin.hpp>

#include <memory>
#include <unordered_map>
#include <vector>

#include "common/introspect/dependencies.hpp"
#include "common/introspect/overlay.hpp"
#include "common/introspect/tables.hpp"

namespace mighost::dialect {

/// The columns of one table, as far as they have been read.
struct TableColumns {
  std::vector<mighost_column> list;
  std::unordered_map<ColumnNumber, std::size_t> position;
  /// Points to what `list` points to; a table's own, so that nothing is kept once the host has the table.
  std::unique_ptr<Arena> arena = std::make_unique<Arena>();
};

/// Gives the host the table with its columns.
void give_table(const Host& host, const Server& server, const TableRow& table, TableColumns& columns,
                const Overlay& overlay, const Dependencies& dependencies);

}  // namespace mighost::dialect

#endif
