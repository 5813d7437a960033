/* Where everything was in the plugin ABI 1.0, on machines with 64 bit pointers, and what each constant was:
   scripts/freeze-abi wrote this, and nothing changes it. To be included after a header of the ABI, the frozen
   one or a later one. A later one may have larger structs: it defines MIGHOST_FROZEN_MAY_GROW before. */
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define MIGHOST_FROZEN_ASSERT(condition, text) static_assert(condition, text)
#define MIGHOST_FROZEN_ALIGNOF(type) alignof(type)
#define MIGHOST_FROZEN_SIZEOF(type, member) sizeof(type::member)
#else
#define MIGHOST_FROZEN_ASSERT(condition, text) _Static_assert(condition, text)
#define MIGHOST_FROZEN_ALIGNOF(type) _Alignof(type)
#define MIGHOST_FROZEN_SIZEOF(type, member) sizeof(((type*)0)->member)
#endif

#ifdef MIGHOST_FROZEN_MAY_GROW
#define MIGHOST_FROZEN_SIZE(type, bytes) (sizeof(type) >= (bytes))
#else
#define MIGHOST_FROZEN_SIZE(type, bytes) (sizeof(type) == (bytes))
#endif

#define MIGHOST_FROZEN_VALUE(name, value) MIGHOST_FROZEN_ASSERT((name) == (value), #name)
#define MIGHOST_FROZEN_STRUCT(type, bytes, alignment)                                                    \
  MIGHOST_FROZEN_ASSERT(MIGHOST_FROZEN_SIZE(type, bytes) && MIGHOST_FROZEN_ALIGNOF(type) == (alignment), \
                        #type)
#define MIGHOST_FROZEN_MEMBER(type, member, at, bytes)                                                    \
  MIGHOST_FROZEN_ASSERT(offsetof(type, member) == (at) && MIGHOST_FROZEN_SIZEOF(type, member) == (bytes), \
                        #type "." #member)

MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_NATIVE, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_BOOL, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_SMALLINT, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_INT, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_BIGINT, 4);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_FLOAT, 5);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_DECIMAL, 6);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_STRING, 7);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_BYTES, 8);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_UUID, 9);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_JSON, 10);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_DATE, 11);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_TIME, 12);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_TIMESTAMP, 13);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_TIMESTAMPTZ, 14);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_INTERVAL, 15);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_INET, 16);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_CIDR, 17);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_MACADDR, 18);
MIGHOST_FROZEN_VALUE(MIGHOST_TYPE_ENUM, 19);
MIGHOST_FROZEN_VALUE(MIGHOST_IDENTITY_NONE, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_IDENTITY_ALWAYS, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_IDENTITY_BY_DEFAULT, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_IDENTITY_SERIAL, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_GENERATED_NONE, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_GENERATED_STORED, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_GENERATED_VIRTUAL, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_ACTION_NO_ACTION, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_ACTION_RESTRICT, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_ACTION_CASCADE, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_ACTION_SET_NULL, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_ACTION_SET_DEFAULT, 4);
MIGHOST_FROZEN_VALUE(MIGHOST_MATCH_SIMPLE, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_MATCH_FULL, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_NULLS_DEFAULT, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_NULLS_FIRST, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_NULLS_LAST, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_TABLE, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_COLUMN, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_PRIMARY_KEY, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_UNIQUE, 4);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_CHECK, 5);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_FOREIGN_KEY, 6);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_EXCLUSION, 7);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_INDEX, 8);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_ENUM, 9);
MIGHOST_FROZEN_VALUE(MIGHOST_SUBJECT_OBJECT, 10);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_NONE, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_NAME, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_TYPE, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_COLLATION, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_NOT_NULL, 4);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_DEFAULT, 5);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_IDENTITY, 6);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_SEQUENCE, 7);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_GENERATED, 8);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_COMMENT, 9);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_OPTION, 10);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_VALIDITY, 11);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_DEFERRABILITY, 12);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_VALUES, 13);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_DEFINITION, 14);
MIGHOST_FROZEN_VALUE(MIGHOST_ATTRIBUTE_KIND, 15);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_SQL, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_SCHEMA_EXISTS, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_TABLE_EXISTS, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_COLUMN_EXISTS, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_INDEX_EXISTS, 4);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_CONSTRAINT_EXISTS, 5);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_ENUM_EXISTS, 6);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_ENUM_VALUE_EXISTS, 7);
MIGHOST_FROZEN_VALUE(MIGHOST_CONDITION_EXTENSION_EXISTS, 8);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_CHANGE, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_SQL, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_REVERSIBLE, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_CONDITION, 4);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_OTHERWISE, 5);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_END, 6);
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_IRREVERSIBLE, 7);
MIGHOST_FROZEN_VALUE(MIGHOST_LOG_DEBUG, 0);
MIGHOST_FROZEN_VALUE(MIGHOST_LOG_INFO, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_LOG_WARNING, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_DIRECTION_UP, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_DIRECTION_DOWN, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_MIGRATION_CHANGE, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_MIGRATION_CLASSIC, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_KIND_PROVIDER, 1);
MIGHOST_FROZEN_VALUE(MIGHOST_KIND_DIALECT, 2);
MIGHOST_FROZEN_VALUE(MIGHOST_KIND_MIGRATIONS, 3);
MIGHOST_FROZEN_VALUE(MIGHOST_COLUMN_NOT_NULL, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_COLUMN_UNIQUE, (UINT64_C(1) << 1));
MIGHOST_FROZEN_VALUE(MIGHOST_COLUMN_PARENT_ID, (UINT64_C(1) << 2));
MIGHOST_FROZEN_VALUE(MIGHOST_COLUMN_ID, (UINT64_C(1) << 3));
MIGHOST_FROZEN_VALUE(MIGHOST_COLUMN_PARTITION, (UINT64_C(1) << 4));
MIGHOST_FROZEN_VALUE(MIGHOST_COLUMN_INTERNAL, (UINT64_C(1) << 5));
MIGHOST_FROZEN_VALUE(MIGHOST_NAME_GENERATED, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_NULLS_NOT_DISTINCT, (UINT64_C(1) << 1));
MIGHOST_FROZEN_VALUE(MIGHOST_DEFERRABLE, (UINT64_C(1) << 2));
MIGHOST_FROZEN_VALUE(MIGHOST_INITIALLY_DEFERRED, (UINT64_C(1) << 3));
MIGHOST_FROZEN_VALUE(MIGHOST_NOT_VALID, (UINT64_C(1) << 4));
MIGHOST_FROZEN_VALUE(MIGHOST_NO_INHERIT, (UINT64_C(1) << 5));
MIGHOST_FROZEN_VALUE(MIGHOST_NOT_ENFORCED, (UINT64_C(1) << 6));
MIGHOST_FROZEN_VALUE(MIGHOST_WITHOUT_OVERLAPS, (UINT64_C(1) << 7));
MIGHOST_FROZEN_VALUE(MIGHOST_UNIQUE, (UINT64_C(1) << 8));
MIGHOST_FROZEN_VALUE(MIGHOST_IMPLICIT, (UINT64_C(1) << 9));
MIGHOST_FROZEN_VALUE(MIGHOST_OBJECT_REPLACEABLE, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_OBJECT_SHARED, (UINT64_C(1) << 1));
MIGHOST_FROZEN_VALUE(MIGHOST_STATEMENT_NO_TRANSACTION, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_STATEMENT_COMMENT_ONLY, (UINT64_C(1) << 1));
MIGHOST_FROZEN_VALUE(MIGHOST_STATEMENT_IMPOSSIBLE, (UINT64_C(1) << 2));
MIGHOST_FROZEN_VALUE(MIGHOST_HAZARD_LOSES_DATA, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_HAZARD_REWRITES_TABLE, (UINT64_C(1) << 1));
MIGHOST_FROZEN_VALUE(MIGHOST_HAZARD_LOCKS_TABLE, (UINT64_C(1) << 2));
MIGHOST_FROZEN_VALUE(MIGHOST_HAZARD_BLOCKS_WRITES, (UINT64_C(1) << 3));
MIGHOST_FROZEN_VALUE(MIGHOST_HAZARD_MAY_FAIL_ON_ROWS, (UINT64_C(1) << 4));
MIGHOST_FROZEN_VALUE(MIGHOST_HAZARD_VALUE_GONE, (UINT64_C(1) << 5));
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_ONLINE, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_BEFORE_UNKNOWN, (UINT64_C(1) << 1));
MIGHOST_FROZEN_VALUE(MIGHOST_STEP_IF_NOT_EXISTS, (UINT64_C(1) << 2));
MIGHOST_FROZEN_VALUE(MIGHOST_CAN_ROLL_BACK_DDL, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_RENDER_ONLINE, (UINT64_C(1) << 0));
MIGHOST_FROZEN_VALUE(MIGHOST_INTROSPECT_NAMED, (UINT64_C(1) << 0));

