#include "data_preservation/case.hpp"

#include <doctest/doctest.h>

#include "change/describe.hpp"
#include "cli/plan.hpp"
#include "introspect/apply.hpp"
#include "introspect/print.hpp"
#include "introspect/reading.hpp"

namespace mighost::test {
namespace {

Schema read(const TestDatabase& database) {
  return schema_of(read_schema("postgres", database.uri()).schema);
}

template <typename T, typename Edit>
void edit_named(std::vector<Shared<T>>& items, const std::string& name, Edit edit) {
  bool found = false;
  for (Shared<T>& item : items) {
    if (item->name != name) continue;
    T copy = *item;
    edit(copy);
    item = Shared<T>{std::move(copy)};
    found = true;
  }
  REQUIRE_MESSAGE(found, "there is no ", name);
}

void set_formerly(Schema& wanted, const Formerly& formerly) {
  if (formerly.kind == "enum") {
    return edit_named(wanted.enums, formerly.name, [&](Enum& e) { e.formerly = {formerly.before}; });
  }
  if (formerly.kind == "table") {
    return edit_named(wanted.tables, formerly.name, [&](Table& t) { t.formerly = {formerly.before}; });
  }
  const std::size_t dot = formerly.name.find('.');
  edit_named(wanted.tables, formerly.name.substr(0, dot), [&](Table& t) {
    Column* column = find_named(t.columns, formerly.name.substr(dot + 1));
    REQUIRE(column != nullptr);
    column->formerly = {formerly.before};
  });
}

Schema wanted_of(TestServer& server, const Case& each) {
  const TestDatabase database{server};
  database.connect().exec(each.wanted);
  Schema wanted = read(database);
  for (const Formerly& formerly : each.formerly) set_formerly(wanted, formerly);
  return wanted;
}

std::string file(const Plan& plan, Direction direction) {
  for (const std::string& change : plan.impossible()) FAIL_CHECK("cannot " << change);
  return script_of(plan, {.provider = "p"}, direction);
}

void run(const TestDatabase& database, const Plan& plan, Direction direction) {
  const std::string script = file(plan, direction);
  try {
    database.connect().exec(script);
  } catch (const SqlError& error) {
    FAIL(std::string{error.what()} << "\n" << script);
  }
}

void check_no_change(const Schema& a, const Schema& b, const std::string& what) {
  for (const Change& change : diff(a, b)) FAIL_CHECK(what << describe(change));
}

void check_contents(const TestDatabase& database, const std::string& query, const std::string& expected) {
  Connection connection = database.connect();
  INFO(query);
  CHECK(connection.text(query) == expected);
}

std::vector<std::string> contents(const TestDatabase& database, const Case& each) {
  Connection connection = database.connect();
  std::vector<std::string> result;
  for (const Rows& rows : each.rows) {
    result.push_back(connection.text(rows.before));
    REQUIRE_MESSAGE(result.back().size() > 2, "no rows to be lost: ", rows.before);
  }
  return result;
}

}  // namespace

void check_rows(TestServer& server, const Case& each) {
  CAPTURE(each.name);
  const Schema wanted = wanted_of(server, each);
  const TestDatabase database{server};
  database.connect().exec(each.before);
  const Schema former = read(database);
  const std::vector<std::string> before = contents(database, each);
  const Plans plans = make_plans(diff(former, wanted), load_dialect("postgres"));
  CHECK_FALSE(plans.up.changes.empty());

  run(database, plans.up, Direction::up);
  for (std::size_t i = 0; i < each.rows.size(); ++i) {
    const Rows& rows = each.rows[i];
    check_contents(database, rows.after.empty() ? rows.before : rows.after, before[i]);
  }
  if (!each.then.empty()) {
    CHECK_NOTHROW_MESSAGE(database.connect().exec("BEGIN; " + each.then + "; ROLLBACK"), each.then);
  }
  const Schema upgraded = read(database);
  check_no_change(upgraded, wanted, "upgraded, it lacks: ");
  check_no_change(wanted, upgraded, "upgraded, it has: ");

  run(database, plans.down, Direction::down);
  for (std::size_t i = 0; i < each.rows.size(); ++i) {
    check_contents(database, each.rows[i].before, before[i]);
  }
  const Schema again = read(database);
  check_no_change(again, former, "taken back, it lacks: ");
  check_no_change(former, again, "taken back, it has: ");
}

void check_refused(TestServer& server, const Case& each, const std::string& reason) {
  CAPTURE(each.name);
  const Schema wanted = wanted_of(server, each);
  const TestDatabase database{server};
  database.connect().exec(each.before);
  const Introspected former = read_schema("postgres", database.uri()).schema;
  const std::vector<std::string> before = contents(database, each);
  const Plans plans = make_plans(diff(schema_of(former), wanted), load_dialect("postgres"));

  const std::string script = file(plans.up, Direction::up);
  try {
    database.connect().exec(script);
    FAIL_CHECK("the server took it: " << script);
  } catch (const SqlError& error) {
    CHECK_MESSAGE(std::string{error.what()}.find(reason) != std::string::npos, error.what());
  }
  for (std::size_t i = 0; i < each.rows.size(); ++i) {
    check_contents(database, each.rows[i].before, before[i]);
  }
  CHECK(print(read_schema("postgres", database.uri()).schema) == print(former));
}

}  // namespace mighost::test
