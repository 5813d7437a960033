#include "diff/sequences.hpp"

#include <cstdint>
#include <limits>

namespace mighost {
namespace {

struct Bounds {
  int64_t least;
  int64_t most;
};

template <typename Integer>
constexpr Bounds bounds_of{std::numeric_limits<Integer>::min(), std::numeric_limits<Integer>::max()};

// The integers of physical tables, as servers call them.
Bounds bounds(const Type& type) {
  if (type.name == "smallint") return bounds_of<int16_t>;
  if (type.name == "integer") return bounds_of<int32_t>;
  return bounds_of<int64_t>;
}

/// Where none are told, those that servers take.
Sequence numbers_of(const Column& column) {
  if (column.sequence) return *column.sequence;
  return {.max_value = bounds(column.type).most};
}

}  // namespace

std::optional<Sequence> retyped(const Column& column, const Type& type) {
  if (!column.sequence) return std::nullopt;
  Sequence numbers = *column.sequence;
  if (numbers.max_value == bounds(column.type).most) numbers.max_value = bounds(type).most;
  if (numbers.min_value == bounds(column.type).least) numbers.min_value = bounds(type).least;
  return numbers;
}

bool same_sequence(const Column& existing, const Column& wanted) {
  Sequence had = numbers_of(existing);
  const Sequence wants = numbers_of(wanted);
  if (wants.name.empty()) had.name.clear();
  return had == wants;
}

std::optional<Sequence> wanted_sequence(const Column& existing, const Column& wanted) {
  const bool named = existing.sequence && !existing.sequence->name.empty();
  if (!named || (wanted.sequence && !wanted.sequence->name.empty())) return wanted.sequence;
  Sequence numbers = numbers_of(wanted);
  numbers.name = existing.sequence->name;
  return numbers;
}

}  // namespace mighost
