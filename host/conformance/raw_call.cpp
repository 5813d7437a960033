#include "conformance/raw_call.hpp"

#include <mighost/view.hpp>

namespace mighost {
namespace {

RawHost& self(const mighost_host* host) {
  return *static_cast<RawHost*>(host->ctx);
}

int32_t fail(const mighost_host* host, mighost_str message) {
  RawHost& raw = self(host);
  if (raw.fail_at != 0 && raw.calls >= raw.fail_at) ++raw.after_trouble;
  raw.messages.emplace_back(view(message));
  return RawHost::failed;
}

void log(const mighost_host*, uint32_t, mighost_str) {}

template <typename T>
int32_t take(const mighost_host* host, const T*) {
  return self(host).answer();
}

int32_t statement(const mighost_host* host, const mighost_statement* given) {
  RawHost& raw = self(host);
  const int32_t status = raw.answer();
  if (status == 0) raw.statements.emplace_back(view(read_struct(given).sql));
  return status;
}

int32_t query(const mighost_host* host, mighost_str, const mighost_str*, uint32_t,
              int32_t (*)(void*, const mighost_row*), void*) {
  return self(host).answer();
}

const void* extension(const mighost_host*, mighost_str) {
  return nullptr;
}

}  // namespace

RawHost::RawHost() {
  host = {.struct_size = sizeof(mighost_host),
          .reserved = 0,
          .ctx = this,
          .fail = fail,
          .log = log,
          .table = take<mighost_table>,
          .enumeration = take<mighost_enum>,
          .object = take<mighost_object>,
          .statement = statement,
          .query = query,
          .extension = extension};
}

int32_t RawHost::answer() {
  if (fail_at != 0 && calls >= fail_at) {
    ++after_trouble;
    return trouble;
  }
  return ++calls == fail_at ? trouble : 0;
}

}  // namespace mighost
