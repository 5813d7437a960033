#ifndef MIGHOST_PLUGIN_CHECKER_HPP
#define MIGHOST_PLUGIN_CHECKER_HPP

#include <mighost/abi.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "plugin/layout.hpp"
#include "plugin/memory_map.hpp"
#include "plugin/problem.hpp"

namespace mighost {

/// Where in a plugin's data something is: table `users`, column 3. Lives on the stack of the check that is
/// running, and becomes text only when there is a problem.
struct Place {
  const Place* outer = nullptr;
  std::string_view what;       ///< "table", "column", …
  std::string_view name = {};  ///< may be empty
  std::size_t number = 0;      ///< from 1, among its like; 0: there is only one

  std::string text() const;
};

/// Checks the pieces that all ABI data is made of, and collects what is wrong. A check that answers false
/// means that the piece must not be read any further.
class Checker {
 public:
  /// `path` is that of the plugin. `memory` may be null: for data that is on the stack of a running call.
  /// `newer`: the plugin was built with a later minor version of the ABI.
  Checker(std::filesystem::path path, const MemoryMap* memory, bool newer);

  void problem(const Place& place, std::string_view rule, const std::string& reason, std::string remedy);

  /// Optional text (R5). `member` names it in messages.
  bool text(const Place& place, std::string_view member, mighost_str value);

  /// Text that must be there and not be empty.
  bool required(const Place& place, std::string_view member, mighost_str value);

  /// The name of something: required, and of a sane length.
  bool name(const Place& place, std::string_view member, mighost_str value);

  /// A span (R4). True for an empty one.
  template <typename T>
  bool span(const Place& place, std::string_view member, mighost_span span) {
    return span_of(place, member, span, {Layout<T>::name, Layout<T>::least, alignof(T), Sized<T>});
  }

  /// A struct passed by pointer (R3). `pointer` must not be null.
  template <typename T>
  bool structure(const Place& place, const T* pointer) {
    return structure_at(place, pointer, {Layout<T>::name, Layout<T>::least, alignof(T), true});
  }

  /// The size that one row of a span tells of itself.
  template <typename T>
  bool row_size(const Place& place, const T& row, uint32_t stride) {
    return size_fits(place, row.struct_size, stride, {Layout<T>::name, Layout<T>::least, alignof(T), true});
  }

  /// A function pointer that may not be null.
  bool function(const Place& place, std::string_view member, const void* pointer, bool required);

  /// An enumerator (R12); `last` is the greatest that this host knows.
  bool enumerator(const Place& place, std::string_view member, uint32_t value, uint32_t last);

  /// A reserved field (R12).
  void reserved(const Place& place, uint32_t value);

  /// Whether nothing has been found wrong.
  bool good() const { return problems_.empty(); }
  /// How much has been found, shown or not: who counts before and after knows whether something was wrong.
  std::size_t found() const { return found_; }
  const std::filesystem::path& path() const { return path_; }
  std::vector<Problem> take() { return std::move(problems_); }

 private:
  struct Shape {
    std::string_view name;
    std::size_t least;
    std::size_t alignment;
    bool sized;
  };
  bool span_of(const Place& place, std::string_view member, mighost_span span, const Shape& shape);
  bool structure_at(const Place& place, const void* pointer, const Shape& shape);
  bool size_fits(const Place& place, uint32_t size, uint32_t stride, const Shape& shape);
  bool readable(const void* start, std::size_t size) const {
    return memory_ == nullptr || memory_->readable(start, size);
  }

  std::filesystem::path path_;
  const MemoryMap* memory_;
  bool newer_;
  std::vector<Problem> problems_;
  std::size_t found_ = 0;
};

}  // namespace mighost

#endif
