#include "change/dependencies.hpp"

#include <algorithm>

#include "change/describe.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

using Things = std::vector<std::string>;

// Separated by NUL, which no name holds.
std::string thing(char kind, const std::string& a, const std::string& b = {}) {
  std::string text(1, kind);
  text += a;
  text += '\0';
  text += b;
  return text;
}
std::string table_thing(const std::string& name) {
  return thing('t', name);
}
std::string column_thing(const std::string& table, const std::string& column) {
  return thing('c', table, column);
}
std::string object_thing(const std::string& kind, const std::string& identity) {
  return thing('o', kind, identity);
}
std::string relation_name(const std::string& name) {
  return thing('n', name);
}

constexpr char key_kind = 'k';

std::string key_thing(const std::string& table, std::vector<std::string> columns) {
  std::sort(columns.begin(), columns.end());
  std::string joined;
  for (const std::string& column : columns) joined += column + '\0';
  return thing(key_kind, table, joined);
}

std::string bare_type_name(const Column& column) {
  std::string name = column.type.name;
  while (name.size() > 2 && name.compare(name.size() - 2, 2, "[]") == 0) name.resize(name.size() - 2);
  return name;
}
/// Enums by the name as it is printed in a type: both sides quote alike.
std::string enum_thing(const std::string& printed) {
  if (printed.size() < 2 || printed.front() != '"') return thing('e', printed);
  std::string name;
  for (std::size_t i = 1; i + 1 < printed.size(); ++i) {
    name += printed[i];
    if (printed[i] == '"') ++i;
  }
  return thing('e', name);
}

/// What one side of a change stands on, makes available and is called.
struct SideThings {
  const std::string& schema;
  const std::string& table;
  const TouchedColumns& touched;
  Things provides;
  Things needs;
  Things names;

  void column_refs(const std::string& of, const std::vector<std::string>& columns) {
    needs.push_back(table_thing(of));
    for (const std::string& column : columns) needs.push_back(column_thing(of, column));
  }
  void expression(const std::string& text) {
    const auto found = touched.find(table);
    if (text.empty() || found == touched.end()) return;
    for (const std::string& column : found->second) {
      if (mentions(text, column)) needs.push_back(column_thing(table, column));
    }
  }
  void elements(const std::vector<IndexElement>& all) {
    for (const IndexElement& element : all) {
      if (!element.column.empty()) needs.push_back(column_thing(table, element.column));
      expression(element.expression);
    }
  }
  void constraint_name(const std::string& name) { names.push_back(thing('m', table, name)); }

  void key(const Key& key) {
    column_refs(table, key.columns);
    column_refs(table, key.include);
    provides.push_back(key_thing(table, key.columns));
    names.push_back(relation_name(key.name));
    constraint_name(key.name);
  }
  void foreign_key(const ForeignKey& key) {
    column_refs(table, key.columns);
    constraint_name(key.name);
    if (!key.referenced_schema.empty()) return;
    column_refs(key.referenced_table, key.referenced_columns);
    needs.push_back(key_thing(key.referenced_table, key.referenced_columns));
  }
  void index(const Index& index) {
    needs.push_back(table_thing(table));
    elements(index.elements);
    column_refs(table, index.include);
    expression(index.predicate);
    names.push_back(relation_name(index.name));
  }
  /// A sequence of a name that somebody chose comes and goes with its column.
  void sequence_name(const Column& column) {
    if (column.sequence && !column.sequence->name.empty()) {
      names.push_back(relation_name(column.sequence->name));
    }
  }
  void column_type(const Column& column, const std::string& own_schema) {
    needs.push_back(enum_thing(std::string{without_schema(bare_type_name(column), own_schema)}));
  }
  void refs(const std::vector<Ref>& depends_on) {
    for (const Ref& ref : depends_on) {
      if (ref.kind == "table") {
        needs.push_back(table_thing(ref.name));
      } else if (ref.kind == "column") {
        column_refs(ref.name, {ref.column});
      } else if (ref.kind == "enum") {
        needs.push_back(thing('e', ref.name));
      } else {
        needs.push_back(object_thing(ref.kind, ref.name));
      }
    }
  }
};

struct Visitor {
  SideThings& side;

