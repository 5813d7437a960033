#include "common/render.hpp"

#include <stdexcept>
#include <string>

#include "common/render/column.hpp"
#include "common/render/constraint.hpp"
#include "common/render/enum.hpp"
#include "common/render/index.hpp"
#include "common/render/object.hpp"
#include "common/render/output.hpp"
#include "common/render/privileges.hpp"
#include "common/render/sides.hpp"
#include "common/render/table.hpp"

namespace mighost::dialect {
namespace {

void render_table(Output& out, const mighost_change& change, const Extension& extension) {
  const Sides<mighost_table> table = sides<mighost_table>(change);
  if (table.created()) return create_table(out, *table.after, extension);
  if (table.dropped()) return drop_table(out, *table.before);
  alter_table(out, change, *table.before, *table.after, extension);
}

}  // namespace

void render_change(Output& out, const mighost_change& change, const Extension& extension) {
  switch (change.subject) {
    case MIGHOST_SUBJECT_TABLE:
      return render_table(out, change, extension);
    case MIGHOST_SUBJECT_COLUMN:
      return render_column(out, change);
    case MIGHOST_SUBJECT_PRIMARY_KEY:
      return render_key(out, change, "PRIMARY KEY");
    case MIGHOST_SUBJECT_UNIQUE:
      return render_key(out, change, "UNIQUE");
    case MIGHOST_SUBJECT_CHECK:
      return render_check(out, change);
    case MIGHOST_SUBJECT_FOREIGN_KEY:
      return render_foreign_key(out, change);
    case MIGHOST_SUBJECT_EXCLUSION:
      return render_exclusion(out, change);
    case MIGHOST_SUBJECT_INDEX:
      return render_index(out, change);
    case MIGHOST_SUBJECT_ENUM:
      return render_enum(out, change);
    case MIGHOST_SUBJECT_OBJECT:
      return render_object(out, change);
    default:
      throw std::runtime_error("a change has the subject number " + std::to_string(change.subject) +
                               ", which this dialect does not know");
  }
}

namespace {

/// Whether the change is made to a table that the same list creates.
bool is_new_table(const mighost_change& change) {
  if (change.subject == MIGHOST_SUBJECT_TABLE) return change.before == nullptr;
  return change.table_before == nullptr && change.table_after != nullptr;
}

/// The server makes and drops no index of a partitioned table concurrently.
IndexForm index_form(const mighost_change& change) {
  for (const mighost_table* side : {change.table_after, change.table_before}) {
    if (side == nullptr) continue;
    const bool partitioned = present(find_option(read_struct(side).options, "postgres.partition_by"));
    return partitioned ? IndexForm::plain : IndexForm::concurrent;
  }
  return IndexForm::concurrent;
}

}  // namespace

void render(const Host& host, Rows<mighost_change> changes, uint64_t flags, const Extension& extension) {
  const MadeAgain made_again{changes};
  uint32_t index = 0;
  for (const mighost_change change : changes) {
    Output out{
        host, index,
        Circumstances{
            .table_is_new = is_new_table(change),
            .online = (flags & MIGHOST_RENDER_ONLINE) != 0,
            .index_form = extension.index_form == nullptr ? index_form(change) : extension.index_form(change),
        }};
    made_again.before(index, out);
    const std::string refusal = extension.refusal == nullptr ? "" : extension.refusal(change);
    if (!refusal.empty()) {
      out.impossible(refusal);
    } else if (extension.change == nullptr || !extension.change(out, change)) {
      render_change(out, change, extension);
    }
    made_again.after(index++, out);
  }
}

}  // namespace mighost::dialect
