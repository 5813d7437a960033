#include "change/order.hpp"

#include <algorithm>
#include <functional>
#include <queue>
#include <stdexcept>
#include <unordered_map>

#include "change/dependencies.hpp"
#include "change/describe.hpp"

namespace mighost {
namespace {

using Indices = std::vector<std::size_t>;
using IndexOf = std::unordered_map<std::string, Indices>;

/// Whether the change is one of the table itself, or of its columns, keys, indexes, ….
bool belongs_to(const Change& change, const std::string& table) {
  if (change.subject != Subject::table) return change.table == table;
  return !change.created() && !change.dropped() && std::get<Shared<Table>>(change.after)->name == table;
}

/// Whether the change makes or ends something of others that needs the table: an object, a foreign key.
bool stands_on(const Change& change, const std::string& table) {
  if (change.attribute != Attribute::none) return false;
  const Value& side = change.dropped() ? change.before : change.after;
  if (const auto* key = std::get_if<Shared<ForeignKey>>(&side)) {
    return (*key)->referenced_schema.empty() && (*key)->referenced_table == table;
  }
  const auto* object = std::get_if<Shared<Object>>(&side);
  return object != nullptr &&
         std::any_of((*object)->depends_on.begin(), (*object)->depends_on.end(), [&](const Ref& ref) {
           return (ref.kind == "table" || ref.kind == "column") && ref.name == table;
         });
}

/// The changes as a graph: an arrow from each to those that must come later.
class Graph {
 public:
  explicit Graph(const std::vector<Change>& changes) : later_(changes.size()), waits_for_(changes.size(), 0) {
    const TouchedColumns touched = touched_columns(changes);
    footprints_.reserve(changes.size());
    for (const Change& change : changes) footprints_.push_back(footprint(change, touched));
    IndexOf creators;
    IndexOf destroyers;
    IndexOf takers;
    std::unordered_map<std::string, std::size_t> last_in_sequence;
    for (std::size_t i = 0; i < footprints_.size(); ++i) {
      for (const std::string& thing : footprints_[i].creates) creators[thing].push_back(i);
      for (const std::string& thing : footprints_[i].destroys) destroyers[thing].push_back(i);
      for (const std::string& name : footprints_[i].takes) takers[name].push_back(i);
    }
    for (std::size_t i = 0; i < footprints_.size(); ++i) {
      const Footprint& print = footprints_[i];
      // A foreign key stands on one of several keys over the same columns, and the server chooses which: it
      // must not see one that goes, nor, on the way back, one that has come.
      for (const std::string& thing : print.needs_after) {
        for_each(creators, thing, [&](std::size_t creator) { arrow(creator, i); });
        if (is_key(thing)) for_each(destroyers, thing, [&](std::size_t destroyer) { arrow(destroyer, i); });
      }
      for (const std::string& thing : print.needs_before) {
        for_each(destroyers, thing, [&](std::size_t destroyer) { arrow(i, destroyer); });
        if (is_key(thing)) for_each(creators, thing, [&](std::size_t creator) { arrow(i, creator); });
      }
      for (const std::string& name : print.frees) {
        for_each(takers, name, [&](std::size_t taker) { arrow(i, taker); });
      }
      if (print.sequence.empty()) continue;
      const auto [last, first_of_its] = last_in_sequence.emplace(print.sequence, i);
      if (!first_of_its) {
        link(last->second, i);
        last->second = i;
      }
    }
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (changes[i].attribute == Attribute::kind) place_kind(changes, i);
    }
  }

  /// A topological order, of those that can be done the earliest given one first; shorter than the list if
  /// there are cycles.
  Indices sorted() {
    Indices result;
    std::priority_queue<std::size_t, Indices, std::greater<>> ready;
    for (std::size_t i = 0; i < waits_for_.size(); ++i) {
      if (waits_for_[i] == 0) ready.push(i);
    }
    while (!ready.empty()) {
      const std::size_t next = ready.top();
      ready.pop();
      result.push_back(next);
      for (const std::size_t later : later_[next]) {
        if (--waits_for_[later] == 0) ready.push(later);
      }
    }
    return result;
  }

