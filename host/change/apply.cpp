#include "change/apply.hpp"

#include <algorithm>
#include <map>
#include <stdexcept>

#include "change/describe.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

[[noreturn]] void does_not_fit(const Change& change, const std::string& why) {
  throw std::runtime_error("cannot apply \"" + describe(change) + "\": " + why);
}

/// Tables by name while they are being changed. Members that are not touched stay shared.
class Workspace {
 public:
  explicit Workspace(const Schema& schema) : schema_(schema) {
    for (std::size_t i = 0; i < schema_.tables.size(); ++i) index_.emplace(schema_.tables[i]->name, i);
  }

  void run(const Change& change) {
    switch (change.subject) {
      case Subject::table:
        return table(change);
      case Subject::column:
        return column(change);
      case Subject::primary_key:
        return primary_key(change);
      case Subject::unique:
        return part(change, &Table::uniques);
      case Subject::check:
        return part(change, &Table::checks);
      case Subject::foreign_key:
        return part(change, &Table::foreign_keys);
      case Subject::exclusion:
        return part(change, &Table::exclusions);
      case Subject::index:
        return part(change, &Table::indexes);
      case Subject::enumeration:
        return top_level<Enum>(change, schema_.enums, &Workspace::same_enum);
      case Subject::object:
        return top_level<Object>(change, schema_.objects, &Workspace::same_object);
    }
  }

  Schema take() {
    std::erase_if(schema_.tables, [](const Shared<Table>& table) { return !table; });
    return std::move(schema_);
  }

 private:
  static bool same_enum(const Enum& a, const Enum& b) { return a.name == b.name; }
  static bool same_object(const Object& a, const Object& b) {
    return a.kind == b.kind && a.identity == b.identity;
  }

  template <typename Edit>
  void edit(const Change& change, const std::string& name, Edit&& apply_edit) {
    const auto found = index_.find(name);
    if (found == index_.end()) does_not_fit(change, "there is no table " + name);
    Table table = *schema_.tables[found->second];
    apply_edit(table);
    schema_.tables[found->second] = Shared<Table>{std::move(table)};
  }

  void table(const Change& change) {
    if (change.created()) {
      const auto& created = std::get<Shared<Table>>(change.after);
      if (!index_.emplace(created->name, schema_.tables.size()).second) does_not_fit(change, "it exists");
      schema_.tables.push_back(created);
      return;
    }
    const Table& before = *std::get<Shared<Table>>(change.before);
    const auto found = index_.find(before.name);
    if (found == index_.end()) does_not_fit(change, "there is no such table");
    if (change.dropped()) {
      schema_.tables[found->second] = {};
      index_.erase(found);
      return;
    }
    const Table& after = *std::get<Shared<Table>>(change.after);
    switch (change.attribute) {
      case Attribute::name: {
        const std::size_t at = found->second;
        index_.erase(found);
        index_.emplace(after.name, at);
        for (Shared<Table>& each : schema_.tables) {
          if (each) each = rename_table(each, before.name, after.name);
        }
        return;
      }
      case Attribute::comment:
        return edit(change, after.name, [&](Table& t) { t.comment = after.comment; });
      case Attribute::option:
      case Attribute::kind:
        return edit(change, after.name, [&](Table& t) { copy_option(t.options, after.options, change.key); });
      default:
        does_not_fit(change, "tables have no such attribute");
    }
  }

  static void copy_option(Options& to, const Options& from, const std::string& key) {
    const auto found = from.find(key);
    if (found == from.end()) {
      to.erase(key);
    } else {
      to[key] = found->second;
    }
  }

  void column(const Change& change) {
    if (change.attribute == Attribute::name) {
      const std::string& before = std::get<Shared<Column>>(change.before)->name;
      const std::string& after = std::get<Shared<Column>>(change.after)->name;
      for (Shared<Table>& each : schema_.tables) {
        if (each) each = rename_column(each, change.table, before, after);
      }
      return;
    }
    edit(change, change.table, [&](Table& table) {
      if (change.created()) {
        table.columns.push_back(*std::get<Shared<Column>>(change.after));
        return;
      }
      const std::string& name = std::get<Shared<Column>>(change.before)->name;
      Column* column = find_named(table.columns, name);
      if (column == nullptr) does_not_fit(change, "there is no such column");
      if (change.dropped()) {
        table.columns.erase(table.columns.begin() + (column - table.columns.data()));
        return;
      }
      alter(*column, *std::get<Shared<Column>>(change.after), change);
    });
  }

  static void alter(Column& column, const Column& after, const Change& change) {
    switch (change.attribute) {
      case Attribute::type:
        column.type = after.type;
        column.collation = after.collation;  // said with the type
        column.sequence = after.sequence;    // has bounds of the type
        return;
      case Attribute::collation:
        column.collation = after.collation;
        return;
      case Attribute::not_null:
        column.not_null = after.not_null;
        return;
      case Attribute::default_:
        column.default_expression = after.default_expression;
        return;
      case Attribute::identity:
        column.identity = after.identity;
        column.sequence = after.sequence;
        return;
      case Attribute::sequence:
        column.sequence = after.sequence;
        return;
      case Attribute::generated:
        column.generated = after.generated;
        column.generated_expression = after.generated_expression;
        return;
      case Attribute::comment:
        column.comment = after.comment;
        return;
      case Attribute::option:
        return copy_option(column.options, after.options, change.key);
      default:
        does_not_fit(change, "columns have no such attribute");
    }
  }

  void primary_key(const Change& change) {
    edit(change, change.table, [&](Table& table) {
      if (change.created() == table.primary_key.has_value()) {
        does_not_fit(change, table.primary_key ? "the table has one" : "the table has none");
      }
      if (change.dropped()) {
        table.primary_key.reset();
      } else {
        table.primary_key = *std::get<Shared<Key>>(change.after);
      }
    });
  }

  template <typename T>
  void part(const Change& change, std::vector<T> Table::*member) {
    edit(change, change.table, [&](Table& table) {
      std::vector<T>& parts = table.*member;
      if (change.created()) {
        parts.push_back(*std::get<Shared<T>>(change.after));
        return;
      }
      T* found = find_named(parts, std::get<Shared<T>>(change.before)->name);
      if (found == nullptr) does_not_fit(change, "there is none of that name");
      if (change.dropped()) {
        parts.erase(parts.begin() + (found - parts.data()));
      } else {
        *found = *std::get<Shared<T>>(change.after);
      }
    });
  }

  template <typename T>
  void top_level(const Change& change, std::vector<Shared<T>>& all, bool (*same)(const T&, const T&)) {
    if (change.created()) {
      all.push_back(std::get<Shared<T>>(change.after));
      return;
    }
    const T& before = *std::get<Shared<T>>(change.before);
    const auto found =
        std::find_if(all.begin(), all.end(), [&](const Shared<T>& each) { return same(*each, before); });
    if (found == all.end()) does_not_fit(change, "there is none of that name");
    if (change.dropped()) {
      all.erase(found);
      return;
    }
    const Shared<T>& after = std::get<Shared<T>>(change.after);
    *found = after;
    if constexpr (std::is_same_v<T, Enum>) {
      if (change.attribute != Attribute::name) return;
      for (Shared<Table>& each : schema_.tables) {
        if (each) each = rename_enum(each, before, after->name);
      }
    }
  }

  Schema schema_;
  std::map<std::string, std::size_t, std::less<>> index_;
};

}  // namespace

Schema apply(const Schema& schema, const std::vector<Change>& changes) {
  Workspace workspace{schema};
  for (const Change& change : changes) workspace.run(change);
  return workspace.take();
}

}  // namespace mighost
