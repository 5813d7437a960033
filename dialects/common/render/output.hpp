// Where rendered statements go.
#ifndef MIGHOST_DIALECT_RENDER_OUTPUT_HPP
#define MIGHOST_DIALECT_RENDER_OUTPUT_HPP

#include <mighost/plugin.hpp>

#include <string_view>

namespace mighost::dialect {

/// The statements of one change.
class Output {
 public:
  /// `index` is the change's place in the list. The hazards of a change to a table that is new are none: it
  /// has no rows and no readers yet. Nor is there anything to keep going, so that `online` counts for
  /// existing tables only.
  Output(const Host& host, uint32_t index, bool table_is_new, bool online)
      : host_(host), index_(index), table_is_new_(table_is_new), online_(online && !table_is_new) {}

  /// Whether the form is wanted that keeps a live system going.
  bool online() const { return online_; }

  /// `sql` without a final semicolon; `hazards` are MIGHOST_HAZARD_….
  void run(std::string_view sql, uint64_t hazards = 0, std::string_view remark = {});

  /// The change cannot be made, and why.
  void impossible(std::string_view remark);

 private:
  const Host& host_;
  uint32_t index_;
  bool table_is_new_;
  bool online_;
};

}  // namespace mighost::dialect

#endif
