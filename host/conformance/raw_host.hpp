#ifndef MIGHOST_CONFORMANCE_RAW_HOST_HPP
#define MIGHOST_CONFORMANCE_RAW_HOST_HPP

#include <mighost/abi.h>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "plugin/query.hpp"

namespace mighost {

/// A host that only takes down what it is given, and that can be in trouble: for calls that the host itself
/// never makes. Callbacks may come from any thread: that they do is what is looked for.
struct RawHost {
  RawHost();
  RawHost(const RawHost&) = delete;
  RawHost& operator=(const RawHost&) = delete;

  mighost_host host{};
  std::size_t fail_at = 0;       ///< the callback that gets `trouble` for an answer, from 1; 0: none
  const Query* query = nullptr;  ///< how `query` is answered; null: with no rows

  std::size_t calls = 0;              ///< of all that takes something, and of `query`
  std::size_t after_trouble = 0;      ///< callbacks after that answer, `fail` among them; `log` is free
  std::vector<std::string> messages;  ///< given to `fail`
  std::vector<std::string> given;     ///< names of tables, enums and objects, with columns; SQL; steps
  std::atomic<std::size_t> from_elsewhere{0};  ///< callbacks on another thread than the one that made this
  std::thread::id thread = std::this_thread::get_id();

  static constexpr int32_t trouble = 77;
  static constexpr int32_t failed = 1;

  int32_t answer(std::string what);
};

}  // namespace mighost

#endif
