/* A library in whose debug information every type of the ABI is, for abidw and abidiff: a plugin has but one
   symbol, of which they can see only what hangs on it by pointers with a type. */
#include <mighost/abi.h>

#define TYPE(type)                               \
  MIGHOST_EXPORT void takes_##type(const type*); \
  void takes_##type(const type* value) {         \
    (void)value;                                 \
  }

TYPE(mighost_str)
TYPE(mighost_span)
TYPE(mighost_option)
TYPE(mighost_ref)
TYPE(mighost_sequence)
TYPE(mighost_column)
TYPE(mighost_key)
TYPE(mighost_check)
TYPE(mighost_foreign_key)
TYPE(mighost_index_element)
TYPE(mighost_index)
TYPE(mighost_exclusion)
TYPE(mighost_table)
TYPE(mighost_enum)
TYPE(mighost_object)
TYPE(mighost_change)
TYPE(mighost_statement)
TYPE(mighost_row)
TYPE(mighost_condition)
TYPE(mighost_step)
TYPE(mighost_migration)
TYPE(mighost_migration_row)
TYPE(mighost_migrations)
TYPE(mighost_host)
TYPE(mighost_provider)
TYPE(mighost_dialect)
TYPE(mighost_plugin)
