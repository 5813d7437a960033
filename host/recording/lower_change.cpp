#include "recording/lower_change.hpp"

#include <optional>
#include <stdexcept>
#include <utility>

#include "change/describe.hpp"

namespace mighost {
namespace {

/// A column of which only the name is known, for what refers to it. Keys make their columns NOT NULL by
/// themselves.
void add_column(Table& table, const std::string& name) {
  if (name.empty() || find_named(table.columns, name) != nullptr) return;
  table.columns.push_back({.name = name, .type = {.kind = TypeKind::string}, .not_null = true});
}

void add_columns(Table& table, const std::vector<std::string>& names) {
  for (const std::string& name : names) add_column(table, name);
}

void add_columns(Table& table, const std::vector<IndexElement>& elements) {
  for (const IndexElement& element : elements) add_column(table, element.column);
}

/// A table with nothing but what the change is about: what the dialect makes of that does not depend on the
/// rest.
class Stub {
 public:
  Stub(const Change& change, const Dialect& dialect) : change_(change), dialect_(dialect) {
    table_.schema = change.schema;
    table_.name = change.table;
  }

  Lowered lowered() const { return dialect_.lower(table_, nullptr); }

  Shared<Column> column(const Column& column) {
    table_.columns = {column};
    table_.columns.front().unique = false;  // a change of its own
    return only(lowered().table.columns);
  }
  Shared<Key> primary_key(const Key& key) {
    add_columns(table_, key.columns);
    add_columns(table_, key.include);
    table_.primary_key = key;
    std::optional<Key> made = lowered().table.primary_key;
    if (!made) left_out();
    return Shared<Key>{std::move(*made)};
  }
  Shared<Key> unique(const Key& key) {
    add_columns(table_, key.columns);
    add_columns(table_, key.include);
    table_.uniques = {key};
    return only(lowered().table.uniques);
  }
  Shared<Check> check(const Check& check) {
    table_.checks = {check};
    return only(lowered().table.checks);
  }
  Shared<ForeignKey> foreign_key(const ForeignKey& key) {
    add_columns(table_, key.columns);
    table_.foreign_keys = {key};
    return only(lowered().table.foreign_keys);
  }
  Shared<Exclusion> exclusion(const Exclusion& exclusion) {
    add_columns(table_, exclusion.elements);
    add_columns(table_, exclusion.include);
    table_.exclusions = {exclusion};
    return only(lowered().table.exclusions);
  }
  Shared<Index> index(const Index& index) {
    add_columns(table_, index.elements);
    add_columns(table_, index.include);
    table_.indexes = {index};
    return only(lowered().table.indexes);
  }

 private:
  template <typename T>
  Shared<T> only(std::vector<T> made) const {
    if (made.size() != 1) left_out();
    return Shared<T>{std::move(made.front())};
  }
  [[noreturn]] void left_out() const {
    throw std::runtime_error("the dialect " + dialect_.name() + " has no form for \"" + describe(change_) +
                             '"');
  }

  const Change& change_;
  const Dialect& dialect_;
  Table table_;
};

/// Lowers one side of a change.
class Side {
 public:
  Side(const Change& change, const Dialect& dialect) : change_(change), dialect_(dialect) {}

  Value operator()(std::monostate) const { return {}; }
  Value operator()(const Shared<Table>& table) const {
    // The options of an alteration are the dialect's own words; nothing but the name is to be checked.
    if (change_.attribute == Attribute::none) return Shared<Table>{dialect_.lower(*table, nullptr).table};
    Table bare{.schema = table->schema, .name = table->name};
    dialect_.lower(bare, nullptr);
    return table;
  }
  Value operator()(const Shared<Column>& column) const { return Stub{change_, dialect_}.column(*column); }
  Value operator()(const Shared<Key>& key) const {
    Stub stub{change_, dialect_};
    return change_.subject == Subject::primary_key ? stub.primary_key(*key) : stub.unique(*key);
  }
  Value operator()(const Shared<Check>& check) const { return Stub{change_, dialect_}.check(*check); }
  Value operator()(const Shared<ForeignKey>& key) const { return Stub{change_, dialect_}.foreign_key(*key); }
  Value operator()(const Shared<Exclusion>& exclusion) const {
    return Stub{change_, dialect_}.exclusion(*exclusion);
  }
  Value operator()(const Shared<Index>& index) const { return Stub{change_, dialect_}.index(*index); }
  Value operator()(const Shared<Enum>& enumeration) const {
    std::optional<Enum> lowered = dialect_.lower_enum(*enumeration);
    if (!lowered) return {};
    return Shared<Enum>{std::move(*lowered)};
  }
  Value operator()(const Shared<Object>& object) const {
    if (!object->create.empty()) return object;
    return Shared<Object>{dialect_.lower_object(*object)};
  }

 private:
  const Change& change_;
  const Dialect& dialect_;
};

/// The key of a column that is unique, made after it and dropped before it.
void add_unique_of_column(std::vector<Change>& changes, const Change& logical, const Dialect& dialect) {
  const Value& side = logical.dropped() ? logical.before : logical.after;
  const auto* column = std::get_if<Shared<Column>>(&side);
  if (column == nullptr || !(*column)->unique || logical.attribute != Attribute::none) return;
  Change key{.subject = Subject::unique, .schema = logical.schema, .table = logical.table};
  const Value made = Stub{key, dialect}.unique({.columns = {(*column)->name}});
  (logical.dropped() ? key.before : key.after) = made;
  changes.insert(logical.dropped() ? changes.begin() : changes.end(), std::move(key));
}

}  // namespace

std::vector<Change> lower_change(const Change& logical, const Dialect& dialect) {
  Change change = logical;
  change.before = std::visit(Side{logical, dialect}, logical.before);
  change.after = std::visit(Side{logical, dialect}, logical.after);
  // A database without enums has nothing to do for one: columns have their values' type there.
  if (change.created() && change.dropped()) return {};
  std::vector<Change> changes{std::move(change)};
  add_unique_of_column(changes, logical, dialect);
  return changes;
}

}  // namespace mighost
