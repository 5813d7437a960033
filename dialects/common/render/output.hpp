// Where rendered statements go.
#ifndef MIGHOST_DIALECT_RENDER_OUTPUT_HPP
#define MIGHOST_DIALECT_RENDER_OUTPUT_HPP

#include <mighost/plugin.hpp>

#include <string_view>

namespace mighost::dialect {

/// How an index is made, or dropped, on a table.
enum class IndexForm {
  plain,       ///< in one go; writes wait
  concurrent,  ///< CONCURRENTLY, outside a transaction
  in_chunks,   ///< of a hypertable: as plain
};

/// What counts for the form of a change's statements.
struct Circumstances {
  bool table_is_new = false;  ///< the same list creates the table
  bool online = false;        ///< the form is wanted that keeps a live system going
  IndexForm index_form = IndexForm::plain;
};

/// The statements of one change.
class Output {
 public:
  /// `index` is the change's place in the list. The hazards of a change to a table that is new are none: it
  /// has no rows and no readers yet. Nor is there anything to keep going, so that `online` counts for
  /// existing tables only.
  Output(const Host& host, uint32_t index, const Circumstances& circumstances)
      : host_(host), index_(index), circumstances_(circumstances) {}

  /// Whether the form is wanted that keeps a live system going.
  bool online() const { return circumstances_.online && !circumstances_.table_is_new; }

  IndexForm index_form() const { return online() ? circumstances_.index_form : IndexForm::plain; }

  /// `sql` without a final semicolon; `hazards` are MIGHOST_HAZARD_….
  void run(std::string_view sql, uint64_t hazards = 0, std::string_view remark = {});

  /// The same for a statement that is to be a transaction of its own: the server refuses it inside a larger
  /// one, or what it locks must be free again before the next one starts.
  void run_alone(std::string_view sql, uint64_t hazards = 0, std::string_view remark = {});

  /// There is nothing to do, and why.
  void nothing(std::string_view remark);

  /// The change cannot be made, and why.
  void impossible(std::string_view remark);

 private:
  void give(std::string_view sql, uint64_t flags, uint64_t hazards, std::string_view remark);

  const Host& host_;
  uint32_t index_;
  Circumstances circumstances_;
};

}  // namespace mighost::dialect

#endif
