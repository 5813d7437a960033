// How the schema API gives its steps to the host.
#ifndef MIGHOST_MIGRATION_RECORDER_HPP
#define MIGHOST_MIGRATION_RECORDER_HPP

#include <mighost/abi.h>
#include <mighost/migration/condition.hpp>
#include <mighost/migration/constraint.hpp>
#include <mighost/plugin.hpp>
#include <mighost/view.hpp>

#include <cstdint>
#include <string_view>

namespace mighost::migration::detail {

/// One change of something that belongs to a table, or stands by itself.
struct Step {
  uint32_t subject;
  uint32_t attribute = MIGHOST_ATTRIBUTE_NONE;
  const void* before = nullptr;
  const void* after = nullptr;
  Name table = {};
  std::string_view key = {};
  std::string_view using_expression = {};
  uint64_t flags = 0;
};

class Recorder {
 public:
  explicit Recorder(const Host& host) : host_(host) {}

  void change(const Step& step, const mighost_change* undo = nullptr) const {
    const mighost_change change = write(step);
    mighost_step given = make(MIGHOST_STEP_CHANGE);
    given.flags = step.flags;
    given.change = &change;
    given.undo = undo;
    host_.step(given);
  }

  void mark(uint32_t kind) const { host_.step(make(kind)); }

  void text(uint32_t kind, std::string_view text) const {
    mighost_step given = make(kind);
    given.text = str(text);
    host_.step(given);
  }

  void condition(const Condition& condition) const {
    const mighost_condition written = condition.write();
    mighost_step given = make(MIGHOST_STEP_CONDITION);
    given.condition = &written;
    host_.step(given);
  }

  /// Points into `step`.
  static mighost_change write(const Step& step) {
    mighost_change change{};
    change.struct_size = sizeof(mighost_change);
    change.subject = step.subject;
    change.attribute = step.attribute;
    change.before = step.before;
    change.after = step.after;
    change.schema = str_or_absent(step.table.schema);
    change.table = str_or_absent(step.table.name);
    change.key = str_or_absent(step.key);
    change.using_expression = str_or_absent(step.using_expression);
    return change;
  }

 private:
  static mighost_step make(uint32_t kind) {
    mighost_step step{};
    step.struct_size = sizeof(mighost_step);
    step.kind = kind;
    return step;
  }

  Host host_;
};

}  // namespace mighost::migration::detail

#endif
