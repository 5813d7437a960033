#ifndef MIGHOST_DIFF_SEQUENCES_HPP
#define MIGHOST_DIFF_SEQUENCES_HPP

#include <optional>

#include "model/column.hpp"

namespace mighost {

/// The numbers behind an identity or serial column after its type has become `type`: bounds that were those
/// of the old type become those of the new one.
std::optional<Sequence> retyped(const Column& column, const Type& type);

/// Whether the columns, of one type, count alike. A sequence keeps its name when its table or column gets
/// another one: where nobody wants a certain name, it does not count.
bool same_sequence(const Column& existing, const Column& wanted);

/// What `wanted` counts by, with the name that there is where nobody wants a certain one.
std::optional<Sequence> wanted_sequence(const Column& existing, const Column& wanted);

}  // namespace mighost

#endif
