#include "common/render.hpp"

#include <stdexcept>
#include <string>

#include "common/render/column.hpp"
#include "common/render/constraint.hpp"
#include "common/render/enum.hpp"
#include "common/render/index.hpp"
#include "common/render/object.hpp"
#include "common/render/output.hpp"
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

void render_one(Output& out, const mighost_change& change, const Extension& extension) {
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

/// Whether the change is made to a table that the same list creates.
bool is_new_table(const mighost_change& change) {
  if (change.subject == MIGHOST_SUBJECT_TABLE) return change.before == nullptr;
  return change.table_before == nullptr && change.table_after != nullptr;
}

}  // namespace

void render(const Host& host, Rows<mighost_change> changes, uint64_t flags, const Extension& extension) {
  uint32_t index = 0;
  for (const mighost_change change : changes) {
    Output out{host, index++, is_new_table(change), (flags & MIGHOST_RENDER_ONLINE) != 0};
    const std::string refusal = extension.refusal == nullptr ? "" : extension.refusal(change);
    if (!refusal.empty()) {
      out.impossible(refusal);
    } else {
      render_one(out, change, extension);
    }
  }
}

}  // namespace mighost::dialect
