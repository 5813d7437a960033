#include "affinity.hpp"

#include <mighost/view.hpp>

#include <string>

#include "sql.hpp"

namespace sqlite {
namespace {

using mighost::view;

enum class Affinity { none, text, numeric, integer, real };

/// By the rules of SQLite, in their order: "FLOATING POINT" is INTEGER, since it has an INT.
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

}  // namespace

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

}  // namespace sqlite
