#ifndef MIGHOST_DIFF_ASSUME_ADDITIONS_HPP
#define MIGHOST_DIFF_ASSUME_ADDITIONS_HPP

#include <string_view>
#include <vector>

#include "model/schema.hpp"

namespace mighost {

/// `existing` as if its tables had what the dialect named `dialect` adds to those of the same name in
/// `wanted`: the dialect's settings, and the objects between such tables. A server without the extension
/// cannot have them, though it otherwise holds the same schema. Not assumed: what belongs to tables that do
/// not exist yet, with all that this stands on; and `defined`, which the provider has written itself.
Schema assume_additions(Schema existing, const Schema& wanted, std::string_view dialect,
                        const std::vector<Object>& defined);

}  // namespace mighost

#endif
