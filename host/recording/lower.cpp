#include <map>
#include <stdexcept>
#include <utility>

#include "recording/lower_change.hpp"
#include "recording/recording.hpp"

namespace mighost {
namespace {

/// Lowers the steps in order, and knows which tables they have created.
class Lowerer {
 public:
  explicit Lowerer(const Dialect& dialect) : dialect_(dialect) {}

  void steps(std::vector<RecordedStep>& steps) {
    for (RecordedStep& step : steps) {
      if (step.kind == RecordedStep::Kind::change) change(step);
      this->steps(step.first);
      this->steps(step.second);
    }
    // What options became part of a table's creation is no step of its own any more.
    std::erase_if(steps, [](const RecordedStep& step) {
      return step.kind == RecordedStep::Kind::change && step.changes.empty();
    });
  }

  /// Sets what a table has become when all steps are known.
  void finish(std::vector<RecordedStep>& steps) const {
    for (RecordedStep& step : steps) {
      for (Change& change : step.changes) finish(change);
      finish(step.first);
      finish(step.second);
    }
  }

 private:
  using Key = std::pair<std::string, std::string>;

  void change(RecordedStep& step) {
    try {
      std::vector<Change> lowered;
      for (const Change& logical : step.changes) add(lowered, lower_change(logical, dialect_));
      step.changes = std::move(lowered);
      if (step.undo) {
        std::vector<Change> undo;
        for (const Change& logical : *step.undo) add(undo, lower_change(logical, dialect_));
        step.undo = std::move(undo);
      }
    } catch (const std::exception& error) {
      throw std::runtime_error("cannot " + step.name + ": " + error.what());
    }
    if (step.changes.empty()) return;
    const Change& first = step.changes.front();
    if (first.subject != Subject::table) return;
    if (first.created()) {
      const auto& table = std::get<Shared<Table>>(first.after);
      created_[{table->schema, table->name}] = table;
    } else if (first.attribute == Attribute::option && take_options(first)) {
      // The dialect says whether it has such an option at all.
      dialect_.render(step.changes);
      step.changes.clear();
    }
  }

  static void add(std::vector<Change>& to, std::vector<Change> from) {
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
  }

  /// Whether the table is one that these steps create: then it is created with its options.
  bool take_options(const Change& change) {
    const Table& after = *std::get<Shared<Table>>(change.after);
    const auto found = created_.find({after.schema, after.name});
    if (found == created_.end()) return false;
    Table table = *found->second;
    // What is the same on both sides only says what kind of table it is.
    const Options& before = std::get<Shared<Table>>(change.before)->options;
    for (const auto& [key, value] : before) {
      if (!after.options.contains(key)) table.options.erase(key);
    }
    for (const auto& [key, value] : after.options) {
      const auto former = before.find(key);
      if (former == before.end() || former->second != value) table.options[key] = value;
    }
    found->second = Shared<Table>{std::move(table)};
    return true;
  }

  void finish(Change& change) const {
    const bool is_table = change.subject == Subject::table;
    if (is_table && !change.created()) return;
    const Key key =
        is_table ? key_of(*std::get<Shared<Table>>(change.after)) : Key{change.schema, change.table};
    const auto found = created_.find(key);
    if (found == created_.end()) return;
    if (is_table) {
      change.after = found->second;
    } else {
      change.table_after = found->second;
    }
  }

  static Key key_of(const Table& table) { return {table.schema, table.name}; }

  const Dialect& dialect_;
  std::map<Key, Shared<Table>> created_;
};

}  // namespace

void lower_steps(std::vector<RecordedStep>& steps, const Dialect& dialect) {
  Lowerer lowerer{dialect};
  lowerer.steps(steps);
  lowerer.finish(steps);
}

}  // namespace mighost