#if UINTPTR_MAX == UINT64_MAX

MIGHOST_FROZEN_STRUCT(mighost_str, 16, 8);
MIGHOST_FROZEN_MEMBER(mighost_str, ptr, 0, 8);
MIGHOST_FROZEN_MEMBER(mighost_str, len, 8, 8);

MIGHOST_FROZEN_STRUCT(mighost_span, 16, 8);
MIGHOST_FROZEN_MEMBER(mighost_span, data, 0, 8);
MIGHOST_FROZEN_MEMBER(mighost_span, count, 8, 4);
MIGHOST_FROZEN_MEMBER(mighost_span, stride, 12, 4);

MIGHOST_FROZEN_STRUCT(mighost_option, 32, 8);
MIGHOST_FROZEN_MEMBER(mighost_option, key, 0, 16);
MIGHOST_FROZEN_MEMBER(mighost_option, value, 16, 16);

MIGHOST_FROZEN_STRUCT(mighost_ref, 48, 8);
MIGHOST_FROZEN_MEMBER(mighost_ref, kind, 0, 16);
MIGHOST_FROZEN_MEMBER(mighost_ref, name, 16, 16);
MIGHOST_FROZEN_MEMBER(mighost_ref, column, 32, 16);

MIGHOST_FROZEN_STRUCT(mighost_sequence, 64, 8);
MIGHOST_FROZEN_MEMBER(mighost_sequence, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_sequence, cycle, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_sequence, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_sequence, start, 24, 8);
MIGHOST_FROZEN_MEMBER(mighost_sequence, increment, 32, 8);
MIGHOST_FROZEN_MEMBER(mighost_sequence, min_value, 40, 8);
MIGHOST_FROZEN_MEMBER(mighost_sequence, max_value, 48, 8);
MIGHOST_FROZEN_MEMBER(mighost_sequence, cache, 56, 8);

