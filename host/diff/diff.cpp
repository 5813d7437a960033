#include "diff/diff.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <string_view>
#include <utility>

#include "change/apply.hpp"
#include "change/order.hpp"
#include "diff/in_the_way.hpp"
#include "diff/objects.hpp"
#include "diff/orphans.hpp"
#include "diff/renamed_objects.hpp"
#include "diff/renames.hpp"
#include "diff/tables.hpp"

namespace mighost {
namespace {

void diff_tables(const Schema& existing, const Schema& wanted, const DiffOptions& options,
                 std::vector<Change>& changes) {
  std::map<std::string_view, const Shared<Table>*> before;
  std::map<std::string_view, const Shared<Table>*> after;
  for (const Shared<Table>& table : existing.tables) before.emplace(table->name, &table);
  for (const Shared<Table>& table : wanted.tables) after.emplace(table->name, &table);
  // Backwards, so that tables go in the reverse of the order in which they would be made.
  for (auto table = existing.tables.rbegin(); table != existing.tables.rend(); ++table) {
    const bool unwanted = !after.contains((*table)->name);
    if (unwanted && (!options.keep_unknown || options.drop_tables.contains((*table)->name))) {
      changes.push_back({.subject = Subject::table, .before = *table, .schema = (*table)->schema});
    }
  }
  for (const Shared<Table>& table : wanted.tables) {
    const auto found = before.find(table->name);
    if (found == before.end()) {
      changes.push_back({.subject = Subject::table, .after = table, .schema = table->schema});
    } else {
      diff_table({*found->second, table, changes, options});
    }
  }
}

/// Where a change would like to stand: with the table that it belongs to, in the order of the wanted schema.
/// Objects that go come first, tables and enums that go last; `order` moves what cannot stay there.
class Positions {
 public:
  explicit Positions(const Schema& wanted) {
    for (std::size_t i = 0; i < wanted.tables.size(); ++i) table_.emplace(wanted.tables[i]->name, i + 1);
    last_ = wanted.tables.size() + 1;
  }

  std::pair<std::size_t, std::size_t> of(const Change& change) const {
    switch (change.subject) {
      case Subject::enumeration:
        return {change.dropped() ? last_ + 1 : 0, 1};
      case Subject::object:
        return object(change);
      case Subject::table:
        if (change.dropped()) return {last_, 0};
        return {position(std::get<Shared<Table>>(change.after)->name), 0};
      default:
        return {position(change.table), 0};
    }
  }

 private:
  std::size_t position(const std::string& table) const {
    const auto found = table_.find(table);
    return found == table_.end() ? last_ : found->second;
  }

  std::pair<std::size_t, std::size_t> object(const Change& change) const {
    if (change.dropped()) return {0, 0};
    std::size_t last_table = 0;
    for (const Ref& ref : std::get<Shared<Object>>(change.after)->depends_on) {
      if (ref.kind == "table" || ref.kind == "column") last_table = std::max(last_table, position(ref.name));
    }
    return {last_table, 2};
  }

  std::map<std::string_view, std::size_t> table_;
  std::size_t last_;
};

void arrange(const Schema& wanted, std::vector<Change>& changes) {
  const Positions positions{wanted};
  std::vector<std::pair<std::pair<std::size_t, std::size_t>, std::size_t>> places;
  places.reserve(changes.size());
  for (std::size_t i = 0; i < changes.size(); ++i) places.emplace_back(positions.of(changes[i]), i);
  std::sort(places.begin(), places.end());
  std::vector<Change> arranged;
  arranged.reserve(changes.size());
  for (const auto& [place, i] : places) arranged.push_back(std::move(changes[i]));
  changes = std::move(arranged);
}

/// Removing values that were added takes a new type, to which the columns move: a difference like any other,
/// from what there is after that change of the list to what there was before it.
void tell_how_to_remove_values(const Schema& existing, std::vector<Change>& changes) {
  Schema state = existing;
  auto done = changes.begin();
  for (auto change = changes.begin(); change != changes.end(); ++change) {
    if (change->subject != Subject::enumeration || change->attribute != Attribute::values) continue;
    state = mighost::apply(state, {done, change});
    Schema extended = mighost::apply(state, {*change});
    change->undo = diff(extended, state);
    state = std::move(extended);
    done = change + 1;
  }
}

}  // namespace

std::vector<Change> diff(const Schema& existing, const Schema& wanted, const DiffOptions& options) {
  std::vector<Change> renames = find_renames(existing, wanted);
  std::vector<Change> changes = drop_before_renames(existing, wanted, renames, options);
  changes.insert(changes.end(), std::make_move_iterator(renames.begin()),
                 std::make_move_iterator(renames.end()));
  const Schema renamed = changes.empty() ? existing : mighost::apply(existing, changes);
  std::vector<Change> rest;
  diff_enums(renamed, wanted, options, rest);
  diff_tables(renamed, wanted, options, rest);
  diff_objects(renamed, wanted, options, rest);
  refuse_to_orphan(renamed, wanted, rest);
  clear_the_way(renamed, wanted, rest);
  arrange(wanted, rest);
  rest = order(std::move(rest));
  undo_gains(renamed, rest);
  for (Change& change : rest) changes.push_back(std::move(change));
  tell_how_to_remove_values(existing, changes);
  return changes;
}

}  // namespace mighost
