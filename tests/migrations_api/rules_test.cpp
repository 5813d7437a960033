// Steps that break the rules of the ABI: what the host says of them.
#include <doctest/doctest.h>

#include <stdexcept>

#include "plugin/problem.hpp"
#include "scripts.hpp"

namespace mighost::test {
namespace {

mighost_step step_of(uint32_t kind) {
  mighost_step step{};
  step.struct_size = sizeof(mighost_step);
  step.kind = kind;
  return step;
}

mighost_change change_of(uint32_t subject, const void* before, const void* after) {
  mighost_change change{};
  change.struct_size = sizeof(mighost_change);
  change.subject = subject;
  change.before = before;
  change.after = after;
  return change;
}

mighost_enum mood() {
  mighost_enum made{};
  made.struct_size = sizeof(mighost_enum);
  made.name = str("mood");
  return made;
}

/// What is wrong with these steps.
std::string refusal(const std::vector<mighost_step>& steps) {
  try {
    recorded_steps([&](const Host& host) {
      for (const mighost_step& step : steps) host.step(step);
    });
  } catch (const std::exception& error) {
    return error.what();
  }
  return "none";
}

bool says(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  MESSAGE(text);
  return false;
}

}  // namespace

TEST_CASE("sections must be opened and closed") {
  CHECK(says(refusal({step_of(MIGHOST_STEP_END)}), "MIGHOST_STEP_END belongs to no section"));
  CHECK(says(refusal({step_of(MIGHOST_STEP_OTHERWISE)}), "MIGHOST_STEP_OTHERWISE belongs to no section"));
  CHECK(says(refusal({step_of(MIGHOST_STEP_REVERSIBLE), step_of(MIGHOST_STEP_OTHERWISE),
                      step_of(MIGHOST_STEP_OTHERWISE)}),
             "MIGHOST_STEP_OTHERWISE belongs to no section"));
  CHECK(says(refusal({step_of(MIGHOST_STEP_REVERSIBLE)}), "a section has no MIGHOST_STEP_END"));
}

TEST_CASE("a step has what its kind needs, and a kind that the host knows") {
  CHECK(says(refusal({step_of(99)}), "kind is 99"));
  CHECK(says(refusal({step_of(MIGHOST_STEP_SQL)}), "text"));
  CHECK(says(refusal({step_of(MIGHOST_STEP_CHANGE)}), "has no change"));
  CHECK(says(refusal({step_of(MIGHOST_STEP_CONDITION)}), "has no condition"));

  mighost_condition condition{};
  condition.struct_size = sizeof(mighost_condition);
  condition.kind = MIGHOST_CONDITION_COLUMN_EXISTS;
  condition.name = str("users");
  mighost_step asks = step_of(MIGHOST_STEP_CONDITION);
  asks.condition = &condition;
  CHECK(says(refusal({asks, step_of(MIGHOST_STEP_END)}), "member"));
}

TEST_CASE("a change has the sides and the attribute that belong together") {
  const mighost_enum made = mood();
  const auto refused = [](const mighost_change& change, uint64_t flags = 0) {
    mighost_step step = step_of(MIGHOST_STEP_CHANGE);
    step.change = &change;
    step.flags = flags;
    return refusal({step});
  };

  CHECK(refused(change_of(MIGHOST_SUBJECT_ENUM, nullptr, &made)) == "none");
  CHECK(says(refused(change_of(MIGHOST_SUBJECT_ENUM, nullptr, nullptr)), "neither `before` nor `after`"));
  CHECK(says(refused(change_of(MIGHOST_SUBJECT_ENUM, &made, &made)), "no attribute"));
  CHECK(says(refused(change_of(77, nullptr, &made)), "77"));
  CHECK(says(refused(change_of(MIGHOST_SUBJECT_COLUMN, nullptr, &made)), "table"));
  CHECK(says(refused(change_of(MIGHOST_SUBJECT_ENUM, nullptr, &made), MIGHOST_STEP_IF_NOT_EXISTS),
             "creates no table"));
  CHECK(says(refused(change_of(MIGHOST_SUBJECT_ENUM, nullptr, &made), MIGHOST_STEP_BEFORE_UNKNOWN),
             "no `before`"));
}

}  // namespace mighost::test
