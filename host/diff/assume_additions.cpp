#include "diff/assume_additions.hpp"

#include <deque>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace mighost {
namespace {

using ObjectKey = std::pair<std::string_view, std::string_view>;  // kind, identity

void assume_settings(Schema& existing, const Schema& wanted, std::string_view prefix) {
  std::map<std::string_view, const Table*> by_name;
  for (const Shared<Table>& table : wanted.tables) by_name.emplace(table->name, table.get());
  for (Shared<Table>& table : existing.tables) {
    const auto found = by_name.find(table->name);
    if (found == by_name.end()) continue;
    Table assumed = *table;
    for (const auto& [key, value] : found->second->options) {
      if (key.starts_with(prefix)) assumed.options.emplace(key, value);
    }
    if (assumed.options != table->options) table = Shared<Table>{std::move(assumed)};
  }
}

/// The wanted objects that must be made: they belong to tables that are not there, stand on such objects, or
/// are needed by one.
class ToBeMade {
 public:
  ToBeMade(const Schema& existing, const Schema& wanted) {
    for (const Shared<Table>& table : existing.tables) tables_.insert(table->name);
    for (const Shared<Object>& object : wanted.objects) {
      objects_.emplace(ObjectKey{object->kind, object->identity}, object.get());
      for (const Ref& ref : object->depends_on) above_[{ref.kind, ref.name}].push_back(object.get());
    }
    for (const Shared<Object>& object : wanted.objects) {
      for (const Ref& ref : object->depends_on) {
        if ((ref.kind == "table" || ref.kind == "column") && !tables_.contains(ref.name)) add(*object);
      }
    }
    follow();
  }

  bool contains(const Object& object) const { return made_.contains({object.kind, object.identity}); }

 private:
  void add(const Object& object) {
    if (made_.emplace(object.kind, object.identity).second) waiting_.push_back(&object);
  }

  void follow() {
    while (!waiting_.empty()) {
      const Object& object = *waiting_.front();
      waiting_.pop_front();
      // What stands on it comes with it, unless that is only a neighbour that shares something with it.
      if (!object.shared) {
        for (const Object* above : above_[{object.kind, object.identity}]) add(*above);
      }
      for (const Ref& ref : object.depends_on) {
        if (const auto found = objects_.find({ref.kind, ref.name}); found != objects_.end()) {
          add(*found->second);
        }
      }
    }
  }

  std::set<std::string_view> tables_;
  std::map<ObjectKey, const Object*> objects_;
  std::map<ObjectKey, std::vector<const Object*>> above_;
  std::set<ObjectKey> made_;
  std::deque<const Object*> waiting_;
};

}  // namespace

Schema assume_additions(Schema existing, const Schema& wanted, std::string_view dialect,
                        const std::vector<Object>& defined) {
  assume_settings(existing, wanted, std::string{dialect} + '.');
  const ToBeMade to_be_made{existing, wanted};
  std::set<ObjectKey> known;
  for (const Object& object : defined) known.emplace(object.kind, object.identity);
  for (const Shared<Object>& object : existing.objects) known.emplace(object->kind, object->identity);
  // The keys may point into objects that move when `existing` grows: all are decided first.
  std::vector<Shared<Object>> assumed;
  for (const Shared<Object>& object : wanted.objects) {
    if (known.contains({object->kind, object->identity}) || to_be_made.contains(*object)) continue;
    assumed.push_back(object);
  }
  existing.objects.insert(existing.objects.end(), assumed.begin(), assumed.end());
  return existing;
}

}  // namespace mighost
