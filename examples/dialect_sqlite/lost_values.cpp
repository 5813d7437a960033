#include "lost_values.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <string>

#include "recreate.hpp"
#include "sql.hpp"

namespace sqlite {
namespace {

using mighost::rows;
using mighost::view;

enum class Affinity { none, text, numeric, integer, real };

/// What values are turned into that are written to a column, by the rules of SQLite in their order: "FLOATING
/// POINT" is INTEGER, since it has an INT.
Affinity affinity(const mighost_table& table, const mighost_column& column) {
  const std::string type = folded(view(column.type_name));
  const auto has = [&](const char* part) { return type.find(part) != std::string::npos; };
  if (type == "any" && view(mighost::find_option(table.options, "sqlite.strict")) == "true")
    return Affinity::none;
  if (has("int")) return Affinity::integer;
  if (has("char") || has("clob") || has("text")) return Affinity::text;
  if (has("blob") || type.empty()) return Affinity::none;
  if (has("real") || has("floa") || has("doub")) return Affinity::real;
  return Affinity::numeric;
}

/// Whether values of the column `before` become others for good in the column `after`.
bool converts_values(const mighost_table& from, const mighost_column& before, const mighost_table& to,
                     const mighost_column& after) {
  const Affinity was = affinity(from, before);
  const Affinity is = affinity(to, after);
  const bool were_numbers = was == Affinity::integer || was == Affinity::numeric || was == Affinity::real;
  switch (is) {
    case Affinity::none:
      return false;  // every value stays as it is
    case Affinity::text:
      // The digits of a whole number are all kept, and give the number again.
      return was != Affinity::text && was != Affinity::integer;
    case Affinity::real:
      return was != Affinity::real;  // a whole number of more than 53 bits is rounded
    default:
      return !were_numbers;
  }
}

}  // namespace

bool loses_values(const mighost_table& from, const mighost_table& to, const mighost_column& column) {
  if (column.generated != MIGHOST_GENERATED_NONE) {  // it is computed again
    const auto later = rows<mighost_column>(to.columns);
    return std::none_of(later.begin(), later.end(), [&](const mighost_column& after) {
      return folded(view(after.name)) == folded(view(column.name));
    });
  }
  const auto copied = copied_columns(from, to);
  return std::none_of(copied.begin(), copied.end(), [&](const auto& pair) {
    return view(pair.first.name) == view(column.name) && !converts_values(from, pair.first, to, pair.second);
  });
}

bool loses_values(const mighost_table& from, const mighost_table& to) {
  const auto columns = rows<mighost_column>(from.columns);
  return std::any_of(columns.begin(), columns.end(),
                     [&](const mighost_column& column) { return loses_values(from, to, column); });
}

}  // namespace sqlite