  void operator()(std::monostate) const {}
  void operator()(const Shared<Table>& t) const {
    side.provides.push_back(table_thing(t->name));
    side.names.push_back(relation_name(t->name));
    side.refs(t->depends_on);
    for (const Column& column : t->columns) {
      side.column_type(column, t->schema);
      side.sequence_name(column);
    }
    if (t->primary_key) whole_key(*t, *t->primary_key);
    for (const Key& key : t->uniques) whole_key(*t, key);
    for (const Exclusion& exclusion : t->exclusions) side.names.push_back(relation_name(exclusion.name));
    for (const Index& index : t->indexes) side.names.push_back(relation_name(index.name));
    for (const ForeignKey& key : t->foreign_keys) {
      if (!key.referenced_schema.empty() || key.referenced_table == t->name) continue;
      side.column_refs(key.referenced_table, key.referenced_columns);
      side.needs.push_back(key_thing(key.referenced_table, key.referenced_columns));
    }
  }
  void operator()(const Shared<Column>& column) const {
    side.needs.push_back(table_thing(side.table));
    side.provides.push_back(column_thing(side.table, column->name));
    side.column_type(*column, side.schema);
    side.sequence_name(*column);
  }
  void operator()(const Shared<Key>& key) const { side.key(*key); }
  void operator()(const Shared<Check>& check) const {
    side.needs.push_back(table_thing(side.table));
    side.expression(check->expression);
    side.constraint_name(check->name);
  }
  void operator()(const Shared<ForeignKey>& key) const { side.foreign_key(*key); }
  void operator()(const Shared<Exclusion>& exclusion) const {
    side.needs.push_back(table_thing(side.table));
    side.elements(exclusion->elements);
    side.expression(exclusion->predicate);
    side.names.push_back(relation_name(exclusion->name));
    side.constraint_name(exclusion->name);
  }
  void operator()(const Shared<Index>& index) const { side.index(*index); }
  void operator()(const Shared<Enum>& each) const {
    side.provides.push_back(thing('e', each->name));
    side.names.push_back(relation_name(each->name));  // a table brings a type of its own name
  }
  void operator()(const Shared<Object>& object) const {
    side.provides.push_back(object_thing(object->kind, object->identity));
    side.refs(object->depends_on);
  }

 private:
  void whole_key(const Table& t, const Key& key) const {
    side.provides.push_back(key_thing(t.name, key.columns));
    side.names.push_back(relation_name(key.name));
  }
};

/// The columns that the option of a table names on a side, and that the other side has not: an option names a
/// column when that exists, and no longer when it goes.
Things columns_of_option(const Table& side, const Table& other, const std::string& key) {
  const auto option = side.options.find(key);
  if (option == side.options.end()) return {};
  Things named;
  for (const Column& column : side.columns) {
    const bool on_both = find_named(other.columns, column.name) != nullptr;
    if (!on_both && mentions(option->second, column.name)) {
      named.push_back(column_thing(side.name, column.name));
    }
  }
  return named;
}

/// Whether what stands on the subject must wait for, or precede, this alteration.
bool changes_form(const Change& change) {
  if (change.subject != Subject::column) return change.attribute == Attribute::definition;
  switch (change.attribute) {
    case Attribute::type:
    case Attribute::collation:
    case Attribute::not_null:
    case Attribute::generated:
      return true;
    default:
      return false;
  }
}

/// Whether the change is one of, or with, an expression or type of the table's, which may stand on objects.
bool is_of_expression(const Change& change) {
  switch (change.subject) {
    case Subject::check:
    case Subject::index:
    case Subject::exclusion:
      return change.attribute == Attribute::none;
    case Subject::column:
      return change.attribute == Attribute::none || change.attribute == Attribute::type ||
             change.attribute == Attribute::default_ || change.attribute == Attribute::generated;
    default:
      return false;
  }
}

/// Functions, domains and sequences: the table tells that it stands on them, not which of its parts does.
void add_objects(SideThings& side, const Shared<Table>& table) {
  if (!table) return;
  for (const Ref& ref : table->depends_on) {
    if (ref.kind != "table" && ref.kind != "column") side.refs({ref});
  }
}

