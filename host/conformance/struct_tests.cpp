// R3, R4 and R12: structs, spans and values as a host of another version writes them.
#include <mighost/arena.hpp>
#include <mighost/view.hpp>

#include <cstring>

#include "conformance/raw_host.hpp"
#include "conformance/sample.hpp"
#include "conformance/test.hpp"
#include "diff/diff.hpp"
#include "plugin/write.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

constexpr std::size_t growth = 64;  ///< bytes that a newer host's structs are larger

Problem problem(const Dialect& dialect, std::string rule, std::string reason, std::string remedy) {
  return {dialect.path(), std::move(rule), std::move(reason), std::move(remedy)};
}

/// Rows with tails that hold what nobody here knows. With `T::struct_size`, that tells their size as well.
template <typename T>
class Grown {
 public:
  explicit Grown(mighost_span rows)
      : memory_((rows.count * (sizeof(T) + growth)) / sizeof(std::max_align_t) + 1) {
    auto* const bytes = reinterpret_cast<std::byte*>(memory_.data());
    std::memset(bytes, 0xA5, memory_.size() * sizeof(std::max_align_t));
    for (uint32_t i = 0; i < rows.count; ++i) {
      T row;
      std::memcpy(&row, static_cast<const std::byte*>(rows.data) + std::size_t{i} * rows.stride, sizeof row);
      row.struct_size = sizeof(T) + growth;
      std::memcpy(bytes + i * row.struct_size, &row, sizeof row);
    }
    span_ = {bytes, rows.count, sizeof(T) + growth};
  }
  Grown(const Grown&) = delete;
  Grown& operator=(const Grown&) = delete;

  mighost_span span() const { return span_; }
  const T* first() const { return static_cast<const T*>(span_.data); }

 private:
  std::vector<std::max_align_t> memory_;
  mighost_span span_{};
};

template <typename T>
mighost_span one(const T& row) {
  return {&row, 1, sizeof(T)};
}

/// The same host, larger.
class GrownHost {
 public:
  GrownHost() : memory_(one(raw.host)) {}
  RawHost raw;
  const mighost_host* host() const { return memory_.first(); }

 private:
  Grown<mighost_host> memory_;
};

bool same(int32_t a, const RawHost& first, int32_t b, const RawHost& second) {
  return a == b && first.given == second.given && first.messages.size() == second.messages.size();
}

Problems reads_larger_structs(const Dialect& dialect) {
  Arena arena;
  const Definitions definitions = sample_definitions();
  mighost_table table = write_table(definitions.tables.at(0), Relations::without, arena);
  RawHost normal;
  const int32_t status = dialect.raw().lower(&normal.host, &table, nullptr);
  const Grown<mighost_column> columns{table.columns};
  const Grown<mighost_key> uniques{table.uniques};
  const Grown<mighost_index> indexes{table.indexes};
  table.columns = columns.span();
  table.uniques = uniques.span();
  table.indexes = indexes.span();
  const Grown<mighost_table> larger{one(table)};
  const GrownHost host;
  const int32_t other = dialect.raw().lower(host.host(), larger.first(), nullptr);
  if (same(status, normal, other, host.raw)) return {};
  return {problem(dialect, "R3", "lowers a table otherwise when its structs are larger than it knows",
                  "copy structs by their struct_size and rows by their stride, as mighost/view.hpp does")};
}

Problems steps_by_stride(const Dialect& dialect) {
  Arena arena;
  const std::vector<Change> changes = diff({}, lowered(sample_definitions(), dialect));
  const std::vector<mighost_change> rows = write_changes(changes, arena);
  RawHost normal;
  const int32_t status = dialect.raw().render(&normal.host, span_of(rows), 0);
  const Grown<mighost_change> larger{span_of(rows)};
  RawHost raw;
  const int32_t other = dialect.raw().render(&raw.host, larger.span(), 0);
  if (same(status, normal, other, raw)) return {};
  return {problem(dialect, "R4",
                  "renders changes otherwise when the rows of the span are larger than it knows",
                  "step by the span's stride")};
}

Problems refuses_the_unknown(const Dialect& dialect) {
  Problems problems;
  Arena arena;
  std::vector<Change> changes = diff({}, lowered(sample_definitions(), dialect));
  changes.resize(1);
  std::vector<mighost_change> rows = write_changes(changes, arena);
  rows[0].subject = 4321;
  RawHost raw;
  if (dialect.raw().render(&raw.host, span_of(rows), 0) == 0 || raw.messages.empty())
    problems.push_back(problem(dialect, "R12",
                               "takes the subject 4321 of a change, which does not exist, for something",
                               "fail, and name the value"));
  const mighost_column column{
      .struct_size = sizeof(mighost_column), .type = 4321, .name = str(std::string_view{"a"})};
  mighost_table table{.struct_size = sizeof(mighost_table), .name = str(std::string_view{"t"})};
  table.columns = one(column);
  RawHost other;
  if (dialect.raw().lower(&other.host, &table, nullptr) == 0 || other.messages.empty())
    problems.push_back(problem(dialect, "R12",
                               "takes the type 4321 of a column, which does not exist, for something",
                               "fail, and name the value"));
  return problems;
}

Problems ignores_unknown_flags(const Dialect& dialect) {
  constexpr uint64_t unknown = uint64_t{1} << 63U;
  Arena arena;
  const std::vector<Change> changes = diff({}, lowered(sample_definitions(), dialect));
  const std::vector<mighost_change> rows = write_changes(changes, arena);
  RawHost normal;
  RawHost flagged;
  const int32_t status = dialect.raw().render(&normal.host, span_of(rows), 0);
  const int32_t other = dialect.raw().render(&flagged.host, span_of(rows), unknown);
  Problems problems;
  if (!same(status, normal, other, flagged))
    problems.push_back(problem(dialect, "R12", "renders otherwise for a flag that does not exist",
                               "ignore flags that it does not know"));
  const Definitions definitions = sample_definitions();
  mighost_table table = write_table(definitions.tables.at(0), Relations::without, arena);
  RawHost plain;
  const int32_t lowered_status = dialect.raw().lower(&plain.host, &table, nullptr);
  std::vector<mighost_column> columns;
  for (mighost_column column : mighost::rows<mighost_column>(table.columns)) {
    column.flags |= unknown;
    columns.push_back(column);
  }
  table.columns = span_of(columns);
  RawHost marked;
  const int32_t marked_status = dialect.raw().lower(&marked.host, &table, nullptr);
  if (!same(lowered_status, plain, marked_status, marked))
    problems.push_back(problem(dialect, "R12", "lowers otherwise for a flag of a column that does not exist",
                               "ignore flags that it does not know"));
  return problems;
}

}  // namespace

std::vector<ConformanceTest> struct_tests(const Dialect& dialect) {
  const auto test = [&](const char* rule, const char* name, Problems (*run)(const Dialect&)) {
    return ConformanceTest{rule, name, [&dialect, run] { return run(dialect); }};
  };
  return {test("R3", "reads the larger structs of a newer host", reads_larger_structs),
          test("R4", "steps through rows by their stride", steps_by_stride),
          test("R12", "refuses values that it does not know", refuses_the_unknown),
          test("R12", "ignores flags that it does not know", ignores_unknown_flags)};
}

}  // namespace mighost
