#include "cli/parts.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <span>
#include <utility>

#include "change/order.hpp"
#include "migration/part.hpp"

namespace mighost {
namespace {

/// Renames of what others belong to come first: everything after them has the new names.
bool is_leading_rename(const Change& change) {
  return change.attribute == Attribute::name &&
         (change.subject == Subject::table || change.subject == Subject::column ||
          change.subject == Subject::enumeration);
}

/// For each change, whether it has a statement that must stand outside of a transaction, on either way.
std::vector<bool> find_outside(const std::vector<Change>& changes, const Dialect& dialect) {
  std::vector<bool> outside(changes.size(), false);
  for (const Statement& statement : dialect.render(changes, RenderForm::online)) {
    if (statement.no_transaction) outside[statement.change] = true;
  }
  std::vector<Change> inverses;
  std::vector<std::size_t> origins;
  for (std::size_t i = 0; i < changes.size(); ++i) {
    for (Change& inverse : invert(std::vector{changes[i]})) {
      inverses.push_back(std::move(inverse));
      origins.push_back(i);
    }
  }
  for (const Statement& statement : dialect.render(inverses, RenderForm::online)) {
    if (statement.no_transaction) outside[origins[statement.change]] = true;
  }
  return outside;
}

/// Tables with a column that stands in the way of its own change, so that what is on it must go first.
std::set<std::string> tables_with_changed_columns(std::span<const Change> changes) {
  std::set<std::string> tables;
  for (const Change& change : changes) {
    if (change.subject == Subject::column && !change.created()) tables.insert(change.table);
  }
  return tables;
}

/// Where a change would like to stand: with the transactions, among those outside of one, or after what
/// comes in its place.
int place(const Change& change, bool outside, const std::set<std::string>& changed_tables) {
  const bool serves = change.subject == Subject::index || change.subject == Subject::unique;
  if (serves && change.dropped() && !changed_tables.contains(change.table)) return 2;
  return outside ? 1 : 0;
}

std::vector<Change> gather(std::vector<Change> changes, const Dialect& dialect) {
  const auto rest = std::find_if_not(changes.begin(), changes.end(), is_leading_rename);
  std::vector<Change> renames{std::make_move_iterator(changes.begin()), std::make_move_iterator(rest)};
  std::vector<Change> others{std::make_move_iterator(rest), std::make_move_iterator(changes.end())};
  const std::vector<bool> outside = find_outside(others, dialect);
  const std::set<std::string> changed_tables = tables_with_changed_columns(others);
  std::vector<Change> gathered;
  for (const int wanted : {0, 1, 2}) {
    for (std::size_t i = 0; i < others.size(); ++i) {
      if (place(others[i], outside[i], changed_tables) == wanted) gathered.push_back(others[i]);
    }
  }
  for (Change& change : order(std::move(gathered))) renames.push_back(std::move(change));
  return renames;
}

}  // namespace

std::vector<Plans> make_parts(std::vector<Change> changes, const Dialect& dialect, RenderForm form) {
  if (form == RenderForm::plain) {
    std::vector<Plans> one{make_plans(std::move(changes), dialect)};
    if (one.front().empty()) one.clear();
    return one;
  }
  changes = gather(std::move(changes), dialect);
  const std::vector<bool> outside = find_outside(changes, dialect);
  std::vector<Plans> parts;
  for (std::size_t first = 0; first < changes.size();) {
    std::size_t end = first;
    while (end < changes.size() && outside[end] == outside[first]) ++end;
    const auto at = [&](std::size_t i) { return changes.begin() + static_cast<std::ptrdiff_t>(i); };
    parts.push_back(make_plans({at(first), at(end)}, dialect, RenderForm::online));
    first = end;
  }
  std::erase_if(parts, [](const Plans& part) { return part.empty(); });
  return parts;
}

std::vector<FilePair> part_files(const std::vector<Plans>& parts, const std::filesystem::path& folder,
                                 const std::string& prefix, const ScriptOrigin& origin) {
  std::vector<FilePair> files;
  ScriptOrigin of_part = origin;
  of_part.parts = parts.size();
  for (std::size_t i = 0; i < parts.size(); ++i) {
    of_part.part = i + 1;
    files.push_back({folder, part_prefix(prefix, i + 1, parts.size()),
                     script_of(parts[i].up, of_part, Direction::up),
                     script_of(parts[i].down, of_part, Direction::down)});
  }
  return files;
}

}  // namespace mighost
