#include "plugin/dialect.hpp"

#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include <iterator>
#include <optional>
#include <utility>

#include "plugin/call.hpp"
#include "plugin/check.hpp"
#include "plugin/read.hpp"
#include "plugin/write.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

std::string doing(const Dialect& dialect, const std::string& what) {
  return "dialect " + in_quotes(dialect.name()) + ", " + what;
}

uint64_t flags_of(Naming naming) {
  return naming == Naming::on ? MIGHOST_INTROSPECT_NAMED : 0;
}

/// Lets the call take enums and objects, and adds them to `result`.
template <typename Result>
void take_enums_and_objects(Call& call, Result& result) {
  call.on_enum = [&](const mighost_enum& enumeration) {
    Checker checker = call.checker();
    check_enum(checker, Place{nullptr, "enum"}, enumeration);
    call.throw_problems(checker);
    result.enums.push_back(read_enum(enumeration));
  };
  call.on_object = [&](const mighost_object& object) {
    Checker checker = call.checker();
    check_object(checker, Place{nullptr, "object"}, object);
    call.throw_problems(checker);
    result.objects.push_back(read_object(object));
  };
}

std::set<std::string, std::less<>> read_names(mighost_span texts) {
  std::vector<std::string> names = read_texts(texts);
  return {std::make_move_iterator(names.begin()), std::make_move_iterator(names.end())};
}

Table read_physical(const Call& call, const mighost_table& table) {
  Checker checker = call.checker();
  check_physical_table(checker, Place{nullptr, "table"}, table);
  call.throw_problems(checker);
  return read_table(table);
}

template <typename T>
std::vector<Shared<T>> shared(std::vector<T>&& items) {
  std::vector<Shared<T>> result;
  result.reserve(items.size());
  for (T& item : items) result.emplace_back(std::move(item));
  return result;
}

}  // namespace

Schema to_schema(Introspected&& read) {
  return {shared(std::move(read.tables)), shared(std::move(read.enums)), shared(std::move(read.objects))};
}

Dialect::Dialect(std::filesystem::path path, const mighost_plugin& head, const mighost_dialect& part, Log log)
    : path_(std::move(path)),
      name_(view(head.name)),
      version_(view(head.version)),
      description_(view(head.description)),
      schemes_(read_texts(part.schemes)),
      driver_(view(part.driver)),
      default_schema_(view(part.default_schema)),
      existing_schema_(view(present(part.existing_schema) ? part.existing_schema : part.default_schema)),
      kind_options_(read_names(part.kind_options)),
      part_(part),
      log_(std::move(log)) {}

Lowered Dialect::lower(const Table& logical, const Table* parent) const {
  if (std::vector<Problem> problems = names_over_limit(*this, logical, path_); !problems.empty()) {
    throw PluginError(std::move(problems));
  }
  Arena arena;
  const mighost_table table = write_table(logical, Relations::without, arena);
  std::optional<mighost_table> above;
  if (parent != nullptr) above = write_table(*parent, Relations::without, arena);

  Lowered lowered;
  std::size_t tables = 0;
  Call call{path_, name_, doing(*this, "lowering table " + in_quotes(logical.name)), log_};
  take_enums_and_objects(call, lowered);
  call.on_table = [&](const mighost_table& physical) {
    lowered.table = read_physical(call, physical);
    ++tables;
  };
  call.run([&](const mighost_host* host) { return part_.lower(host, &table, above ? &*above : nullptr); });
  if (tables != 1) {
    call.fail("definition", "gave " + std::to_string(tables) + " tables",
              "give one table for each that it gets");
  }
  if (std::vector<Problem> problems = names_over_limit(*this, lowered.table, path_); !problems.empty()) {
    throw PluginError(std::move(problems));
  }
  return lowered;
}

std::optional<Enum> Dialect::lower_enum(const Enum& logical) const {
  if (part_.lower_enum == nullptr) return logical;
  Arena arena;
  const mighost_enum enumeration = write_enum(logical, arena);
  Lowered lowered;
  Call call{path_, name_, doing(*this, "lowering enum " + in_quotes(logical.name)), log_};
  take_enums_and_objects(call, lowered);
  call.on_object = nullptr;
  call.run([&](const mighost_host* host) { return part_.lower_enum(host, &enumeration); });
  if (lowered.enums.empty()) return std::nullopt;
  if (lowered.enums.size() > 1) {
    call.fail("definition", "gave " + std::to_string(lowered.enums.size()) + " enums",
              "give one enum for each that it gets, or none");
  }
  return std::move(lowered.enums.front());
}

