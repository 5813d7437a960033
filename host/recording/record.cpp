#include <utility>

#include "change/describe.hpp"
#include "plugin/call.hpp"
#include "plugin/check.hpp"
#include "plugin/read.hpp"
#include "recording/recording.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

/// Puts steps into the section that is open.
class Sections {
 public:
  explicit Sections(const Call& call) : call_(call) {}

  void take(const mighost_step& step) {
    switch (step.kind) {
      case MIGHOST_STEP_CHANGE:
        return add(change_of(step));
      case MIGHOST_STEP_SQL:
        return add(
            {.kind = RecordedStep::Kind::sql, .name = "run SQL with exec", .text = read_text(step.text)});
      case MIGHOST_STEP_IRREVERSIBLE:
        return add(
            {.kind = RecordedStep::Kind::irreversible, .name = "irreversible", .text = read_text(step.text)});
      case MIGHOST_STEP_REVERSIBLE:
        return open({.kind = RecordedStep::Kind::reversible, .name = "reversible"});
      case MIGHOST_STEP_CONDITION:
        return open({.kind = RecordedStep::Kind::condition,
                     .name = "ask a condition with when",
                     .condition = read_condition(read_struct(step.condition))});
      case MIGHOST_STEP_OTHERWISE:
        if (open_.empty() || open_.back().in_second) misplaced("OTHERWISE");
        open_.back().in_second = true;
        return;
      default:
        close();
    }
  }

  std::vector<RecordedStep> finish() {
    if (!open_.empty()) call_.fail("definition", "a section has no MIGHOST_STEP_END", "close each section");
    return std::move(steps_);
  }

 private:
  struct Section {
    RecordedStep step;
    bool in_second = false;
  };

  static RecordedStep change_of(const mighost_step& step) {
    RecordedStep made{.kind = RecordedStep::Kind::change};
    made.changes = {read_change(read_struct(step.change))};
    made.name = describe(made.changes.front());
    if (step.undo != nullptr) made.undo = std::vector<Change>{read_change(read_struct(step.undo))};
    if ((step.flags & MIGHOST_STEP_ONLINE) != 0) made.form = RenderForm::online;
    made.before_unknown = (step.flags & MIGHOST_STEP_BEFORE_UNKNOWN) != 0;
    made.if_not_exists = (step.flags & MIGHOST_STEP_IF_NOT_EXISTS) != 0;
    return made;
  }

  void add(RecordedStep step) {
    if (open_.empty()) {
      steps_.push_back(std::move(step));
    } else {
      Section& section = open_.back();
      (section.in_second ? section.step.second : section.step.first).push_back(std::move(step));
    }
  }

  void open(RecordedStep step) { open_.push_back({std::move(step)}); }

  void close() {
    if (open_.empty()) misplaced("END");
    RecordedStep step = std::move(open_.back().step);
    open_.pop_back();
    add(std::move(step));
  }

  [[noreturn]] void misplaced(const std::string& kind) const {
    call_.fail("definition", "MIGHOST_STEP_" + kind + " belongs to no section", "open one before");
  }

  const Call& call_;
  std::vector<RecordedStep> steps_;
  std::vector<Section> open_;
};

}  // namespace

std::vector<RecordedStep> record(const MigrationsPlugin& plugin, const CodedMigration& migration,
                                 Direction direction) {
  Call call{plugin.path, plugin.name, "migration " + migration.version + "_" + migration.name, plugin.log};
  Sections sections{call};
  std::size_t number = 0;
  call.on_step = [&](const mighost_step& step) {
    Checker checker = call.checker();
    check_step(checker, Place{nullptr, "step", {}, ++number}, step);
    call.throw_problems(checker);
    sections.take(step);
  };
  call.run([&](const mighost_host* host) {
    return migration.record(host, direction == Direction::up ? MIGHOST_DIRECTION_UP : MIGHOST_DIRECTION_DOWN);
  });
  return sections.finish();
}

}  // namespace mighost