/// What `change` makes needs `after`, and what it ends needs `before`.
void add_what_expressions_need(const Change& change, SideThings& before, SideThings& after) {
  if (!is_of_expression(change)) return;
  if (!change.created()) add_objects(before, change.table_before);
  if (!change.dropped()) add_objects(after, change.table_after);
  if (change.subject != Subject::column) return;
  if (change.attribute != Attribute::none && change.attribute != Attribute::generated) return;
  if (!change.created()) before.expression(std::get<Shared<Column>>(change.before)->generated_expression);
  if (!change.dropped()) after.expression(std::get<Shared<Column>>(change.after)->generated_expression);
}

enum class Side { before, after };

/// A foreign key stands on one key over its columns, of the server's choice where there are several: so it is
/// made after those have gone that will not stay, and goes before others come.
void add_choice_of_key(const Change& change, const Value& value, Things& names, Side side) {
  const bool before = side == Side::before;
  const auto point_to = [&](const ForeignKey& key) {
    if (key.referenced_schema.empty()) {
      names.push_back(thing(before ? 'x' : 'y', key_thing(key.referenced_table, key.referenced_columns)));
    }
  };
  if (const auto* key = std::get_if<Shared<Key>>(&value)) {
    names.push_back(thing(before ? 'y' : 'x', key_thing(change.table, (*key)->columns)));
  } else if (const auto* foreign = std::get_if<Shared<ForeignKey>>(&value)) {
    point_to(**foreign);
  } else if (const auto* table = std::get_if<Shared<Table>>(&value)) {
    for (const ForeignKey& each : (*table)->foreign_keys) point_to(each);
  }
}

}  // namespace

TouchedColumns touched_columns(const std::vector<Change>& changes) {
  TouchedColumns touched;
  for (const Change& change : changes) {
    if (change.subject != Subject::column) continue;
    const Value& side = change.created() ? change.after : change.before;
    touched[change.table].insert(std::get<Shared<Column>>(side)->name);
  }
  return touched;
}

bool is_key(const std::string& thing) {
  return thing.front() == key_kind;
}

Footprint footprint(const Change& change, const TouchedColumns& touched) {
  SideThings before{change.schema, change.table, touched, {}, {}, {}};
  SideThings after{change.schema, change.table, touched, {}, {}, {}};
  std::visit(Visitor{before}, change.before);
  std::visit(Visitor{after}, change.after);
  Footprint result;
  if (change.subject == Subject::column) {
    const Value& side = change.created() ? change.after : change.before;
    result.sequence = column_thing(change.table, std::get<Shared<Column>>(side)->name);
  }
  const bool altered = !change.created() && !change.dropped();
  if (altered && result.sequence.empty() && !change.table.empty()) {
    // A constraint or an index gets its name first; what else changes in it then goes by that name.
    result.sequence = thing('q', change.table, change_name(change));
  }
  add_what_expressions_need(change, before, after);
  if (altered && change.attribute == Attribute::name) {
    result.takes = std::move(after.names);
    result.frees = std::move(before.names);
    return result;
  }
  if (!altered) {
    // Only what comes or goes chooses a key, or is the one that a table can have: another name does neither.
    add_choice_of_key(change, change.before, before.names, Side::before);
    add_choice_of_key(change, change.after, after.names, Side::after);
    if (change.subject == Subject::primary_key) {
      (change.created() ? after : before).names.push_back(thing('p', change.table));
    }
    result.takes = std::move(after.names);
    result.frees = std::move(before.names);
  }
  if (change.attribute == Attribute::kind) return result;  // `order` knows where it belongs
  if (!altered || changes_form(change)) {
    result.creates = std::move(after.provides);
    result.destroys = std::move(before.provides);
    result.needs_after = std::move(after.needs);
    result.needs_before = std::move(before.needs);
  } else {
    result.needs_after = std::move(after.provides);
    const Things& needs = after.needs;
    result.needs_after.insert(result.needs_after.end(), needs.begin(), needs.end());
  }
  if (change.subject == Subject::table && change.attribute == Attribute::option) {
    const Table& from = *std::get<Shared<Table>>(change.before);
    const Table& to = *std::get<Shared<Table>>(change.after);
    for (std::string& column : columns_of_option(to, from, change.key)) {
      result.needs_after.push_back(std::move(column));
    }
    for (std::string& column : columns_of_option(from, to, change.key)) {
      result.needs_before.push_back(std::move(column));
    }
  }
  return result;
}

}  // namespace mighost
