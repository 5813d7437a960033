#include "plugin/server_form.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <span>
#include <utility>
#include <vector>

namespace mighost {
namespace {

/// Each transaction makes so many tables: all that it makes is locked until it ends, and the server has room
/// for 6,400 locks by default.
constexpr std::size_t tables_at_once = 200;

/// The texts of a table that a server writes in its own way, each with where it stands.
using Texts = std::set<std::string>;

void add(Texts& texts, const std::string& place, const std::string& text) {
  if (!text.empty()) texts.insert(place + '\0' + text);
}

void add_elements(Texts& texts, const std::vector<IndexElement>& elements) {
  for (const IndexElement& element : elements) {
    add(texts, "element", element.expression);
    add(texts, "collation", element.collation);
    add(texts, "operator class", element.operator_class);
  }
}

Texts texts_of(const Table& table) {
  Texts texts;
  for (const Column& column : table.columns) {
    add(texts, "default " + column.type.name, column.default_expression);
    add(texts, "generated " + column.type.name, column.generated_expression);
  }
  for (const Check& check : table.checks) add(texts, "check", check.expression);
  for (const Exclusion& exclusion : table.exclusions) {
    add_elements(texts, exclusion.elements);
    add(texts, "predicate", exclusion.predicate);
  }
  for (const Index& index : table.indexes) {
    add_elements(texts, index.elements);
    add(texts, "predicate", index.predicate);
  }
  return texts;
}

template <typename T>
std::map<std::string_view, const Shared<T>*> by_name(const std::vector<Shared<T>>& items) {
  std::map<std::string_view, const Shared<T>*> index;
  for (const Shared<T>& item : items) index.emplace(item->name, &item);
  return index;
}

/// Those of `wanted.tables` of which some text is not in the table that exists.
std::vector<Shared<Table>> tables_to_ask(const Schema& wanted, const Schema& live) {
  const auto existing = by_name(live.tables);
  std::vector<Shared<Table>> tables;
  for (const Shared<Table>& table : wanted.tables) {
    auto found = existing.find(table->name);
    for (auto name = table->formerly.rbegin(); found == existing.end() && name != table->formerly.rend();
         ++name) {
      found = existing.find(*name);
    }
    if (found == existing.end()) continue;
    const Texts texts = texts_of(*table);
    if (texts.empty()) continue;
    const Texts known = texts_of(**found->second);
    if (!std::includes(known.begin(), known.end(), texts.begin(), texts.end())) tables.push_back(table);
  }
  return tables;
}

/// The enums that the server does not have like this yet.
std::vector<Shared<Enum>> new_enums(const Schema& wanted, const Schema& live) {
  const auto existing = by_name(live.enums);
  std::vector<Shared<Enum>> enums;
  for (const Shared<Enum>& each : wanted.enums) {
    const auto found = existing.find(each->name);
    if (found == existing.end() || (*found->second)->values != each->values) enums.push_back(each);
  }
  return enums;
}

void take(std::string& text, const std::string& printed) {
  if (!text.empty() && !printed.empty()) text = printed;
}

/// The same for both kinds of things with elements.
template <typename T>
void take_elements(std::vector<T>& own, const std::vector<T>& printed) {
  for (T& each : own) {
    const T* found = find_named(printed, each.name);
    if (found == nullptr || found->elements.size() != each.elements.size()) continue;
    each.elements = found->elements;
    take(each.predicate, found->predicate);
  }
}

Table with_expressions(Table table, const Table& printed) {
  for (Column& column : table.columns) {
    const Column* found = find_named(printed.columns, column.name);
    if (found == nullptr) continue;
    take(column.default_expression, found->default_expression);
    take(column.generated_expression, found->generated_expression);
  }
  for (Check& check : table.checks) {
    if (const Check* found = find_named(printed.checks, check.name)) {
      take(check.expression, found->expression);
    }
  }
  take_elements(table.exclusions, printed.exclusions);
  take_elements(table.indexes, printed.indexes);
  return table;
}

/// A transaction that is rolled back, whatever happens.
class RolledBack {
 public:
  explicit RolledBack(Connection& connection) : connection_(connection) {
    connection_.execute("BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE");
  }
  ~RolledBack() {
    try {
      connection_.execute("ROLLBACK");
    } catch (const DatabaseError&) {
      // The connection is lost, and with it the transaction; the next statement tells.
    }
  }
  RolledBack(const RolledBack&) = delete;
  RolledBack& operator=(const RolledBack&) = delete;

 private:
  Connection& connection_;
};

std::string not_asked(const std::string& reason) {
  return "expressions are compared as they are written, not as the server prints them: " + reason;
}

}  // namespace

ServerForm in_server_form(const Schema& wanted, const Schema& live, const Dialect& dialect,
                          std::string_view schema_name, Connection& connection, Naming naming) {
  ServerForm result{.schema = wanted, .warning = {}};
  const std::vector<Shared<Table>> tables = tables_to_ask(wanted, live);
  if (tables.empty()) return result;
  if (!dialect.can_normalize()) {
    result.warning = not_asked("the dialect " + dialect.name() + " has no way to ask it");
    return result;
  }
  const std::vector<Shared<Enum>> enums = new_enums(wanted, live);
  const Query query = query_on(connection);
  std::map<std::string, Table, std::less<>> printed;
  try {
    for (std::size_t first = 0; first < tables.size(); first += tables_at_once) {
      const std::span some{tables.data() + first, std::min(tables_at_once, tables.size() - first)};
      const RolledBack transaction{connection};
      for (Table& table : dialect.normalize(schema_name, some, enums, query, naming)) {
        std::string name = table.name;
        printed.emplace(std::move(name), std::move(table));
      }
    }
  } catch (const DatabaseError& error) {
    if (error.connection_lost()) throw;
    result.warning = not_asked(error.what());
    return result;
  } catch (const PluginError& error) {
    result.warning = not_asked(error.problems().front().reason);
    return result;
  }
  for (Shared<Table>& table : result.schema.tables) {
    const auto found = printed.find(table->name);
    if (found != printed.end()) table = Shared<Table>{with_expressions(*table, found->second)};
  }
  return result;
}

}  // namespace mighost
