#include "recording/former.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "change/apply.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

/// The schema that a change is in, as the migration names it.
std::string schema_of(const Change& change) {
  const Value& side = change.dropped() ? change.before : change.after;
  if (const auto* table = std::get_if<Shared<Table>>(&side)) return (*table)->schema;
  if (const auto* enumeration = std::get_if<Shared<Enum>>(&side)) return (*enumeration)->schema;
  if (const auto* object = std::get_if<Shared<Object>>(&side)) return (*object)->schema;
  return change.schema;
}

bool is_about(const Ref& ref, const std::string& table) {
  return (ref.kind == "table" || ref.kind == "column") && ref.name == table;
}

/// Removes what the server removes with a table: its triggers, rules, policies and statistics. A view on it
/// is removed here too, and the server refuses to drop the table.
void remove_objects_of(Schema& schema, const std::string& table) {
  std::set<std::pair<std::string, std::string>> gone;
  const auto stands_on = [&](const Shared<Object>& object) {
    const std::vector<Ref>& refs = object->depends_on;
    return std::any_of(refs.begin(), refs.end(), [&](const Ref& ref) {
      return is_about(ref, table) || gone.contains({ref.kind, ref.name});
    });
  };
  for (bool found = true; found;) {
    found = std::erase_if(schema.objects, [&](const Shared<Object>& object) {
              if (!stands_on(object)) return false;
              gone.emplace(object->kind, object->identity);
              return true;
            }) > 0;
  }
}

