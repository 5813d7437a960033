#ifndef MIGHOST_DIALECT_INTROSPECT_KINDS_HPP
#define MIGHOST_DIALECT_INTROSPECT_KINDS_HPP

#include <array>

#include "common/introspect/objects.hpp"

namespace mighost::dialect {

// One file each in kinds/.
extern const Kind extension_kind;
extern const Kind collation_kind;
extern const Kind domain_kind;
extern const Kind composite_kind;
extern const Kind range_kind;
extern const Kind sequence_kind;
extern const Kind sequence_owner_kind;
extern const Kind routine_kind;
extern const Kind aggregate_kind;
extern const Kind foreign_table_kind;
extern const Kind view_kind;
extern const Kind materialized_view_kind;
extern const Kind materialized_index_kind;
extern const Kind column_default_kind;
extern const Kind column_comment_kind;
extern const Kind statistics_kind;
extern const Kind trigger_kind;
extern const Kind trigger_mode_kind;
extern const Kind rule_kind;
extern const Kind policy_kind;

/// All of them. The number of queries does not depend on how many objects there are.
inline const std::array<const Kind*, 20> all_kinds{
    &extension_kind,
    &collation_kind,
    &domain_kind,
    &composite_kind,
    &range_kind,
    &sequence_kind,
    &sequence_owner_kind,
    &routine_kind,
    &aggregate_kind,
    &foreign_table_kind,
    &view_kind,
    &materialized_view_kind,
    &materialized_index_kind,
    &column_default_kind,
    &column_comment_kind,
    &statistics_kind,
    &trigger_kind,
    &trigger_mode_kind,
    &rule_kind,
    &policy_kind,
};

}  // namespace mighost::dialect

#endif
