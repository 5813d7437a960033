#include "side/dialect_choice.hpp"

#include <algorithm>

#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// libpq's form of a DSN, `key=value`, and its scheme.
constexpr std::string_view libpq_driver = "postgresql";
constexpr std::string_view libpq_scheme = "postgresql";

std::string list(std::vector<std::string> names) {
  std::sort(names.begin(), names.end());
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : ", ") + visible(name);
  return text;
}

std::vector<std::string> dialect_names(const Registry& registry) {
  std::vector<std::string> names;
  for (const Dialect& dialect : registry.dialects) names.push_back(dialect.name());
  return names;
}

const Dialect& of_scheme(const std::string& scheme, const Registry& registry) {
  if (const Dialect* dialect = find_dialect_by_scheme(registry, scheme)) return *dialect;
  std::vector<std::string> known;
  for (const Dialect& dialect : registry.dialects) {
    known.insert(known.end(), dialect.schemes().begin(), dialect.schemes().end());
  }
  throw SideError("no dialect has databases of the scheme \"" + visible(scheme) + "\"" +
                  did_you_mean(scheme, known) +
                  (known.empty() ? "; no dialect was found" : " (known: " + list(known) + ")"));
}

const Dialect& of_name(const std::string& name, const Registry& registry, const std::string& who) {
  if (const Dialect* dialect = find_dialect(registry, name)) return *dialect;
  const std::vector<std::string> known = dialect_names(registry);
  const Dialect* meant = find_dialect_by_scheme(registry, name);
  const std::string hint =
      meant != nullptr ? ", did you mean \"" + meant->name() + "\"?" : did_you_mean(name, known);
  throw SideError(who + " \"" + visible(name) + "\"" + hint +
                  (known.empty() ? "; no dialect was found" : " (found: " + list(known) + ")"));
}

/// The dialect that the side itself tells, or null.
const Dialect* own_dialect(const Side& side, const Registry& registry) {
  if (const DatabaseSide* database = side.database()) {
    const std::string& scheme = database->dsn.scheme();
    return scheme.empty() ? nullptr : &of_scheme(scheme, registry);
  }
  if (const SnapshotSide* of = side.snapshot()) {
    return &of_name(of->snapshot.dialect, registry, side.label + " is a snapshot of the dialect");
  }
  return nullptr;
}

/// Throws if the side cannot be read as one of the dialect that the user wants.
void require(const Side& side, const Dialect& dialect, const Registry& registry) {
  if (const SnapshotSide* of = side.snapshot()) require_dialect(of->snapshot, dialect.name(), of->file);
  const DatabaseSide* database = side.database();
  if (database == nullptr) return;
  const std::string& scheme = database->dsn.scheme();
  const std::string driver =
      scheme.empty() ? std::string{libpq_driver} : of_scheme(scheme, registry).driver();
  if (driver == dialect.driver()) return;
  throw SideError("the dialect " + dialect.name() + " reads databases by " + dialect.driver() + ", and " +
                  side.label + " is one of " + driver + "; leave out --dialect, or name another one");
}

bool has_key_value_dsn(const std::vector<const Side*>& sides) {
  return std::any_of(sides.begin(), sides.end(), [](const Side* side) {
    return side->database() != nullptr && side->database()->dsn.scheme().empty();
  });
}

const Dialect& without_own(const std::vector<const Side*>& sides, const Registry& registry,
                           const std::optional<std::string>& fallback) {
  if (fallback) return of_name(*fallback, registry, "no dialect is called");
  if (has_key_value_dsn(sides)) return of_scheme(std::string{libpq_scheme}, registry);
  if (registry.dialects.size() == 1) return registry.dialects.front();
  if (registry.dialects.empty()) throw SideError("no dialect was found; --plugin-dir DIR names their folder");
  throw SideError("neither side tells the dialect: choose one with --dialect NAME (found: " +
                  list(dialect_names(registry)) + ")");
}

}  // namespace

const Dialect& choose_dialect(const std::vector<const Side*>& sides, const Registry& registry,
                              const DialectWish& wish) {
  if (wish.asked) {
    const Dialect& dialect = of_name(*wish.asked, registry, "no dialect is called");
    for (const Side* side : sides) require(*side, dialect, registry);
    return dialect;
  }
  const Dialect* common = nullptr;
  const Side* first = nullptr;
  for (const Side* side : sides) {
    const Dialect* own = own_dialect(*side, registry);
    if (own == nullptr) continue;
    if (common != nullptr && own->name() != common->name()) {
      throw SideError("the two sides are of different dialects, " + first->label + " of " + common->name() +
                      " and " + side->label + " of " + own->name() +
                      "; compare sides of one dialect, or read databases as another one by --dialect NAME");
    }
    common = own;
    first = side;
  }
  if (common == nullptr) return without_own(sides, registry, wish.fallback);
  for (const Side* side : sides) require(*side, *common, registry);
  return *common;
}

}  // namespace mighost