  /// After sorted(): the changes that are in a cycle or between two.
  Indices tangled() const {
    std::vector<bool> left(waits_for_.size());
    for (std::size_t i = 0; i < left.size(); ++i) left[i] = waits_for_[i] != 0;
    for (bool trimmed = true; trimmed;) {
      trimmed = false;
      for (std::size_t i = 0; i < left.size(); ++i) {
        if (!left[i]) continue;
        const bool leads_on =
            std::any_of(later_[i].begin(), later_[i].end(), [&](std::size_t later) { return left[later]; });
        if (!leads_on) {
          left[i] = false;
          trimmed = true;
        }
      }
    }
    Indices result;
    for (std::size_t i = 0; i < left.size(); ++i) {
      if (left[i]) result.push_back(i);
    }
    return result;
  }

 private:
  /// A table gains a kind when all else of it is as it shall be, and loses one when nothing else has changed:
  /// that which is not partitioned, say, can have any key. What belongs to others, and stands on the table,
  /// goes before and comes after.
  void place_kind(const std::vector<Change>& changes, std::size_t kind) {
    const Table& table = *std::get<Shared<Table>>(changes[kind].after);
    const bool gains = table.options.contains(changes[kind].key);
    for (std::size_t i = 0; i < changes.size(); ++i) {
      if (i == kind) continue;
      if (belongs_to(changes[i], table.name)) {
        gains ? link(i, kind) : link(kind, i);
      } else if (stands_on(changes[i], table.name)) {
        if (!changes[i].created()) link(i, kind);
        if (!changes[i].dropped()) link(kind, i);
      }
    }
  }

  template <typename Call>
  static void for_each(const IndexOf& index, const std::string& thing, Call&& call) {
    const auto found = index.find(thing);
    if (found == index.end()) return;
    for (const std::size_t i : found->second) call(i);
  }

  void arrow(std::size_t from, std::size_t to) {
    const std::string& sequence = footprints_[from].sequence;
    if (from != to && (sequence.empty() || sequence != footprints_[to].sequence)) link(from, to);
  }
  void link(std::size_t from, std::size_t to) {
    later_[from].push_back(to);
    ++waits_for_[to];
  }

  std::vector<Footprint> footprints_;
  std::vector<Indices> later_;
  std::vector<std::size_t> waits_for_;
};

/// The table of a change that creates or drops one, or null.
const Shared<Table>* whole_table(const Change& change) {
  if (change.subject != Subject::table || change.attribute != Attribute::none) return nullptr;
  return &std::get<Shared<Table>>(change.created() ? change.after : change.before);
}

/// Takes foreign keys between tangled tables out of them. Returns whether there was one.
bool split_foreign_keys(std::vector<Change>& changes, const Indices& tangled) {
  std::unordered_map<std::string, bool> in_circle;
  for (const std::size_t i : tangled) {
    if (const auto* table = whole_table(changes[i])) in_circle[(*table)->name] = true;
  }
  std::vector<Change> first;
  std::vector<Change> last;
  for (const std::size_t i : tangled) {
    const Shared<Table>* whole = whole_table(changes[i]);
    if (whole == nullptr) continue;
    Table table = **whole;
    const Change common{.subject = Subject::foreign_key, .schema = table.schema, .table = table.name};
    const bool created = changes[i].created();
    for (const ForeignKey& key : table.foreign_keys) {
      if (key.referenced_table == table.name || !in_circle.contains(key.referenced_table)) continue;
      Change change = common;
      (created ? change.after : change.before) = Shared<ForeignKey>{key};
      (created ? last : first).push_back(std::move(change));
    }
    std::erase_if(table.foreign_keys, [&](const ForeignKey& key) {
      return key.referenced_table != table.name && in_circle.contains(key.referenced_table);
    });
    if (table.foreign_keys.size() == (*whole)->foreign_keys.size()) continue;
    const Shared<Table> rest{std::move(table)};
    (created ? changes[i].after : changes[i].before) = rest;
  }
  const bool found = !first.empty() || !last.empty();
  changes.insert(changes.begin(), std::make_move_iterator(first.begin()),
                 std::make_move_iterator(first.end()));
  changes.insert(changes.end(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
  return found;
}

}  // namespace

std::vector<Change> order(std::vector<Change> changes) {
  while (true) {
    Graph graph{changes};
    const Indices sorted = graph.sorted();
    if (sorted.size() == changes.size()) {
      std::vector<Change> result;
      result.reserve(changes.size());
      for (const std::size_t i : sorted) result.push_back(std::move(changes[i]));
      return result;
    }
    const Indices tangled = graph.tangled();
    if (split_foreign_keys(changes, tangled)) continue;
    std::string members;
    for (const std::size_t i : tangled) members += "\n  " + describe(changes[i]);
    throw std::runtime_error("no order exists for these changes, since each waits for another of them:" +
                             members);
  }
}

}  // namespace mighost
