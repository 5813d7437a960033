#include "conformance/every_change.hpp"

#include <string>
#include <utility>

#include "conformance/sample.hpp"

namespace mighost {
namespace {

class Changes {
 public:
  explicit Changes(const Table& table) : table_(table), whole_(table) {}

  std::vector<Change> take() { return std::move(list_); }
  const Table& table() const { return table_; }

  template <typename T>
  void created(Subject subject, const T& subject_value) {
    Change change = of_table(subject, Attribute::none);
    change.after = Shared<T>{subject_value};
    list_.push_back(std::move(change));
  }

  /// `edit` makes the later side of the earlier one.
  template <typename T, typename Edit>
  void altered(Subject subject, Attribute attribute, const T& before, Edit&& edit, std::string key = {}) {
    T after = before;
    edit(after);
    Change change = of_table(subject, attribute);
    change.before = Shared<T>{before};
    change.after = Shared<T>{std::move(after)};
    change.key = std::move(key);
    list_.push_back(std::move(change));
  }

 private:
  Change of_table(Subject subject, Attribute attribute) const {
    Change change{.subject = subject, .attribute = attribute, .schema = table_.schema};
    if (subject == Subject::table || subject == Subject::enumeration || subject == Subject::object)
      return change;
    change.table = table_.name;
    change.table_before = whole_;
    change.table_after = whole_;
    return change;
  }

  const Table& table_;
  Shared<Table> whole_;
  std::vector<Change> list_;
};

const auto rename = [](auto& named) { named.name += "_renamed"; };
const auto comment = [](auto& commented) { commented.comment = hostile_value(); };
const auto defer = [](auto& constraint) { constraint.deferrability = {true, true}; };
const auto option = [](auto& with_options) { with_options.options["mighost_check.unknown"] = "1"; };

void add_tables(Changes& changes) {
  const Table& table = changes.table();
  changes.created(Subject::table, table);
  changes.altered(Subject::table, Attribute::name, table, rename);
  changes.altered(Subject::table, Attribute::comment, table, comment);
  changes.altered(Subject::table, Attribute::option, table, option, "mighost_check.unknown");
  changes.altered(Subject::table, Attribute::kind, table, option, "mighost_check.unknown");
}

void add_columns(Changes& changes) {
  const Column& first = changes.table().columns.at(0);
  Column made = first;
  made.name += "_made";
  made.not_null = false;
  changes.created(Subject::column, made);
  const auto alter = [&](Attribute attribute, auto&& edit) {
    changes.altered(Subject::column, attribute, first, edit);
  };
  alter(Attribute::name, rename);
  alter(Attribute::type, [&](Column& c) { c.type = changes.table().columns.back().type; });
  alter(Attribute::collation, [](Column& c) { c.collation = "\"C\""; });
  alter(Attribute::not_null, [](Column& c) { c.not_null = !c.not_null; });
  alter(Attribute::default_,
        [](Column& c) { c.default_expression = c.default_expression.empty() ? "1" : ""; });
  alter(Attribute::identity, [](Column& c) { c.identity = Identity::by_default; });
  Column counting = first;
  counting.identity = Identity::always;
  changes.altered(Subject::column, Attribute::sequence, counting,
                  [](Column& c) { c.sequence = Sequence{.increment = 10, .max_value = 1000}; });
  alter(Attribute::generated, [](Column& c) {
    c.generated = Generated::stored;
    c.generated_expression = "1";
  });
  alter(Attribute::comment, comment);
  changes.altered(Subject::column, Attribute::option, first, option, "mighost_check.unknown");
}

void add_keys(Changes& changes) {
  const std::string column = changes.table().columns.at(0).name;
  const Key key{.name = "mighost_check_key", .columns = {column}};
  for (const Subject subject : {Subject::primary_key, Subject::unique}) {
    changes.created(subject, key);
    changes.altered(subject, Attribute::name, key, rename);
    changes.altered(subject, Attribute::comment, key, comment);
    changes.altered(subject, Attribute::deferrability, key, defer);
    changes.altered(subject, Attribute::option, key, option, "mighost_check.unknown");
  }
}

void add_constraints(Changes& changes) {
  const std::string column = changes.table().columns.at(0).name;
  const Check check{.name = "mighost_check_check", .expression = "1 = 1"};
  changes.created(Subject::check, check);
  changes.altered(Subject::check, Attribute::name, check, rename);
  changes.altered(Subject::check, Attribute::comment, check, comment);
  changes.altered(Subject::check, Attribute::validity, Check{check.name, false, "1 = 1", true},
                  [](Check& c) { c.not_valid = false; });
  const ForeignKey foreign{.name = "mighost_check_fkey",
                           .columns = {column},
                           .referenced_table = changes.table().name,
                           .referenced_columns = {column},
                           .on_delete = Action::cascade};
  changes.created(Subject::foreign_key, foreign);
  changes.altered(Subject::foreign_key, Attribute::name, foreign, rename);
  changes.altered(Subject::foreign_key, Attribute::comment, foreign, comment);
  changes.altered(Subject::foreign_key, Attribute::deferrability, foreign, defer);
  ForeignKey unchecked = foreign;
  unchecked.not_valid = true;
  changes.altered(Subject::foreign_key, Attribute::validity, unchecked,
                  [](ForeignKey& k) { k.not_valid = false; });
  const Exclusion exclusion{
      .name = "mighost_check_excl", .method = "gist", .elements = {{.column = column, .with_operator = "="}}};
  changes.created(Subject::exclusion, exclusion);
  changes.altered(Subject::exclusion, Attribute::name, exclusion, rename);
  changes.altered(Subject::exclusion, Attribute::comment, exclusion, comment);
}

void add_indexes(Changes& changes) {
  const Index index{.name = "mighost_check_index",
                    .elements = {{.column = changes.table().columns.at(0).name, .descending = true}}};
  changes.created(Subject::index, index);
  changes.altered(Subject::index, Attribute::name, index, rename);
  changes.altered(Subject::index, Attribute::comment, index, comment);
  changes.altered(Subject::index, Attribute::option, index, option, "mighost_check.unknown");
}

void add_others(Changes& changes) {
  const Enum mood = sample_enum();
  changes.created(Subject::enumeration, mood);
  changes.altered(Subject::enumeration, Attribute::name, mood, rename);
  changes.altered(Subject::enumeration, Attribute::comment, mood, comment);
  changes.altered(Subject::enumeration, Attribute::values, mood,
                  [](Enum& e) { e.values.emplace_back(hostile_value()); });
  const Object view{.kind = "view",
                    .identity = "mighost_check_view",
                    .create = "CREATE VIEW mighost_check_view AS SELECT 1",
                    .drop = "DROP VIEW mighost_check_view"};
  changes.created(Subject::object, view);
  changes.altered(Subject::object, Attribute::definition, view, [](Object& o) { o.create += " + 1"; });
  changes.altered(Subject::object, Attribute::comment, view, comment);
}

}  // namespace

std::vector<Change> every_change(const Schema& schema) {
  Changes changes{*schema.tables.at(0)};
  add_tables(changes);
  add_columns(changes);
  add_keys(changes);
  add_constraints(changes);
  add_indexes(changes);
  add_others(changes);
  return changes.take();
}

}  // namespace mighost
