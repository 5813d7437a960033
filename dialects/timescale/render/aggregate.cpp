#include "timescale/render/aggregate.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <cctype>
#include <string>
#include <string_view>

#include "common/identifier.hpp"
#include "common/render/constraint.hpp"
#include "common/render/sides.hpp"
#include "timescale/kinds.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;

/// Whether the statement ends so, however it is spaced and capitalised.
bool ends_with_no_data(std::string_view sql) {
  std::string words;
  for (const char c : sql) {
    const bool space = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!space) {
      words += static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    } else if (!words.empty() && words.back() != ' ') {
      words += ' ';
    }
  }
  if (words.ends_with(' ')) words.pop_back();
  return words.ends_with(" WITH NO DATA");
}

void set_comment(Output& out, const mighost_object& object) {
  // The server does not take one for the materialized view that it was made as.
  out.run("COMMENT ON VIEW " + dialect::name_of(object) + " IS " + dialect::comment_value(object.comment));
}

void create(Output& out, const mighost_object& object) {
  if (ends_with_no_data(view(object.create))) {
    out.run(
        view(object.create), 0,
        "empty until it is refreshed, by its policy or by CALL refresh_continuous_aggregate(…, NULL, NULL)");
  } else {
    out.run_alone(view(object.create), 0, "computes the aggregate of all rows");
  }
  if (present(object.comment)) set_comment(out, object);
}

}  // namespace

bool render_aggregate(Output& out, const mighost_change& change) {
  if (change.subject != MIGHOST_SUBJECT_OBJECT) return false;
  const auto object = dialect::sides<mighost_object>(change);
  const std::string_view kind = view((object.after ? object.after : object.before)->kind);
  if (kind == retention_policy_kind && object.created()) {
    out.run(view(object.after->create), MIGHOST_HAZARD_LOSES_DATA, "rows older than this will be dropped");
    return true;
  }
  if (kind != aggregate_kind) return false;
  if (object.created()) {
    create(out, *object.after);
  } else if (object.dropped()) {
    out.run(view(object.before->drop), MIGHOST_HAZARD_LOSES_DATA,
            "what it holds of rows that are no longer in its hypertable cannot be computed again");
  } else if (change.attribute == MIGHOST_ATTRIBUTE_COMMENT) {
    set_comment(out, *object.after);
  } else {
    return false;
  }
  return true;
}

}  // namespace mighost::timescale
