#include "dialects/dialect.hpp"

#include <dlfcn.h>
#include <mighost/view.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace mighost::test {
namespace {

struct Call {
  std::string failure;
  std::vector<Rendered>* statements = nullptr;
  LowerResult* lowered = nullptr;
};

Call& call_of(const mighost_host* host) {
  return *static_cast<Call*>(host->ctx);
}

mighost_host host_for(Call& call) {
  mighost_host host{};
  host.struct_size = sizeof(host);
  host.ctx = &call;
  host.fail = [](const mighost_host* h, mighost_str message) -> int32_t {
    call_of(h).failure = std::string{view(message)};
    return 1;
  };
  host.log = [](const mighost_host* h, uint32_t, mighost_str message) {
    if (LowerResult* lowered = call_of(h).lowered) lowered->logged.emplace_back(view(message));
  };
  host.table = [](const mighost_host* h, const mighost_table* table) -> int32_t {
    if (const auto& on_table = call_of(h).lowered->on_table) on_table(*table);
    return 0;
  };
  host.enumeration = [](const mighost_host* h, const mighost_enum* enumeration) -> int32_t {
    if (const auto& on_enum = call_of(h).lowered->on_enum) on_enum(*enumeration);
    return 0;
  };
  host.object = [](const mighost_host* h, const mighost_object* object) -> int32_t {
    if (const auto& on_object = call_of(h).lowered->on_object) on_object(*object);
    return 0;
  };
  host.statement = [](const mighost_host* h, const mighost_statement* s) -> int32_t {
    call_of(h).statements->push_back(
        {s->change, std::string{view(s->sql)}, std::string{view(s->remark)}, s->flags, s->hazards});
    return 0;
  };
  return host;
}

void check(int32_t status, const Call& call) {
  if (status != 0) throw std::runtime_error(call.failure.empty() ? "failed without a word" : call.failure);
}

constexpr std::array hazard_names{
    std::pair{MIGHOST_HAZARD_LOSES_DATA, "loses data"},
    std::pair{MIGHOST_HAZARD_REWRITES_TABLE, "rewrites the table"},
    std::pair{MIGHOST_HAZARD_LOCKS_TABLE, "locks the table"},
    std::pair{MIGHOST_HAZARD_BLOCKS_WRITES, "blocks writes"},
    std::pair{MIGHOST_HAZARD_MAY_FAIL_ON_ROWS, "may fail on rows"},
    std::pair{MIGHOST_HAZARD_VALUE_GONE, "value gone"},
};

std::string note(const Rendered& statement) {
  std::string text;
  for (const auto& [bit, name] : hazard_names) {
    if ((statement.hazards & bit) != 0) text += (text.empty() ? "" : ", ") + std::string{name};
  }
  if (!text.empty()) text = "-- [" + text + "]\n";
  if ((statement.flags & MIGHOST_STATEMENT_IMPOSSIBLE) != 0) text += "-- IMPOSSIBLE\n";
  std::string remark = statement.remark;
  for (std::size_t at = 0; (at = remark.find('\n', at)) != std::string::npos; at += 4)
    remark.replace(at, 1, "\n-- ");
  if (!remark.empty()) text += "-- " + remark + '\n';
  return text;
}

}  // namespace

Dialect::Dialect(const char* file) {
  void* module = dlopen(file, RTLD_NOW | RTLD_LOCAL);
  if (module == nullptr) throw std::runtime_error(dlerror());
  const auto* plugin = static_cast<const mighost_plugin*>(dlsym(module, MIGHOST_PLUGIN_SYMBOL));
  if (plugin == nullptr || plugin->dialect == nullptr) throw std::runtime_error("no dialect");
  dialect_ = plugin->dialect;
}

std::vector<Rendered> Dialect::render(const std::vector<mighost_change>& changes, uint64_t flags) const {
  std::vector<Rendered> statements;
  Call call{.failure = {}, .statements = &statements};
  const mighost_host host = host_for(call);
  check(dialect_->render(&host, span_of(changes), flags), call);
  return statements;
}

void Dialect::lower(const mighost_table& logical, const mighost_table* parent, LowerResult& result) const {
  Call call{.failure = {}, .lowered = &result};
  const mighost_host host = host_for(call);
  check(dialect_->lower(&host, &logical, parent), call);
}

void Dialect::lower_enum(const mighost_enum& logical, LowerResult& result) const {
  Call call{.failure = {}, .lowered = &result};
  const mighost_host host = host_for(call);
  check(dialect_->lower_enum(&host, &logical), call);
}

const Dialect& postgres_dialect() {
  static const Dialect dialect{MIGHOST_DIALECT_POSTGRES};
  return dialect;
}

const Dialect& timescale_dialect() {
  static const Dialect dialect{MIGHOST_DIALECT_TIMESCALE};
  return dialect;
}

namespace {

/// Renders each thing that `tables` are lowered to: as created, or as dropped.
struct Parts {
  std::vector<std::vector<Rendered>> tables;
  std::vector<std::vector<Rendered>> objects;
};

Parts render_parts(const Dialect& dialect, const std::vector<Family>& tables, bool created) {
  Parts parts;
  std::vector<std::string> seen;
  LowerResult result;
  const auto render = [&](uint32_t subject, const void* item) {
    mighost_change change{.struct_size = sizeof(mighost_change), .subject = subject};
    (created ? change.after : change.before) = item;
    return dialect.render({change});
  };
  result.on_table = [&](const mighost_table& table) {
    parts.tables.push_back(render(MIGHOST_SUBJECT_TABLE, &table));
  };
  result.on_object = [&](const mighost_object& object) {
    const std::string key = std::string{view(object.kind)} + ' ' + std::string{view(object.identity)};
    if (std::find(seen.begin(), seen.end(), key) != seen.end()) return;
    seen.push_back(key);
    parts.objects.push_back(render(MIGHOST_SUBJECT_OBJECT, &object));
  };
  for (const Family& family : tables) dialect.lower(*family.table, family.parent, result);
  return parts;
}

}  // namespace

std::vector<Rendered> create_statements(const Dialect& dialect, const std::vector<Family>& tables) {
  const Parts parts = render_parts(dialect, tables, true);
  std::vector<Rendered> all;
  for (const auto& one : parts.tables) all.insert(all.end(), one.begin(), one.end());
  for (const auto& one : parts.objects) all.insert(all.end(), one.begin(), one.end());
  return all;
}

std::vector<Rendered> drop_statements(const Dialect& dialect, const std::vector<Family>& tables) {
  const Parts parts = render_parts(dialect, tables, false);
  std::vector<Rendered> all;
  for (auto one = parts.objects.rbegin(); one != parts.objects.rend(); ++one)
    all.insert(all.end(), one->begin(), one->end());
  for (auto one = parts.tables.rbegin(); one != parts.tables.rend(); ++one)
    all.insert(all.end(), one->begin(), one->end());
  return all;
}

std::string script(const std::vector<Rendered>& statements) {
  std::string text;
  for (const Rendered& statement : statements) {
    text += note(statement);
    if (!statement.sql.empty()) text += statement.sql + ";\n";
    text += '\n';
  }
  return text;
}

}  // namespace mighost::test
