#ifndef MIGHOST_MODEL_CONVENTION_HPP
#define MIGHOST_MODEL_CONVENTION_HPP

#include <string_view>

#include "model/table.hpp"

namespace mighost {

/// The columns that every table of a provider has without writing them.
///
/// "cloudquery": `cq_id uuid NOT NULL UNIQUE`, the row's id; `cq_meta json`; and `cq_fetch_date timestamp NOT
/// NULL`, which only dialects that partition by time keep. A table without a primary key gets the id as its
/// key. "plain": none.
///
/// Returns `logical` without its relations and with those columns in front. Throws std::runtime_error for a
/// convention that does not exist, and for a table that itself defines one of the columns, naming both.
Table with_convention(const Table& logical, std::string_view convention);

}  // namespace mighost

#endif