MIGHOST_FROZEN_STRUCT(mighost_column, 208, 8);
MIGHOST_FROZEN_MEMBER(mighost_column, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, type, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, type_name, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, array_dimensions, 40, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, precision, 44, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, scale, 48, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, identity, 52, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, flags, 56, 8);
MIGHOST_FROZEN_MEMBER(mighost_column, default_value, 64, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, default_expression, 80, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, generated_expression, 96, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, generated, 112, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, reserved, 116, 4);
MIGHOST_FROZEN_MEMBER(mighost_column, sequence, 120, 8);
MIGHOST_FROZEN_MEMBER(mighost_column, collation, 128, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, description, 144, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, comment, 160, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, formerly, 176, 16);
MIGHOST_FROZEN_MEMBER(mighost_column, options, 192, 16);

MIGHOST_FROZEN_STRUCT(mighost_key, 96, 8);
MIGHOST_FROZEN_MEMBER(mighost_key, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_key, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_key, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_key, columns, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_key, include, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_key, flags, 56, 8);
MIGHOST_FROZEN_MEMBER(mighost_key, comment, 64, 16);
MIGHOST_FROZEN_MEMBER(mighost_key, options, 80, 16);

MIGHOST_FROZEN_STRUCT(mighost_check, 64, 8);
MIGHOST_FROZEN_MEMBER(mighost_check, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_check, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_check, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_check, expression, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_check, flags, 40, 8);
MIGHOST_FROZEN_MEMBER(mighost_check, comment, 48, 16);

MIGHOST_FROZEN_STRUCT(mighost_foreign_key, 136, 8);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, match, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, columns, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, referenced_schema, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, referenced_table, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, referenced_columns, 72, 16);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, on_delete, 88, 4);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, on_update, 92, 4);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, on_delete_columns, 96, 16);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, flags, 112, 8);
MIGHOST_FROZEN_MEMBER(mighost_foreign_key, comment, 120, 16);

MIGHOST_FROZEN_STRUCT(mighost_index_element, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_index_element, column, 0, 16);
MIGHOST_FROZEN_MEMBER(mighost_index_element, expression, 16, 16);
MIGHOST_FROZEN_MEMBER(mighost_index_element, collation, 32, 16);
MIGHOST_FROZEN_MEMBER(mighost_index_element, operator_class, 48, 16);
MIGHOST_FROZEN_MEMBER(mighost_index_element, descending, 64, 4);
MIGHOST_FROZEN_MEMBER(mighost_index_element, nulls, 68, 4);
MIGHOST_FROZEN_MEMBER(mighost_index_element, with_operator, 72, 16);

