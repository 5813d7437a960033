#include "conformance/raw_host.hpp"

#include <mighost/view.hpp>

#include <span>

namespace mighost {
namespace {

RawHost& self(const mighost_host* host) {
  RawHost& raw = *static_cast<RawHost*>(host->ctx);
  if (std::this_thread::get_id() != raw.thread) ++raw.from_elsewhere;
  return raw;
}

int32_t fail(const mighost_host* host, mighost_str message) {
  RawHost& raw = self(host);
  if (raw.fail_at != 0 && raw.calls >= raw.fail_at) ++raw.after_trouble;
  raw.messages.emplace_back(view(message));
  return RawHost::failed;
}

void log(const mighost_host* host, uint32_t, mighost_str) {
  self(host);
}

int32_t table(const mighost_host* host, const mighost_table* given) {
  const mighost_table table = read_struct(given);
  std::string text{view(table.name)};
  for (const mighost_column column : rows<mighost_column>(table.columns)) {
    text += '\n' + std::string{view(column.name)} + ' ' + std::string{view(column.type_name)} + ' ' +
            std::string{view(column.default_expression)};
  }
  return self(host).answer(std::move(text));
}

int32_t enumeration(const mighost_host* host, const mighost_enum* given) {
  return self(host).answer(std::string{view(read_struct(given).name)});
}

int32_t object(const mighost_host* host, const mighost_object* given) {
  return self(host).answer(std::string{view(read_struct(given).create)});
}

int32_t statement(const mighost_host* host, const mighost_statement* given) {
  const mighost_statement statement = read_struct(given);
  return self(host).answer(std::string{view(statement.sql)} + '\n' + std::string{view(statement.remark)});
}

int32_t query(const mighost_host* host, mighost_str sql, const mighost_str* args, uint32_t count,
              int32_t (*on_row)(void*, const mighost_row*), void* user) {
  RawHost& raw = self(host);
  const int32_t status = raw.answer(std::string{view(sql)});
  if (status != 0 || raw.query == nullptr) return status;
  std::vector<QueryValue> values(count);
  for (uint32_t i = 0; i < count; ++i) {
    if (present(args[i])) values[i] = view(args[i]);
  }
  int32_t ended = 0;
  (*raw.query)(view(sql), values, [&](std::span<const QueryValue> row) {
    if (on_row == nullptr) return true;
    std::vector<mighost_str> cells;
    for (const QueryValue& value : row) {
      cells.push_back(!value ? mighost_str{} : str(value->data() == nullptr ? std::string_view{""} : *value));
    }
    const mighost_row given{sizeof(mighost_row), static_cast<uint32_t>(cells.size()), cells.data()};
    ended = on_row(user, &given);
    return ended == 0;
  });
  return ended;
}

int32_t step(const mighost_host* host, const mighost_step* given) {
  const mighost_step step = read_struct(given);
  std::string text = "step " + std::to_string(step.kind) + ' ' + std::string{view(step.text)};
  if (step.change != nullptr) {
    const mighost_change change = read_struct(step.change);
    text += ' ' + std::to_string(change.subject) + ' ' + std::to_string(change.attribute) + ' ' +
            std::string{view(change.table)};
  }
  return self(host).answer(std::move(text));
}

const void* extension(const mighost_host* host, mighost_str) {
  self(host);
  return nullptr;
}

}  // namespace

RawHost::RawHost() {
  host = {.struct_size = sizeof(mighost_host),
          .reserved = 0,
          .ctx = this,
          .fail = fail,
          .log = log,
          .table = table,
          .enumeration = enumeration,
          .object = object,
          .statement = statement,
          .query = ::mighost::query,
          .extension = extension,
          .step = step};
}

int32_t RawHost::answer(std::string what) {
  if (fail_at != 0 && calls >= fail_at) {
    ++after_trouble;
    return trouble;
  }
  if (++calls == fail_at) return trouble;
  given.push_back(std::move(what));
  return 0;
}

}  // namespace mighost
