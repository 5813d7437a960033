#ifndef MIGHOST_DOCS_COLUMN_FACTS_HPP
#define MIGHOST_DOCS_COLUMN_FACTS_HPP

#include <string>
#include <vector>

#include "docs/reference.hpp"
#include "model/table.hpp"

namespace mighost {

/// The columns of a table, in order. `convention`: where those come from that the provider did not write.
std::vector<ReferenceColumn> reference_columns(const Table& table, const std::string& convention);

/// Keys, checks, indexes and the rest but foreign keys.
std::vector<ReferenceFact> table_facts(const Table& table);

/// "a, b"
std::string name_list(const std::vector<std::string>& names);

}  // namespace mighost

#endif