MIGHOST_FROZEN_STRUCT(mighost_index, 128, 8);
MIGHOST_FROZEN_MEMBER(mighost_index, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_index, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_index, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_index, method, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_index, elements, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_index, include, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_index, predicate, 72, 16);
MIGHOST_FROZEN_MEMBER(mighost_index, flags, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_index, comment, 96, 16);
MIGHOST_FROZEN_MEMBER(mighost_index, options, 112, 16);

MIGHOST_FROZEN_STRUCT(mighost_exclusion, 128, 8);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, name, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, method, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, elements, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, include, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, predicate, 72, 16);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, flags, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, comment, 96, 16);
MIGHOST_FROZEN_MEMBER(mighost_exclusion, options, 112, 16);

MIGHOST_FROZEN_STRUCT(mighost_table, 264, 8);
MIGHOST_FROZEN_MEMBER(mighost_table, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_table, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_table, schema, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, name, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, resource, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, description, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, comment, 72, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, flags, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_table, columns, 96, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, primary_key, 112, 8);
MIGHOST_FROZEN_MEMBER(mighost_table, uniques, 120, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, checks, 136, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, foreign_keys, 152, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, exclusions, 168, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, indexes, 184, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, options, 200, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, formerly, 216, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, relations, 232, 16);
MIGHOST_FROZEN_MEMBER(mighost_table, depends_on, 248, 16);

MIGHOST_FROZEN_STRUCT(mighost_enum, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_enum, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_enum, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_enum, schema, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_enum, name, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_enum, values, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_enum, comment, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_enum, formerly, 72, 16);

MIGHOST_FROZEN_STRUCT(mighost_object, 144, 8);
MIGHOST_FROZEN_MEMBER(mighost_object, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_object, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_object, kind, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, schema, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, identity, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, create, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, drop, 72, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, comment, 88, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, depends_on, 104, 16);
MIGHOST_FROZEN_MEMBER(mighost_object, flags, 120, 8);
MIGHOST_FROZEN_MEMBER(mighost_object, options, 128, 16);

MIGHOST_FROZEN_STRUCT(mighost_change, 112, 8);
MIGHOST_FROZEN_MEMBER(mighost_change, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_change, subject, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_change, attribute, 8, 4);
MIGHOST_FROZEN_MEMBER(mighost_change, reserved, 12, 4);
MIGHOST_FROZEN_MEMBER(mighost_change, before, 16, 8);
MIGHOST_FROZEN_MEMBER(mighost_change, after, 24, 8);
MIGHOST_FROZEN_MEMBER(mighost_change, table_before, 32, 8);
MIGHOST_FROZEN_MEMBER(mighost_change, table_after, 40, 8);
MIGHOST_FROZEN_MEMBER(mighost_change, schema, 48, 16);
MIGHOST_FROZEN_MEMBER(mighost_change, table, 64, 16);
MIGHOST_FROZEN_MEMBER(mighost_change, key, 80, 16);
MIGHOST_FROZEN_MEMBER(mighost_change, using_expression, 96, 16);

MIGHOST_FROZEN_STRUCT(mighost_statement, 56, 8);
MIGHOST_FROZEN_MEMBER(mighost_statement, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_statement, change, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_statement, sql, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_statement, remark, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_statement, flags, 40, 8);
MIGHOST_FROZEN_MEMBER(mighost_statement, hazards, 48, 8);

MIGHOST_FROZEN_STRUCT(mighost_row, 16, 8);
MIGHOST_FROZEN_MEMBER(mighost_row, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_row, count, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_row, values, 8, 8);

MIGHOST_FROZEN_STRUCT(mighost_condition, 80, 8);
MIGHOST_FROZEN_MEMBER(mighost_condition, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_condition, kind, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_condition, negated, 8, 4);
MIGHOST_FROZEN_MEMBER(mighost_condition, reserved, 12, 4);
MIGHOST_FROZEN_MEMBER(mighost_condition, schema, 16, 16);
MIGHOST_FROZEN_MEMBER(mighost_condition, name, 32, 16);
MIGHOST_FROZEN_MEMBER(mighost_condition, member, 48, 16);
MIGHOST_FROZEN_MEMBER(mighost_condition, sql, 64, 16);

