#include "timescale/advice.hpp"

#include <mighost/view.hpp>

#include <string>

#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

// The lock table has room for max_locks_per_transaction (64) × max_connections (100) locks by default, shared
// by all sessions. A hypertable takes some ten: itself, its indexes, the extension's catalog and the job of
// its policy.
constexpr std::size_t many = 100;

bool is_hypertable(const void* side) {
  if (side == nullptr) return false;
  const auto table = read_struct(static_cast<const mighost_table*>(side));
  return present(find_option(table.options, hypertable_key));
}

}  // namespace

void advise_on_locks(const Host& host, Rows<mighost_change> changes) {
  std::size_t hypertables = 0;
  for (const mighost_change change : changes) {
    const bool whole_table =
        change.subject == MIGHOST_SUBJECT_TABLE && change.attribute == MIGHOST_ATTRIBUTE_NONE;
    if (whole_table && is_hypertable(change.after != nullptr ? change.after : change.before)) ++hypertables;
  }
  if (hypertables < many) return;
  const std::string remark =
      "In one transaction, these " + std::to_string(hypertables) +
      " hypertables hold their locks until its end. If the server says\n\"out of shared memory\", raise "
      "max_locks_per_transaction and restart it, or apply this file without a\ntransaction around it: each "
      "statement "
      "stands by itself.";
  host.statement({.struct_size = sizeof(mighost_statement),
                  .change = 0,
                  .remark = str(remark),
                  .flags = MIGHOST_STATEMENT_COMMENT_ONLY});
}

}  // namespace mighost::timescale
