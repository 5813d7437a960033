#include "diff/in_the_way.hpp"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "change/apply.hpp"
#include "change/order.hpp"

namespace mighost {
namespace {

using Names = std::set<std::string>;
using TableColumn = std::pair<std::string, std::string>;
using Target = std::tuple<std::string, std::string, std::string>;  // kind, name, column

/// Whether the change of a column stops what stands on it.
bool disturbs(const Change& change) {
  return change.subject == Subject::column && (change.dropped() || change.attribute == Attribute::type ||
                                               change.attribute == Attribute::generated);
}

const Table& table_of(const Value& side) {
  return *std::get<Shared<Table>>(side);
}

/// Whether a table loses the option that makes it one of its kind; else it gains one.
bool loses_kind(const Change& change) {
  return !table_of(change.after).options.contains(change.key);
}

class ForeignKeysInTheWay {
 public:
  ForeignKeysInTheWay(const Schema& existing, const Schema& wanted, std::vector<Change>& changes)
      : existing_(existing), changes_(changes) {
    for (const Shared<Table>& table : wanted.tables) wanted_.emplace(table->name, &table);
  }

  void find() {
    std::map<std::string, std::vector<Names>> keys;  // columns of the keys that go, by table
    std::set<TableColumn> retyped;
    std::set<TableColumn> handled;  // foreign keys that go anyway
    Names changed_kind;             // tables that are made anew, or emptied while they change
    for (const Change& change : changes_) {
      const bool is_key = change.subject == Subject::primary_key || change.subject == Subject::unique;
      if (is_key && change.dropped()) {
        const Key& key = *std::get<Shared<Key>>(change.before);
        keys[change.table].emplace_back(key.columns.begin(), key.columns.end());
      }
      if (change.subject == Subject::foreign_key && change.dropped()) {
        handled.emplace(change.table, std::get<Shared<ForeignKey>>(change.before)->name);
      }
      if (change.subject == Subject::table && change.dropped()) {
        const Table& table = *std::get<Shared<Table>>(change.before);
        for (const ForeignKey& key : table.foreign_keys) handled.emplace(table.name, key.name);
      }
      if (change.subject == Subject::column && change.attribute == Attribute::type) {
        retyped.emplace(change.table, std::get<Shared<Column>>(change.before)->name);
      }
      if (change.attribute == Attribute::kind) changed_kind.insert(table_of(change.after).name);
    }
    if (keys.empty() && retyped.empty() && changed_kind.empty()) return;
    const auto any_retyped = [&](const std::string& table, const std::vector<std::string>& columns) {
      return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
        return retyped.contains({table, column});
      });
    };
    for (const Shared<Table>& table : existing_.tables) {
      for (const ForeignKey& key : table->foreign_keys) {
        if (handled.contains({table->name, key.name}) || !key.referenced_schema.empty()) continue;
        const Names target{key.referenced_columns.begin(), key.referenced_columns.end()};
        const auto gone = keys.find(key.referenced_table);
        const bool key_goes = gone != keys.end() && std::find(gone->second.begin(), gone->second.end(),
                                                              target) != gone->second.end();
        const bool target_changes_kind =
            key.referenced_table != table->name && changed_kind.contains(key.referenced_table);
        if (key_goes || target_changes_kind || any_retyped(table->name, key.columns) ||
            any_retyped(key.referenced_table, key.referenced_columns)) {
          remake(table, key);
        }
      }
    }
  }

 private:
  void remake(const Shared<Table>& table, const ForeignKey& key) {
    const auto found = wanted_.find(table->name);
    // The key of a table that nobody wants by name belongs to somebody else: it comes back as it was.
    const Shared<Table>& after = found == wanted_.end() ? table : *found->second;
    const auto same =
        std::find_if(after->foreign_keys.begin(), after->foreign_keys.end(), [&](const ForeignKey& k) {
          return k.columns == key.columns && k.referenced_table == key.referenced_table;
        });
    if (same == after->foreign_keys.end()) return;
    Change drop{.subject = Subject::foreign_key,
                .before = Shared<ForeignKey>{key},
                .table_before = table,
                .table_after = after,
                .schema = after->schema,
                .table = after->name};
    Change create = drop;
    create.before = {};
    create.after = Shared<ForeignKey>{*same};
    // What was to be altered is made anew in its final form.
    std::erase_if(changes_, [&](const Change& change) {
      return change.subject == Subject::foreign_key && change.attribute != Attribute::none &&
             change.table == after->name &&
             std::get<Shared<ForeignKey>>(change.after)->columns == key.columns;
    });
    changes_.push_back(std::move(drop));
    changes_.push_back(std::move(create));
  }