MIGHOST_FROZEN_STRUCT(mighost_step, 56, 8);
MIGHOST_FROZEN_MEMBER(mighost_step, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_step, kind, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_step, flags, 8, 8);
MIGHOST_FROZEN_MEMBER(mighost_step, change, 16, 8);
MIGHOST_FROZEN_MEMBER(mighost_step, undo, 24, 8);
MIGHOST_FROZEN_MEMBER(mighost_step, condition, 32, 8);
MIGHOST_FROZEN_MEMBER(mighost_step, text, 40, 16);

MIGHOST_FROZEN_STRUCT(mighost_host, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_host, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_host, ctx, 8, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, fail, 16, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, log, 24, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, table, 32, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, enumeration, 40, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, object, 48, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, statement, 56, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, query, 64, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, extension, 72, 8);
MIGHOST_FROZEN_MEMBER(mighost_host, step, 80, 8);

MIGHOST_FROZEN_STRUCT(mighost_provider, 80, 8);
MIGHOST_FROZEN_MEMBER(mighost_provider, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_provider, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_provider, convention, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_provider, tables, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_provider, enums, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_provider, objects, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_provider, produce, 72, 8);

MIGHOST_FROZEN_STRUCT(mighost_dialect, 152, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_dialect, max_identifier_bytes, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_dialect, schemes, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_dialect, driver, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_dialect, default_schema, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_dialect, capabilities, 56, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, lower, 64, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, render, 72, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, introspect, 80, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, lower_enum, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, normalize, 96, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, existing_schema, 104, 16);
MIGHOST_FROZEN_MEMBER(mighost_dialect, kind_options, 120, 16);
MIGHOST_FROZEN_MEMBER(mighost_dialect, lower_object, 136, 8);
MIGHOST_FROZEN_MEMBER(mighost_dialect, conditional, 144, 8);

MIGHOST_FROZEN_STRUCT(mighost_migration, 48, 8);
MIGHOST_FROZEN_MEMBER(mighost_migration, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_migration, type, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_migration, version, 8, 16);
MIGHOST_FROZEN_MEMBER(mighost_migration, name, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_migration, record, 40, 8);

MIGHOST_FROZEN_STRUCT(mighost_migration_row, 8, 8);
MIGHOST_FROZEN_MEMBER(mighost_migration_row, migration, 0, 8);

MIGHOST_FROZEN_STRUCT(mighost_migrations, 24, 8);
MIGHOST_FROZEN_MEMBER(mighost_migrations, struct_size, 0, 4);
MIGHOST_FROZEN_MEMBER(mighost_migrations, reserved, 4, 4);
MIGHOST_FROZEN_MEMBER(mighost_migrations, migrations, 8, 16);

MIGHOST_FROZEN_STRUCT(mighost_plugin, 104, 8);
MIGHOST_FROZEN_MEMBER(mighost_plugin, magic, 0, 8);
MIGHOST_FROZEN_MEMBER(mighost_plugin, struct_size, 8, 4);
MIGHOST_FROZEN_MEMBER(mighost_plugin, abi_major, 12, 2);
MIGHOST_FROZEN_MEMBER(mighost_plugin, abi_minor, 14, 2);
MIGHOST_FROZEN_MEMBER(mighost_plugin, kind, 16, 4);
MIGHOST_FROZEN_MEMBER(mighost_plugin, reserved, 20, 4);
MIGHOST_FROZEN_MEMBER(mighost_plugin, name, 24, 16);
MIGHOST_FROZEN_MEMBER(mighost_plugin, version, 40, 16);
MIGHOST_FROZEN_MEMBER(mighost_plugin, description, 56, 16);
MIGHOST_FROZEN_MEMBER(mighost_plugin, provider, 72, 8);
MIGHOST_FROZEN_MEMBER(mighost_plugin, dialect, 80, 8);
MIGHOST_FROZEN_MEMBER(mighost_plugin, extension, 88, 8);
MIGHOST_FROZEN_MEMBER(mighost_plugin, migrations, 96, 8);

/* Passed by value, or in arrays without a stride: these never grow. */
MIGHOST_FROZEN_ASSERT(sizeof(mighost_str) == 16, "mighost_str");
MIGHOST_FROZEN_ASSERT(sizeof(mighost_span) == 16, "mighost_span");
#endif

#undef MIGHOST_FROZEN_ASSERT
#undef MIGHOST_FROZEN_ALIGNOF
#undef MIGHOST_FROZEN_SIZE
#undef MIGHOST_FROZEN_SIZEOF
#undef MIGHOST_FROZEN_VALUE
#undef MIGHOST_FROZEN_STRUCT
#undef MIGHOST_FROZEN_MEMBER
