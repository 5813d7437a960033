#include "side/compare.hpp"

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>
#include <vector>

#include "diff/assume_additions.hpp"
#include "diff/diff.hpp"
#include "plugin/casts.hpp"
#include "plugin/server_form.hpp"
#include "side/read_side.hpp"

namespace mighost {
namespace {

/// The items of both, each name once.
template <typename T, typename Name>
void add_new(std::vector<Shared<T>>& items, const std::vector<Shared<T>>& more, Name name) {
  std::set<decltype(name(std::declval<T>()))> known;
  for (const Shared<T>& item : items) known.insert(name(*item));
  for (const Shared<T>& item : more) {
    if (known.insert(name(*item)).second) items.push_back(item);
  }
}

std::string_view name_of_table(const Table& table) {
  return table.name;
}
std::string_view name_of_enum(const Enum& each) {
  return each.name;
}
std::pair<std::string_view, std::string_view> name_of_object(const Object& object) {
  return {object.kind, object.identity};
}

/// Whether each item of `some` has its name among `all`.
template <typename T, typename Name>
bool contains_all(const std::vector<Shared<T>>& all, const std::vector<Shared<T>>& some, Name name) {
  std::set<decltype(name(std::declval<T>()))> known;
  for (const Shared<T>& item : all) known.insert(name(*item));
  return std::all_of(some.begin(), some.end(), [&](const Shared<T>& i) { return known.contains(name(*i)); });
}

bool has_more(const Schema& existing, const Schema& wanted) {
  return !contains_all(wanted.tables, existing.tables, name_of_table) ||
         !contains_all(wanted.enums, existing.enums, name_of_enum) ||
         !contains_all(wanted.objects, existing.objects, name_of_object);
}

/// What the wanted provider is known to have had.
Schema former_schema(const Side& existing, const Side& wanted, const Schema& read_existing,
                     const CompareOptions& options) {
  Schema former;
  if (provider_of(existing) == provider_of(wanted)) former = read_existing;
  const Schema* more = options.former ? options.former() : nullptr;
  if (more == nullptr) return former;
  add_new(former.tables, more->tables, name_of_table);
  add_new(former.enums, more->enums, name_of_enum);
  add_new(former.objects, more->objects, name_of_object);
  return former;
}

/// Where one side is live, the expressions of the other become as its server prints them. Returns what the
/// user should know if they could not.
std::string put_in_one_form(ReadSide& before, ReadSide& after, const Dialect& dialect,
                            const SchemaChoice& schema) {
  if ((before.connection == nullptr) == (after.connection == nullptr)) return {};
  ReadSide& live = before.connection ? before : after;
  Schema& other = (before.connection ? after : before).schema;
  ServerForm form = in_server_form(other, live.schema, dialect, schema.name, *live.connection, schema.naming);
  other = std::move(form.schema);
  return form.warning;
}

}  // namespace

std::string provider_of(const Side& side) {
  if (const ProviderSide* of = side.provider()) return of->provider.name;
  if (const SnapshotSide* of = side.snapshot()) return of->snapshot.provider;
  return {};
}

Comparison compare(const Side& existing, const Side& wanted, const Dialect& dialect,
                   const SchemaChoice& schema, const CompareOptions& options) {
  Comparison comparison;
  ReadSide before = read_side(existing, dialect, schema);
  // One connection at a time: some servers have no more, and where both are live none is needed further.
  if (wanted.database() != nullptr) before.connection.reset();
  ReadSide after = read_side(wanted, dialect, schema);
  after.schema = apply_renames(before.schema, after.schema, options.renames);
  comparison.warning = put_in_one_form(before, after, dialect, schema);
  comparison.existing = std::move(before.schema);
  comparison.wanted = std::move(after.schema);
  if (options.fake == FakeExtension::yes) {
    comparison.existing =
        assume_additions(std::move(comparison.existing), comparison.wanted, dialect.name(), after.defined);
  }
  if (wanted.provider() != nullptr) {
    Schema former;
    if (has_more(comparison.existing, comparison.wanted)) {
      former = former_schema(existing, wanted, comparison.existing, options);
    }
    comparison.leftovers =
        find_leftovers(comparison.existing, former, comparison.wanted, options.drop_tables);
  }
  DiffOptions diff_options = comparison.leftovers.options;
  diff_options.kind_options = dialect.kind_options();
  diff_options.no_cast = no_cast_in(dialect);
  comparison.changes = diff(comparison.existing, comparison.wanted, diff_options);
  return comparison;
}

}  // namespace mighost
