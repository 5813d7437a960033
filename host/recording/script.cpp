#include <mighost/abi.h>

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "recording/recording.hpp"

namespace mighost {
namespace {

using Kind = RecordedStep::Kind;

/// Without blanks and semicolons at its end, as a rendered statement is.
std::string as_statement(std::string text) {
  text.erase(text.find_last_not_of(" \t\r\n;") + 1);
  return text;
}

/// What the author of a migration can do about a step that cannot be undone; empty: nothing is wrong with it.
std::string omission(const RecordedStep& step) {
  switch (step.kind) {
    case Kind::sql:
      return "put it into reversible(up, down), which says what undoes it";
    case Kind::condition:
      return "put it into reversible(up, down), which says what is to be asked on the way down";
    default:
      return {};
  }
}

/// Knows what the steps so far have renamed: what stands on it has another name in the database when that is
/// read.
class Renamed {
 public:
  bool covers(const RecordedStep& step) const {
    return step.before_unknown && names_.contains(table_of(step.changes.front()));
  }
  void follow(const RecordedStep& step) {
    for (const Change& change : step.changes) {
      if (change.attribute != Attribute::name) continue;
      if (change.subject == Subject::table) {
        const Table& after = *std::get<Shared<Table>>(change.after);
        names_.emplace(after.schema, after.name);
      } else if (change.subject == Subject::column) {
        names_.emplace(change.schema, change.table);
      }
    }
  }

 private:
  using Name = std::pair<std::string, std::string>;

  static Name table_of(const Change& change) {
    const auto* table = std::get_if<Shared<Table>>(&change.before);
    return table != nullptr ? Name{(*table)->schema, (*table)->name} : Name{change.schema, change.table};
  }

  std::set<Name> names_;
};

/// Why a step that depends_on_former() cannot be undone by the migration alone.
std::string not_known(const RecordedStep& step) {
  return std::string{step.if_not_exists ? "whether it was there before"
                                        : "its former definition, if the migration does not give it,"} +
         " is what mighost finds when it applies the migration, and keeps in the ledger; there is nothing of "
         "it";
}

class Writer {
 public:
  explicit Writer(const Dialect& dialect) : dialect_(dialect) {}

  void forward(const std::vector<RecordedStep>& steps, bool down) {
    for (const RecordedStep& step : steps) forward(step, down);
  }

  void backward(const std::vector<RecordedStep>& steps) {
    for (auto step = steps.rbegin(); step != steps.rend(); ++step) backward(*step);
  }

  void refuse(const RecordedStep& step, const std::string& why) {
    script_.refusals.push_back(step.name + ": " + why);
  }

  RecordedScript take() { return std::move(script_); }

 private:
  void forward(const RecordedStep& step, bool down) {
    switch (step.kind) {
      case Kind::change:
        return step.if_not_exists ? create_if_not_exists(step) : render(step, step.changes);
      case Kind::sql:
        return run_sql(step);
      case Kind::reversible:
        return forward(down ? step.second : step.first, down);
      case Kind::condition:
        return conditional(step, down);
      case Kind::irreversible:
        return;
    }
  }

  void backward(const RecordedStep& step) {
    switch (step.kind) {
      case Kind::reversible:
        return forward(step.second, true);
      case Kind::irreversible:
        return refuse(step, step.text);
      default:
        break;
    }
    if (const std::string remedy = omission(step); !remedy.empty()) {
      return refuse(step, "cannot be undone; " + remedy);
    }
    if (depends_on_former(step)) return refuse(step, not_known(step));
    render(step, step.undo ? *step.undo : invert(step.changes));
  }

  void render(const RecordedStep& step, const std::vector<Change>& changes) {
    for (Statement& statement : dialect_.render(changes, step.form)) {
      if (statement.impossible) {
        refuse(step, statement.remark);
      } else {
        script_.statements.push_back(std::move(statement));
      }
    }
  }

  void run_sql(const RecordedStep& step) {
    std::string sql = as_statement(step.text);
    if (!sql.empty()) script_.statements.push_back({.sql = std::move(sql)});
  }

  void create_if_not_exists(const RecordedStep& step) {
    const Table& table = *std::get<Shared<Table>>(step.changes.front().after);
    const Condition absent{.kind = MIGHOST_CONDITION_TABLE_EXISTS,
                           .negated = true,
                           .schema = table.schema,
                           .name = table.name,
                           .member = {},
                           .sql = {}};
    RecordedStep plain = step;
    plain.if_not_exists = false;
    script_.statements.push_back(dialect_.conditional(absent, texts_of(step, {plain}, false), {}));
  }

  void conditional(const RecordedStep& step, bool down) {
    const std::vector<std::string> then = texts_of(step, step.first, down);
    const std::vector<std::string> otherwise = texts_of(step, step.second, down);
    script_.statements.push_back(dialect_.conditional(step.condition, then, otherwise));
  }

  std::vector<std::string> texts_of(const RecordedStep& step, const std::vector<RecordedStep>& inner,
                                    bool down) {
    Writer writer{dialect_};
    writer.forward(inner, down);
    RecordedScript script = writer.take();
    std::vector<std::string> texts;
    for (Statement& statement : script.statements) {
      if (statement.no_transaction) refuse(step, "the server takes no \"concurrently\" under a condition");
      if (!statement.sql.empty()) texts.push_back(std::move(statement.sql));
    }
    std::move(script.refusals.begin(), script.refusals.end(), std::back_inserter(script_.refusals));
    return texts;
  }

  const Dialect& dialect_;
  RecordedScript script_;
};

}  // namespace

bool is_irreversible(const std::vector<RecordedStep>& steps) {
  return std::any_of(steps.begin(), steps.end(),
                     [](const RecordedStep& step) { return step.kind == Kind::irreversible; });
}

bool depends_on_former(const RecordedStep& step) {
  return (step.before_unknown || step.if_not_exists) && !step.undo;
}

RecordedScript script_forward(const std::vector<RecordedStep>& steps, const Dialect& dialect,
                              bool omissions) {
  Writer writer{dialect};
  if (omissions && !is_irreversible(steps)) {
    Renamed renamed;
    for (const RecordedStep& step : steps) {
      std::string remedy = omission(step);
      if (renamed.covers(step)) {
        remedy =
            "an earlier step renames the table: give the former definition, or make a migration of its own";
      }
      if (!remedy.empty()) {
        writer.refuse(step, "could not be undone; " + remedy + ", or call irreversible(\"why\")");
      }
      renamed.follow(step);
    }
  }
  writer.forward(steps, false);
  return writer.take();
}

RecordedScript script_backward(const std::vector<RecordedStep>& steps, const Dialect& dialect) {
  Writer writer{dialect};
  writer.backward(steps);
  return writer.take();
}

}  // namespace mighost