  const Schema& existing_;
  std::map<std::string, const Shared<Table>*, std::less<>> wanted_;
  std::vector<Change>& changes_;
};

/// Drops and makes again the objects that stand on what changes, and what stands on those.
void find_objects(const Schema& existing, const Schema& wanted, std::vector<Change>& changes) {
  if (existing.objects.empty()) return;
  std::map<Target, std::vector<const Shared<Object>*>> standing_on;
  for (const Shared<Object>& object : existing.objects) {
    for (const Ref& ref : object->depends_on)
      standing_on[{ref.kind, ref.name, ref.column}].push_back(&object);
  }
  std::deque<Target> disturbed;
  std::set<Target> dropped;
  for (const Change& change : changes) {
    if (disturbs(change)) {
      disturbed.emplace_back("column", change.table, std::get<Shared<Column>>(change.before)->name);
    } else if (change.attribute == Attribute::kind && loses_kind(change)) {
      const Table& table = table_of(change.before);
      disturbed.emplace_back("table", table.name, "");
      for (const Column& column : table.columns) disturbed.emplace_back("column", table.name, column.name);
    } else if (change.subject == Subject::table && change.dropped()) {
      disturbed.emplace_back("table", std::get<Shared<Table>>(change.before)->name, "");
    } else if (change.subject == Subject::object && change.dropped()) {
      const Object& object = *std::get<Shared<Object>>(change.before);
      dropped.emplace(object.kind, object.identity, "");
      disturbed.emplace_back(object.kind, object.identity, "");
    }
  }
  while (!disturbed.empty()) {
    const auto found = standing_on.find(disturbed.front());
    disturbed.pop_front();
    if (found == standing_on.end()) continue;
    for (const Shared<Object>* object : found->second) {
      const Target target{(*object)->kind, (*object)->identity, ""};
      if (!dropped.insert(target).second) continue;
      std::erase_if(changes, [&](const Change& change) {
        if (change.subject != Subject::object || change.attribute == Attribute::none) return false;
        const Object& altered = *std::get<Shared<Object>>(change.before);
        return altered.kind == (*object)->kind && altered.identity == (*object)->identity;
      });
      changes.push_back({.subject = Subject::object, .before = *object});
      const auto after = std::find_if(wanted.objects.begin(), wanted.objects.end(), [&](const auto& w) {
        return w->kind == (*object)->kind && w->identity == (*object)->identity;
      });
      // One that nobody wants by name belongs to somebody else: it comes back as it was.
      const bool unknown = after == wanted.objects.end();
      changes.push_back({.subject = Subject::object, .after = unknown ? *object : *after});
      disturbed.push_back(target);
    }
  }
}

}  // namespace

void clear_the_way(const Schema& existing, const Schema& wanted, std::vector<Change>& changes) {
  ForeignKeysInTheWay{existing, wanted, changes}.find();
  find_objects(existing, wanted, changes);
}

void undo_gains(const Schema& existing, std::vector<Change>& changes) {
  const auto gains = [](const Change& change) {
    return change.attribute == Attribute::kind && !loses_kind(change);
  };
  if (std::none_of(changes.begin(), changes.end(), gains)) return;
  Schema objects;  // as they are when the change has been made
  objects.objects = existing.objects;
  for (Change& change : changes) {
    if (change.subject == Subject::object) objects = mighost::apply(objects, {change});
    if (!gains(change)) continue;
    std::vector<Change> undo{invert(change)};
    find_objects(objects, objects, undo);
    if (undo.size() > 1) change.undo = order(std::move(undo));
  }
}

}  // namespace mighost