Object Dialect::lower_object(const Object& logical) const {
  Arena arena;
  const mighost_object object = write_object(logical, arena);
  Lowered lowered;
  Call call{path_, name_, doing(*this, "writing the " + logical.kind + " " + in_quotes(logical.identity)),
            log_};
  if (part_.lower_object == nullptr) {
    call.fail("", "this dialect has no " + logical.kind, "write its SQL with exec, in reversible");
  }
  take_enums_and_objects(call, lowered);
  call.on_enum = nullptr;
  call.run([&](const mighost_host* host) { return part_.lower_object(host, &object); });
  if (lowered.objects.size() != 1) {
    call.fail("definition", "gave " + std::to_string(lowered.objects.size()) + " objects",
              "give one object for each that it gets");
  }
  return std::move(lowered.objects.front());
}

Statement Dialect::conditional(const Condition& condition, std::span<const std::string> then,
                               std::span<const std::string> otherwise) const {
  const auto texts = [](std::span<const std::string> all) {
    std::vector<mighost_str> rows;
    for (const std::string& text : all) rows.push_back(str(text));
    return rows;
  };
  const std::vector<mighost_str> yes = texts(then);
  const std::vector<mighost_str> no = texts(otherwise);
  const mighost_condition written = write_condition(condition);
  std::vector<Statement> statements;
  Call call{path_, name_, doing(*this, "writing a condition"), log_};
  if (part_.conditional == nullptr) {
    call.fail("", "this dialect cannot ask a question in its SQL", "do without the condition");
  }
  call.on_statement = [&](const mighost_statement& statement) {
    Checker checker = call.checker();
    check_statement(checker, Place{nullptr, "statement"}, statement, 1);
    call.throw_problems(checker);
    statements.push_back(read_statement(statement));
  };
  call.run(
      [&](const mighost_host* host) { return part_.conditional(host, &written, span_of(yes), span_of(no)); });
  if (statements.size() != 1) {
    call.fail("definition", "gave " + std::to_string(statements.size()) + " statements", "give one");
  }
  return std::move(statements.front());
}

std::vector<Statement> Dialect::render(std::span<const Change> changes, RenderForm form) const {
  Arena arena;
  const std::vector<mighost_change> rows = write_changes(changes, arena);
  std::vector<Statement> statements;
  Call call{path_, name_, doing(*this, "rendering " + std::to_string(changes.size()) + " changes"), log_};
  call.on_statement = [&](const mighost_statement& statement) {
    Checker checker = call.checker();
    check_statement(checker, Place{nullptr, "statement", {}, statements.size() + 1}, statement,
                    changes.size());
    call.throw_problems(checker);
    statements.push_back(read_statement(statement));
  };
  call.run([&](const mighost_host* host) {
    return part_.render(host, span_of(rows), static_cast<uint64_t>(form));
  });
  return statements;
}

Introspected Dialect::introspect(std::string_view schema, const Query& query, Naming naming) const {
  Introspected result;
  Call call{path_, name_, doing(*this, "reading the schema " + in_quotes(schema)), log_};
  if (part_.introspect == nullptr) {
    call.fail("", "this dialect cannot read a database", "compare with a snapshot instead");
  }
  take_enums_and_objects(call, result);
  call.on_table = [&](const mighost_table& table) { result.tables.push_back(read_physical(call, table)); };
  call.query = &query;
  call.run([&](const mighost_host* host) { return part_.introspect(host, str(schema), flags_of(naming)); });
  return result;
}

std::vector<Table> Dialect::normalize(std::string_view schema, std::span<const Shared<Table>> tables,
                                      std::span<const Shared<Enum>> enums, const Query& query,
                                      Naming naming) const {
  Arena arena;
  std::vector<mighost_table> table_rows;
  for (const Shared<Table>& table : tables) {
    table_rows.push_back(write_table(*table, Relations::without, arena));
  }
  std::vector<mighost_enum> enum_rows;
  for (const Shared<Enum>& each : enums) enum_rows.push_back(write_enum(*each, arena));
  std::vector<Table> result;
  Call call{path_, name_, doing(*this, "asking how the server prints expressions"), log_};
  if (part_.normalize == nullptr) {
    call.fail("", "this dialect cannot ask a database for that", "compare expressions as they are written");
  }
  call.on_table = [&](const mighost_table& table) { result.push_back(read_physical(call, table)); };
  call.query = &query;
  call.run([&](const mighost_host* host) {
    return part_.normalize(host, str(schema), span_of(table_rows), span_of(enum_rows), flags_of(naming));
  });
  return result;
}

}  // namespace mighost
