#include "conformance/revocable.hpp"

#include <sys/mman.h>
#include <mighost/view.hpp>

#include <cerrno>
#include <cstring>
#include <new>
#include <system_error>

namespace mighost {

Revocable::Revocable(std::size_t bytes)
    : size_(bytes),
      memory_(static_cast<std::byte*>(
          mmap(nullptr, bytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0))) {
  if (memory_ == MAP_FAILED) throw std::system_error(errno, std::generic_category(), "mmap");
}

void* Revocable::copy_bytes(const void* from, std::size_t size) {
  constexpr std::size_t step = alignof(std::max_align_t);
  if (used_ + size > size_) throw std::bad_alloc();
  std::byte* const at = memory_ + used_;
  if (size != 0) std::memcpy(at, from, size);
  used_ += (size + step) / step * step;
  return at;
}

mighost_str Revocable::copy(mighost_str text) {
  if (text.ptr == nullptr) return text;
  return {static_cast<const char*>(copy_bytes(text.ptr, text.len)), text.len};
}

mighost_span Revocable::copy(mighost_span rows) {
  if (rows.count == 0) return rows;
  return {copy_bytes(rows.data, std::size_t{rows.count} * rows.stride), rows.count, rows.stride};
}

mighost_span Revocable::copy_texts(mighost_span texts) {
  const mighost_span copied = copy(texts);
  auto* const each = static_cast<mighost_str*>(const_cast<void*>(copied.data));
  for (uint32_t i = 0; i < copied.count; ++i) each[i] = copy(each[i]);
  return copied;
}

mighost_table* Revocable::copy_deep(const mighost_table& table) {
  mighost_table* const copied = copy(mighost_table{.struct_size = sizeof(mighost_table),
                                                   .name = copy(table.name),
                                                   .resource = copy(table.resource),
                                                   .columns = copy(table.columns),
                                                   .uniques = copy(table.uniques)});
  auto* const columns = static_cast<mighost_column*>(const_cast<void*>(copied->columns.data));
  for (uint32_t i = 0; i < copied->columns.count; ++i) {
    columns[i].name = copy(columns[i].name);
    columns[i].type_name = copy(columns[i].type_name);
    columns[i].default_value = copy(columns[i].default_value);
  }
  auto* const uniques = static_cast<mighost_key*>(const_cast<void*>(copied->uniques.data));
  for (uint32_t i = 0; i < copied->uniques.count; ++i) uniques[i].columns = copy_texts(uniques[i].columns);
  if (table.primary_key != nullptr) {
    mighost_key* const key = copy(*table.primary_key);
    key->columns = copy_texts(key->columns);
    copied->primary_key = key;
  }
  return copied;
}

void Revocable::revoke() {
  if (mprotect(memory_, size_, PROT_NONE) != 0)
    throw std::system_error(errno, std::generic_category(), "mprotect");
}

}  // namespace mighost
