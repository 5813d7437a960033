#ifndef MIGHOST_CONFORMANCE_REVOCABLE_HPP
#define MIGHOST_CONFORMANCE_REVOCABLE_HPP

#include <mighost/abi.h>

#include <cstddef>

namespace mighost {

/// Memory that can be taken away: who reads or writes it afterwards crashes. Never given back, so that
/// nothing else comes to lie there.
class Revocable {
 public:
  /// Throws std::system_error when there is no memory.
  explicit Revocable(std::size_t bytes);
  Revocable(const Revocable&) = delete;
  Revocable& operator=(const Revocable&) = delete;

  template <typename T>
  T* copy(const T& value) {
    return static_cast<T*>(copy_bytes(&value, sizeof value));
  }
  mighost_str copy(mighost_str text);
  /// Rows of type T as they are, without what they point to.
  mighost_span copy(mighost_span rows);
  /// A table with the texts of its columns and keys; what else it has is left out.
  mighost_table* copy_deep(const mighost_table& table);

  void revoke();

 private:
  void* copy_bytes(const void* from, std::size_t size);
  mighost_span copy_texts(mighost_span texts);

  std::size_t size_;
  std::byte* memory_;
  std::size_t used_ = 0;
};

}  // namespace mighost

#endif
