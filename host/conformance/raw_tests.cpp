#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include <cstring>
#include <functional>

#include "conformance/conformance.hpp"
#include "conformance/raw_call.hpp"
#include "conformance/sample.hpp"
#include "diff/diff.hpp"
#include "plugin/write.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

Problem problem(const Dialect& dialect, std::string rule, std::string reason, std::string remedy) {
  return {dialect.path(), std::move(rule), std::move(reason), std::move(remedy)};
}

std::vector<Change> sample_changes(const Dialect& dialect) {
  return diff({}, lowered(sample_definitions(), dialect));
}

/// What `call` answers when its first, second, … callback fails.
void fail_each(const Dialect& dialect, const std::string& what, const std::function<int32_t(RawHost&)>& call,
               Problems& problems) {
  RawHost well;
  call(well);
  for (std::size_t at = 1; at <= well.calls; ++at) {
    RawHost raw;
    raw.fail_at = at;
    const int32_t status = call(raw);
    const std::string where = what + ", the host answers callback " + std::to_string(at) + " with status " +
                              std::to_string(RawHost::trouble) + ": ";
    if (status != RawHost::trouble)
      problems.push_back(
          problem(dialect, "R8", where + "returns " + std::to_string(status), "return that status"));
    if (raw.after_trouble != 0)
      problems.push_back(
          problem(dialect, "R8", where + "goes on calling the host", "stop at once, without `fail`"));
    if (!problems.empty()) return;
  }
}

Problems passes_on_failures(const Dialect& dialect) {
  Problems problems;
  const std::vector<Change> changes = sample_changes(dialect);
  Arena arena;
  const std::vector<mighost_change> rows = write_changes(changes, arena);
  fail_each(
      dialect, "render", [&](RawHost& raw) { return dialect.raw().render(&raw.host, span_of(rows), 0); },
      problems);
  const mighost_table table = write_table(sample_definitions().tables[0], Relations::without, arena);
  fail_each(
      dialect, "lower", [&](RawHost& raw) { return dialect.raw().lower(&raw.host, &table, nullptr); },
      problems);
  return problems;
}

Problems refuses_the_unknown(const Dialect& dialect) {
  Problems problems;
  Arena arena;
  std::vector<Change> changes = sample_changes(dialect);
  changes.resize(1);
  std::vector<mighost_change> rows = write_changes(changes, arena);
  rows[0].subject = 4321;
  RawHost raw;
  if (dialect.raw().render(&raw.host, span_of(rows), 0) == 0 || raw.messages.empty())
    problems.push_back(problem(dialect, "R12",
                               "takes the subject 4321 of a change, which does not exist, for something",
                               "fail, and name the value"));
  mighost_column column{
      .struct_size = sizeof(mighost_column), .type = 4321, .name = str(std::string_view{"a"})};
  mighost_table table{.struct_size = sizeof(mighost_table), .name = str(std::string_view{"t"})};
  table.columns = {&column, 1, sizeof column};
  RawHost other;
  if (dialect.raw().lower(&other.host, &table, nullptr) == 0 || other.messages.empty())
    problems.push_back(problem(dialect, "R12",
                               "takes the type 4321 of a column, which does not exist, for something",
                               "fail, and name the value"));
  return problems;
}

/// The rows of a newer host are larger, and their tails hold what nobody here knows.
Problems reads_larger_structs(const Dialect& dialect) {
  Arena arena;
  const std::vector<Change> changes = sample_changes(dialect);
  const std::vector<mighost_change> rows = write_changes(changes, arena);
  constexpr std::size_t stride = sizeof(mighost_change) + 64;
  std::vector<std::max_align_t> memory(rows.size() * stride / sizeof(std::max_align_t) + 1);
  auto* const bytes = reinterpret_cast<std::byte*>(memory.data());
  std::memset(bytes, 0xA5, memory.size() * sizeof(std::max_align_t));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    mighost_change row = rows[i];
    row.struct_size = stride;
    std::memcpy(bytes + i * stride, &row, sizeof row);
  }
  RawHost normal;
  RawHost larger;
  const int32_t status = dialect.raw().render(&normal.host, span_of(rows), 0);
  const mighost_span grown{bytes, static_cast<uint32_t>(rows.size()), stride};
  if (dialect.raw().render(&larger.host, grown, 0) == status && larger.statements == normal.statements)
    return {};
  return {problem(dialect, "R4",
                  "renders changes otherwise when the rows of the span are larger than it knows",
                  "step by the span's stride")};
}

Problems ignores_unknown_flags(const Dialect& dialect) {
  Arena arena;
  const std::vector<Change> changes = sample_changes(dialect);
  const std::vector<mighost_change> rows = write_changes(changes, arena);
  RawHost normal;
  RawHost flagged;
  const int32_t status = dialect.raw().render(&normal.host, span_of(rows), 0);
  if (dialect.raw().render(&flagged.host, span_of(rows), uint64_t{1} << 63U) == status &&
      flagged.statements == normal.statements)
    return {};
  return {problem(dialect, "R12", "renders otherwise for a flag that does not exist",
                  "ignore flags that it does not know")};
}

}  // namespace

std::vector<ConformanceTest> raw_tests(const Dialect& dialect) {
  const auto test = [&](const char* name, Problems (*run)(const Dialect&)) {
    return ConformanceTest{name, [&dialect, run] { return run(dialect); }};
  };
  return {test("stops when a callback of the host fails", passes_on_failures),
          test("refuses values that it does not know", refuses_the_unknown),
          test("reads the larger structs of a newer host", reads_larger_structs),
          test("ignores flags that it does not know", ignores_unknown_flags)};
}

}  // namespace mighost