bool has(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

bool uses(const std::vector<IndexElement>& elements, const std::string& column) {
  return std::any_of(elements.begin(), elements.end(), [&](const IndexElement& element) {
    return element.column == column || mentions(element.expression, column);
  });
}

bool uses(const Key& key, const std::string& column) {
  return has(key.columns, column) || has(key.include, column);
}

/// Removes what the server removes with a column: keys, constraints and indexes that it is part of.
void remove_column(Table& table, const std::string& column) {
  std::erase_if(table.columns, [&](const Column& each) { return each.name == column; });
  if (table.primary_key && uses(*table.primary_key, column)) table.primary_key.reset();
  std::erase_if(table.uniques, [&](const Key& key) { return uses(key, column); });
  std::erase_if(table.checks, [&](const Check& check) { return mentions(check.expression, column); });
  std::erase_if(table.foreign_keys, [&](const ForeignKey& key) { return has(key.columns, column); });
  std::erase_if(table.exclusions, [&](const Exclusion& exclusion) {
    return uses(exclusion.elements, column) || has(exclusion.include, column) ||
           mentions(exclusion.predicate, column);
  });
  std::erase_if(table.indexes, [&](const Index& index) {
    return uses(index.elements, column) || has(index.include, column) || mentions(index.predicate, column);
  });
}

void remove_objects_of_column(Schema& schema, const std::string& table, const std::string& column) {
  std::erase_if(schema.objects, [&](const Shared<Object>& object) {
    const std::vector<Ref>& refs = object->depends_on;
    return std::any_of(refs.begin(), refs.end(), [&](const Ref& ref) {
      return ref.kind == "column" && ref.name == table && ref.column == column;
    });
  });
}

template <typename Named>
bool remove_named(std::vector<Named>& all, const std::string& name) {
  return std::erase_if(all, [&](const Named& each) { return each.name == name; }) > 0;
}

bool remove_constraint(Table& table, const std::string& name) {
  if (table.primary_key && table.primary_key->name == name) {
    table.primary_key.reset();
    return true;
  }
  return remove_named(table.uniques, name) || remove_named(table.checks, name) ||
         remove_named(table.foreign_keys, name) || remove_named(table.exclusions, name);
}

/// What one change of which the former side is not known makes of a schema.
class Unknown {
 public:
  Unknown(const Change& change, const Schema& state) : change_(change), after_(state) {}

  /// False: the schema has nothing of that name.
  bool run() {
    switch (change_.subject) {
      case Subject::table:
        return change_.dropped() ? drop_table(std::get<Shared<Table>>(change_.before)->name) : set_options();
      case Subject::enumeration:
        return change_.dropped() && drop_enum(std::get<Shared<Enum>>(change_.before)->name);
      case Subject::column:
        return edit_table(change_.table, [&](Table& table) { return column(table); });
      case Subject::index:
        return edit_table(change_.table, [&](Table& table) {
          return remove_named(table.indexes, std::get<Shared<Index>>(change_.before)->name);
        });
      case Subject::check:
        return edit_table(change_.table, [&](Table& table) {
          return remove_constraint(table, std::get<Shared<Check>>(change_.before)->name);
        });
      default:
        return false;
    }
  }
  Schema take() { return std::move(after_); }

 private:
  bool drop_table(const std::string& name) {
    remove_objects_of(after_, name);
    return std::erase_if(after_.tables, [&](const Shared<Table>& each) { return each->name == name; }) > 0;
  }

  /// What a table is becomes known with its options.
  bool set_options() {
    const Table& to = *std::get<Shared<Table>>(change_.after);
    return change_.attribute == Attribute::option && edit_table(to.name, [&](Table& table) {
             for (const auto& [key, value] : to.options) table.options[key] = value;
             return true;
           });
  }

  bool drop_enum(const std::string& name) {
    return std::erase_if(after_.enums, [&](const Shared<Enum>& each) { return each->name == name; }) > 0;
  }

  bool column(Table& table) {
    const std::string name = std::get<Shared<Column>>(change_.before)->name;
    Column* found = find_named(table.columns, name);
    if (found == nullptr) return false;
    if (change_.dropped()) {
      remove_column(table, name);
      remove_objects_of_column(after_, table.name, name);
      return true;
    }
    const Column& to = *std::get<Shared<Column>>(change_.after);
    if (change_.attribute == Attribute::type) {
      found->type = to.type;
    } else if (change_.attribute == Attribute::default_) {
      found->default_expression = to.default_expression;
    } else {
      return false;
    }
    return true;
  }

  template <typename Edit>
  bool edit_table(const std::string& name, Edit edit) {
    const auto found = std::find_if(after_.tables.begin(), after_.tables.end(),
                                    [&](const Shared<Table>& each) { return each->name == name; });
    if (found == after_.tables.end()) return false;
    Table table = **found;
    if (!edit(table)) return false;
    *found = Shared<Table>{std::move(table)};
    return true;
  }

  const Change& change_;
  Schema after_;
};

class Finder {
 public:
  Finder(Former former, const DiffOptions& options) : former_(std::move(former)), options_(options) {}

  void steps(std::vector<RecordedStep>& steps) {
    for (RecordedStep& step : steps) {
      if (step.kind == RecordedStep::Kind::reversible) follow_all(step.first);
      if (step.kind != RecordedStep::Kind::change) continue;
      if (step.before_unknown && depends_on_former(step)) {
        find(step);
      } else {
        if (step.if_not_exists) ask(step);
        follow(step.changes);
      }
    }
  }

 private:
  void find(RecordedStep& step) {
    const Change& change = step.changes.front();
    const auto state = former_.schemas.find(schema_of(change));
    if (state == former_.schemas.end()) return;
    Unknown unknown{change, state->second};
    if (!unknown.run()) return;
    Schema after = unknown.take();
    step.undo = diff(after, state->second, options_);
    state->second = std::move(after);
  }

  void ask(RecordedStep& step) {
    const Table& table = *std::get<Shared<Table>>(step.changes.front().after);
    if (former_.tables.contains({table.schema, table.name})) {
      step.undo.emplace();  // it was there, and stays
    } else {
      step.undo = invert(step.changes);
    }
  }

  void follow_all(const std::vector<RecordedStep>& steps) {
    for (const RecordedStep& step : steps) {
      if (step.kind == RecordedStep::Kind::change) follow(step.changes);
      follow_all(step.kind == RecordedStep::Kind::reversible ? step.first : std::vector<RecordedStep>{});
    }
  }

  /// What cannot be followed concerns things that were not read, or that the server will refuse.
  void follow(const std::vector<Change>& changes) {
    for (const Change& change : changes) {
      const auto state = former_.schemas.find(schema_of(change));
      if (state == former_.schemas.end()) continue;
      try {
        state->second = apply(state->second, {change});
      } catch (const std::runtime_error&) {
        continue;
      }
    }
  }

  Former former_;
  const DiffOptions& options_;
};

}  // namespace

UndoNeeds undo_needs(const std::vector<RecordedStep>& steps) {
  UndoNeeds needs;
  if (is_irreversible(steps)) return needs;
  for (const RecordedStep& step : steps) {
    if (!depends_on_former(step)) continue;
    const Change& change = step.changes.front();
    const std::string schema = schema_of(change);
    if (step.if_not_exists) {
      needs.tables.push_back({schema, std::get<Shared<Table>>(change.after)->name});
    } else if (!has(needs.schemas, schema)) {
      needs.schemas.push_back(schema);
    }
  }
  return needs;
}

void find_former(std::vector<RecordedStep>& steps, Former former, const DiffOptions& options) {
  Finder{std::move(former), options}.steps(steps);
}

}  // namespace mighost
