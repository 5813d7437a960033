#ifndef MIGHOST_CONFORMANCE_RAW_CALL_HPP
#define MIGHOST_CONFORMANCE_RAW_CALL_HPP

#include <mighost/abi.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace mighost {

/// A host that does nothing but count, and that can be in trouble: for calls that the host itself never
/// makes.
struct RawHost {
  RawHost();
  RawHost(const RawHost&) = delete;
  RawHost& operator=(const RawHost&) = delete;

  mighost_host host{};
  std::size_t fail_at = 0;            ///< the callback that gets `trouble` for an answer, from 1; 0: none
  std::size_t calls = 0;              ///< of `table`, `enumeration`, `object` and `statement`
  std::size_t after_trouble = 0;      ///< callbacks after that answer, `fail` among them; `log` is free
  std::vector<std::string> messages;  ///< given to `fail`
  std::vector<std::string> statements;

  static constexpr int32_t trouble = 77;
  static constexpr int32_t failed = 1;

  int32_t answer();
};

}  // namespace mighost

#endif
