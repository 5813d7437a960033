/* The plugin ABI 1.0, frozen when it was released: scripts/freeze-abi wrote this, and nothing changes it.
   Plugins that are compiled from it are loaded by the tests for ever. */
/*
 * mighost plugin ABI, version 1.0.
 *
 * A plugin is a shared library with one exported symbol, the data object `mighost_plugin_v1`. This header
 * is all that a plugin needs; it compiles as C11, C17, C++17 and C++20.
 *
 * The rules. Each has a conformance test of the same number, and the host's refusals name the rule.
 *
 *  R1  One symbol. The plugin exports `mighost_plugin_v1`, a constant data object of type
 *      mighost_plugin, defined in the library itself and not in one of its dependencies.
 *  R2  Head first. `magic`, `struct_size` and `abi_major` are read before anything else of the plugin,
 *      and before any of its functions is called. The name of the symbol carries the major version.
 *  R3  Structs grow only at the end. A struct passed by pointer starts with its `struct_size`, set by
 *      the side that filled it; a field that lies beyond it is absent and reads as zero. A struct
 *      larger than the reader knows is accepted, and its tail is ignored.
 *  R4  Arrays are spans: `data`, `count` and `stride`, the size of one row in bytes as the writer knows
 *      it. Rows grow at the end too: step by stride, and read a field only if it lies within the
 *      stride. A span with count 0 may have a null `data`; one with a count may not.
 *  R5  Strings are pointer and length, UTF-8 without NUL, not terminated. A null pointer means absent,
 *      which is not the same as empty.
 *  R6  No memory crosses. What a caller passes is valid until the call returns; who wants to keep it,
 *      copies it. The data reachable from mighost_plugin_v1 is constant and lives as long as the
 *      process.
 *  R7  No exception and no longjmp crosses, in either direction. A function returns 0 for success; any
 *      other value is a failure that it has reported by `fail` before.
 *  R8  Status values of host callbacks are passed on: a plugin function that gets a non-zero status
 *      from a callback stops and returns that status, without calling `fail` again.
 *  R9  One thread. Every function is called on the thread that called into the plugin or host, and only
 *      while that call is running. A mighost_host is valid during the call it was passed to.
 *  R10 No side effects. A plugin reads no clock, environment, file or network while it lowers or
 *      renders; the same input gives the same output, in the same order.
 *  R11 Names are data. Every identifier and literal may hold any character but NUL; the dialect quotes.
 *  R12 Reserved fields are zero, unknown flag bits are ignored by the reader, and unknown enumerators
 *      are an error that names the value.
 *  R13 Plugins are never unloaded.
 *  R14 What does not fit here is an extension, looked up by an id of the form `vendor.name/1`.
 */
#ifndef MIGHOST_ABI_H
#define MIGHOST_ABI_H

#include <stddef.h>
#include <stdint.h>

#define MIGHOST_ABI_MAJOR 1
#define MIGHOST_ABI_MINOR 0

/* The eight bytes that `magic` holds, without a terminator. */
#define MIGHOST_MAGIC_BYTES 'm', 'i', 'g', 'h', 'o', 's', 't', '\n'

/* The name of the one exported symbol, as text. */
#define MIGHOST_PLUGIN_SYMBOL "mighost_plugin_v1"

#if defined(_WIN32)
#define MIGHOST_EXPORT __declspec(dllexport)
#else
#define MIGHOST_EXPORT __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

/* ---- Building blocks ---------------------------------------------------------------------------------- */

/* Text (R5). */
typedef struct mighost_str {
  const char* ptr;
  size_t len; /* bytes */
} mighost_str;

/* An array of rows (R4). The comment on each member of this type names the type of its rows. */
typedef struct mighost_span {
  const void* data;
  uint32_t count;
  uint32_t stride; /* bytes from one row to the next */
} mighost_span;

/* One key and its value; keys are namespaced by the dialect that reads them: `timescale.chunk_interval`. */
typedef struct mighost_option {
  mighost_str key;
  mighost_str value;
} mighost_option;

/* Names something that must exist first. */
typedef struct mighost_ref {
  mighost_str kind;   /* "table", "column", "enum", or the kind of an object */
  mighost_str name;   /* the table's name, or the identity of the object */
  mighost_str column; /* for "column": its name; else absent */
} mighost_ref;

/* ---- Types of columns --------------------------------------------------------------------------------- */

/* Logical types: what providers write. A dialect turns them into its own by `lower`. */
enum {
  MIGHOST_TYPE_NATIVE = 0, /* `type_name` is the dialect's own type, as the server prints it */
  MIGHOST_TYPE_BOOL = 1,
  MIGHOST_TYPE_SMALLINT = 2, /* 16 bits, signed */
  MIGHOST_TYPE_INT = 3,      /* 32 bits, signed */
  MIGHOST_TYPE_BIGINT = 4,   /* 64 bits, signed */
  MIGHOST_TYPE_FLOAT = 5,    /* 64 bits, IEEE 754 */
  MIGHOST_TYPE_DECIMAL =
      6,                   /* exact; `precision` digits, `scale` of them after the point; both 0: unlimited */
  MIGHOST_TYPE_STRING = 7, /* unlimited length */
  MIGHOST_TYPE_BYTES = 8,
  MIGHOST_TYPE_UUID = 9,
  MIGHOST_TYPE_JSON = 10,
  MIGHOST_TYPE_DATE = 11,
  MIGHOST_TYPE_TIME = 12,
  MIGHOST_TYPE_TIMESTAMP = 13,   /* without time zone */
  MIGHOST_TYPE_TIMESTAMPTZ = 14, /* a point in time */
  MIGHOST_TYPE_INTERVAL = 15,
  MIGHOST_TYPE_INET = 16,
  MIGHOST_TYPE_CIDR = 17,
  MIGHOST_TYPE_MACADDR = 18,
  MIGHOST_TYPE_ENUM = 19 /* `type_name` is the name of a mighost_enum */
};

/* How a column gets a value of its own. */
enum {
  MIGHOST_IDENTITY_NONE = 0,
  MIGHOST_IDENTITY_ALWAYS = 1,     /* GENERATED ALWAYS AS IDENTITY */
  MIGHOST_IDENTITY_BY_DEFAULT = 2, /* GENERATED BY DEFAULT AS IDENTITY */
  MIGHOST_IDENTITY_SERIAL = 3      /* a default taken from a sequence that the column owns */
};

enum {
  MIGHOST_GENERATED_NONE = 0,
  MIGHOST_GENERATED_STORED = 1,
  MIGHOST_GENERATED_VIRTUAL = 2 /* computed when read (PostgreSQL 18) */
};

/* The numbers behind an identity or serial column. A missing sequence means the server's defaults. */
typedef struct mighost_sequence {
  uint32_t struct_size;
  uint32_t cycle;   /* 1: start again after the last value */
  mighost_str name; /* absent: the server's choice */
  int64_t start;
  int64_t increment; /* never 0 */
  int64_t min_value;
  int64_t max_value;
  int64_t cache; /* 1 or more */
} mighost_sequence;

/* ---- Tables and what belongs to them ------------------------------------------------------------------ */

/* Flags of a column. */
#define MIGHOST_COLUMN_NOT_NULL (UINT64_C(1) << 0)
#define MIGHOST_COLUMN_UNIQUE (UINT64_C(1) << 1)    /* logical tables only; a physical one has a unique key */
#define MIGHOST_COLUMN_PARENT_ID (UINT64_C(1) << 2) /* holds the id of the parent's row */
/* The row's id, to which PARENT_ID columns of children point. */
#define MIGHOST_COLUMN_ID (UINT64_C(1) << 3)
/* The time by which a table is partitioned. Dialects that partition by time put it into every key; the others
   leave out such a column when it is INTERNAL. */
#define MIGHOST_COLUMN_PARTITION (UINT64_C(1) << 4)
#define MIGHOST_COLUMN_INTERNAL (UINT64_C(1) << 5) /* added by a convention, not written by the provider */

/* A column. Row of a span, or passed by pointer in a mighost_change: hence `struct_size`. */
typedef struct mighost_column {
  uint32_t struct_size;
  uint32_t type; /* MIGHOST_TYPE_… of the value, or of the elements of an array */
  mighost_str name;
  mighost_str type_name; /* NATIVE: the type as the server prints it; ENUM: the enum's name; else absent */
  uint32_t array_dimensions;        /* 0: no array */
  int32_t precision;                /* DECIMAL: digits; 0: unlimited */
  int32_t scale;                    /* DECIMAL: digits after the point */
  uint32_t identity;                /* MIGHOST_IDENTITY_… */
  uint64_t flags;                   /* MIGHOST_COLUMN_… */
  mighost_str default_value;        /* logical: a plain value, which the dialect quotes; physical: absent */
  mighost_str default_expression;   /* SQL in the dialect's language; excludes default_value */
  mighost_str generated_expression; /* SQL in the dialect's language; excludes both defaults */
  uint32_t generated;               /* MIGHOST_GENERATED_… */
  uint32_t reserved;
  const mighost_sequence* sequence; /* for an identity other than NONE; null: the server's defaults */
  mighost_str collation;            /* as the server prints it, quoted; absent: the type's default */
  mighost_str description;          /* documentation; never in the database */
  mighost_str comment;              /* stored in the database; absent: none */
  mighost_span formerly;            /* mighost_str: names that the column had in earlier releases */
  mighost_span options;             /* mighost_option */
} mighost_column;

/* Flags of constraints and indexes. */
/* The name is made from the definition, nobody chose it. */
#define MIGHOST_NAME_GENERATED (UINT64_C(1) << 0)
#define MIGHOST_NULLS_NOT_DISTINCT (UINT64_C(1) << 1)
#define MIGHOST_DEFERRABLE (UINT64_C(1) << 2)
#define MIGHOST_INITIALLY_DEFERRED (UINT64_C(1) << 3)
#define MIGHOST_NOT_VALID (UINT64_C(1) << 4)        /* existing rows have not been checked */
#define MIGHOST_NO_INHERIT (UINT64_C(1) << 5)       /* CHECK … NO INHERIT */
#define MIGHOST_NOT_ENFORCED (UINT64_C(1) << 6)     /* PostgreSQL 18 */
#define MIGHOST_WITHOUT_OVERLAPS (UINT64_C(1) << 7) /* keys, PostgreSQL 18; for a foreign key: PERIOD */
#define MIGHOST_UNIQUE (UINT64_C(1) << 8)           /* indexes */
/* Indexes that the database made by itself with something else: a schema without it is not different. */
#define MIGHOST_IMPLICIT (UINT64_C(1) << 9)

/* A primary key or a unique constraint. */
typedef struct mighost_key {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str name;     /* absent in logical tables: the dialect makes one */
  mighost_span columns; /* mighost_str, in the key's order */
  mighost_span include; /* mighost_str: columns stored in the index without being part of the key */
  uint64_t flags;
  mighost_str comment;
  mighost_span options; /* mighost_option: storage parameters and the like */
} mighost_key;

typedef struct mighost_check {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str name;
  mighost_str expression; /* SQL, without CHECK and without the outer parentheses */
  uint64_t flags;
  mighost_str comment;
} mighost_check;

/* What a foreign key does when the row it points to is deleted, or its key updated. */
enum {
  MIGHOST_ACTION_NO_ACTION = 0,
  MIGHOST_ACTION_RESTRICT = 1,
  MIGHOST_ACTION_CASCADE = 2,
  MIGHOST_ACTION_SET_NULL = 3,
  MIGHOST_ACTION_SET_DEFAULT = 4
};

enum { MIGHOST_MATCH_SIMPLE = 0, MIGHOST_MATCH_FULL = 1 };

typedef struct mighost_foreign_key {
  uint32_t struct_size;
  uint32_t match; /* MIGHOST_MATCH_… */
  mighost_str name;
  mighost_span columns;          /* mighost_str */
  mighost_str referenced_schema; /* absent: the schema of the table itself */
  mighost_str referenced_table;
  mighost_span referenced_columns; /* mighost_str, as many as columns */
  uint32_t on_delete;              /* MIGHOST_ACTION_… */
  uint32_t on_update;              /* MIGHOST_ACTION_… */
  mighost_span on_delete_columns;  /* mighost_str: only these are set (PostgreSQL 15); empty: all */
  uint64_t flags;
  mighost_str comment;
} mighost_foreign_key;

enum { MIGHOST_NULLS_DEFAULT = 0, MIGHOST_NULLS_FIRST = 1, MIGHOST_NULLS_LAST = 2 };

/* One element of an index or of an exclusion constraint: a column or an expression. */
typedef struct mighost_index_element {
  mighost_str column;         /* absent when there is an expression */
  mighost_str expression;     /* SQL without outer parentheses */
  mighost_str collation;      /* as the server prints it; absent: the column's */
  mighost_str operator_class; /* as the server prints it, parameters included; absent: the default */
  uint32_t descending;        /* 1: DESC */
  uint32_t nulls;             /* MIGHOST_NULLS_…; DEFAULT: last when ascending, first when descending */
  mighost_str with_operator;  /* exclusion constraints only: `&&`, `=`, … */
} mighost_index_element;

typedef struct mighost_index {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str name;
  mighost_str method;    /* absent: the dialect's default (btree) */
  mighost_span elements; /* mighost_index_element */
  mighost_span include;  /* mighost_str */
  mighost_str predicate; /* SQL of a partial index, without outer parentheses; absent: all rows */
  uint64_t flags;
  mighost_str comment;
  mighost_span options; /* mighost_option */
} mighost_index;

typedef struct mighost_exclusion {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str name;
  mighost_str method;
  mighost_span elements; /* mighost_index_element, each with its operator */
  mighost_span include;  /* mighost_str */
  mighost_str predicate;
  uint64_t flags;
  mighost_str comment;
  mighost_span options; /* mighost_option */
} mighost_exclusion;

/* A table, logical (from a provider) or physical (from a dialect: only NATIVE types, every name filled in).
   Settings that only one dialect knows (hypertables, storage, partitioning, …) are options, and so are
   compared, changed and undone one by one without a field here. */
typedef struct mighost_table {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str schema; /* absent: whatever schema comes first where the SQL is applied */
  mighost_str name;
  mighost_str resource; /* the provider's name for a root table and all below it; may be absent */
  mighost_str description;
  mighost_str comment;
  uint64_t flags;                 /* none yet */
  mighost_span columns;           /* mighost_column */
  const mighost_key* primary_key; /* null: none */
  mighost_span uniques;           /* mighost_key */
  mighost_span checks;            /* mighost_check */
  mighost_span foreign_keys;      /* mighost_foreign_key */
  mighost_span exclusions;        /* mighost_exclusion */
  mighost_span indexes;           /* mighost_index */
  mighost_span options;           /* mighost_option */
  mighost_span formerly;          /* mighost_str: names that the table had in earlier releases */
  mighost_span relations;         /* mighost_table: child tables, any depth; empty in physical tables */
  mighost_span depends_on;        /* mighost_ref: what must exist before the table, beyond what its columns'
                                     types and foreign keys tell: functions of defaults, parents, … */
} mighost_table;

/* An enumeration type. */
typedef struct mighost_enum {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str schema;
  mighost_str name;
  mighost_span values; /* mighost_str, in order */
  mighost_str comment;
  mighost_span formerly; /* mighost_str */
} mighost_enum;

/* Flags of objects. */
/* `create` also replaces an older definition in place. */
#define MIGHOST_OBJECT_REPLACEABLE (UINT64_C(1) << 0)
/* Several tables bring the same one; kept while one needs it. */
#define MIGHOST_OBJECT_SHARED (UINT64_C(1) << 1)

/* Anything that is not a table or an enum: function, trigger, view, policy, domain, extension, … */
typedef struct mighost_object {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str kind;     /* "function", "trigger", …: the dialect's own word */
  mighost_str schema;   /* as for tables */
  mighost_str identity; /* unique within the kind: `name`, `name(argument types)`, `table.name` */
  mighost_str create;   /* the statement that makes it, as the server prints it, without a final semicolon */
  mighost_str drop;     /* the statement that drops it, without a final semicolon */
  mighost_str comment;
  mighost_span depends_on; /* mighost_ref */
  uint64_t flags;          /* MIGHOST_OBJECT_… */
  mighost_span options;    /* mighost_option: what `lower_object` makes the statements from; else empty */
} mighost_object;

/* ---- Changes ------------------------------------------------------------------------------------------ */

/* What a change is about; tells the type behind `before` and `after`. */
enum {
  MIGHOST_SUBJECT_TABLE = 1,       /* mighost_table */
  MIGHOST_SUBJECT_COLUMN = 2,      /* mighost_column */
  MIGHOST_SUBJECT_PRIMARY_KEY = 3, /* mighost_key */
  MIGHOST_SUBJECT_UNIQUE = 4,      /* mighost_key */
  MIGHOST_SUBJECT_CHECK = 5,       /* mighost_check */
  MIGHOST_SUBJECT_FOREIGN_KEY = 6, /* mighost_foreign_key */
  MIGHOST_SUBJECT_EXCLUSION = 7,   /* mighost_exclusion */
  MIGHOST_SUBJECT_INDEX = 8,       /* mighost_index */
  MIGHOST_SUBJECT_ENUM = 9,        /* mighost_enum */
  MIGHOST_SUBJECT_OBJECT = 10      /* mighost_object */
};

/* Which attribute an alteration is about. Everything else of the subject is as before. */
enum {
  MIGHOST_ATTRIBUTE_NONE = 0, /* the whole subject is created (before null) or dropped (after null) */
  MIGHOST_ATTRIBUTE_NAME = 1, /* a rename; data, and what depends on it, stay */
  MIGHOST_ATTRIBUTE_TYPE = 2, /* column: type and dimensions */
  MIGHOST_ATTRIBUTE_COLLATION = 3,
  MIGHOST_ATTRIBUTE_NOT_NULL = 4,
  MIGHOST_ATTRIBUTE_DEFAULT = 5,
  MIGHOST_ATTRIBUTE_IDENTITY = 6,
  MIGHOST_ATTRIBUTE_SEQUENCE = 7, /* the numbers behind an identity or serial column */
  MIGHOST_ATTRIBUTE_GENERATED = 8,
  MIGHOST_ATTRIBUTE_COMMENT = 9,
  MIGHOST_ATTRIBUTE_OPTION = 10,   /* the one option that `key` names */
  MIGHOST_ATTRIBUTE_VALIDITY = 11, /* a constraint becomes valid (or, undone, not valid) */
  MIGHOST_ATTRIBUTE_DEFERRABILITY = 12,
  MIGHOST_ATTRIBUTE_VALUES = 13,     /* enum: values added, or renamed one for one */
  MIGHOST_ATTRIBUTE_DEFINITION = 14, /* object: replaced */
  MIGHOST_ATTRIBUTE_KIND = 15 /* table: the option that `key` names, one of the dialect's `kind_options` */
};

/* One change, carrying both sides: its inverse is the same with `before` and `after`, and the two tables,
   exchanged. before null: created. after null: dropped. Neither: altered, in the one attribute named. */
typedef struct mighost_change {
  uint32_t struct_size;
  uint32_t subject;   /* MIGHOST_SUBJECT_… */
  uint32_t attribute; /* MIGHOST_ATTRIBUTE_… */
  uint32_t reserved;
  const void* before; /* the type that `subject` tells; null: did not exist */
  const void* after;  /* null: will not exist */
  /* The table that the subject belongs to, as it is before and after the whole list of changes. A side may be
     null where it is not known or does not exist. Both null for tables, enums and objects themselves. */
  const mighost_table* table_before;
  const mighost_table* table_after;
  mighost_str schema; /* of the table that the subject belongs to; absent as in mighost_table */
  mighost_str table;  /* its name at this point of the list, after the renames before it */
  mighost_str key;    /* attributes OPTION and KIND: the option's key; else absent */
  /* Attribute TYPE: SQL that makes the new value of a row from the old one; absent: the dialect's own cast.
   */
  mighost_str using_expression;
} mighost_change;

/* ---- What a dialect gives back ------------------------------------------------------------------------ */

/* Flags of a statement. */
/* To be run as a transaction of its own: the server refuses it inside a larger one, or what it locks must be
   free again before the next statement. */
#define MIGHOST_STATEMENT_NO_TRANSACTION (UINT64_C(1) << 0)
#define MIGHOST_STATEMENT_COMMENT_ONLY (UINT64_C(1) << 1) /* nothing to run: `remark` says why */
/* The change cannot be made: what it needs is gone, or the server has no such statement. `remark` tells. */
#define MIGHOST_STATEMENT_IMPOSSIBLE (UINT64_C(1) << 2)

/* Hazards: what a statement may do to a system with data and traffic. */
#define MIGHOST_HAZARD_LOSES_DATA (UINT64_C(1) << 0)
#define MIGHOST_HAZARD_REWRITES_TABLE (UINT64_C(1) << 1)
/* Reads and writes wait, for longer than an instant. */
#define MIGHOST_HAZARD_LOCKS_TABLE (UINT64_C(1) << 2)
#define MIGHOST_HAZARD_BLOCKS_WRITES (UINT64_C(1) << 3)
#define MIGHOST_HAZARD_MAY_FAIL_ON_ROWS (UINT64_C(1) << 4) /* existing rows may break it */
#define MIGHOST_HAZARD_VALUE_GONE (UINT64_C(1) << 5)       /* needs a value that is not kept anywhere */

/* One statement of SQL that a dialect rendered. */
typedef struct mighost_statement {
  uint32_t struct_size;
  uint32_t change;    /* the index, in the span that `render` got, of the change that it belongs to */
  mighost_str sql;    /* without a final semicolon; may span lines */
  mighost_str remark; /* for people, plain text: shown as a comment above the statement; may be absent */
  uint64_t flags;     /* MIGHOST_STATEMENT_… */
  uint64_t hazards;   /* MIGHOST_HAZARD_… */
} mighost_statement;

/* A row of a query's result: `count` values as text; NULL is an absent string. */
typedef struct mighost_row {
  uint32_t struct_size;
  uint32_t count;
  const mighost_str* values;
} mighost_row;

/* ---- What a migration records ------------------------------------------------------------------------- */

/* Something that is asked when a migration runs, and never before. */
enum {
  MIGHOST_CONDITION_SQL = 0, /* `sql` is true */
  MIGHOST_CONDITION_SCHEMA_EXISTS = 1,
  MIGHOST_CONDITION_TABLE_EXISTS = 2, /* or a view, foreign table, … of that name */
  MIGHOST_CONDITION_COLUMN_EXISTS = 3,
  MIGHOST_CONDITION_INDEX_EXISTS = 4,      /* `member`: its name; `name`: its table */
  MIGHOST_CONDITION_CONSTRAINT_EXISTS = 5, /* `member`: its name; `name`: its table */
  MIGHOST_CONDITION_ENUM_EXISTS = 6,
  MIGHOST_CONDITION_ENUM_VALUE_EXISTS = 7, /* `member`: the value; `name`: the enum */
  MIGHOST_CONDITION_EXTENSION_EXISTS = 8
};

typedef struct mighost_condition {
  uint32_t struct_size;
  uint32_t kind;    /* MIGHOST_CONDITION_… */
  uint32_t negated; /* 1: holds when it is not so */
  uint32_t reserved;
  mighost_str schema; /* absent: wherever the connection's search path finds it */
  mighost_str name;   /* of the schema, table, enum or extension; for SQL absent */
  mighost_str member; /* of the table or enum */
  mighost_str sql;    /* SQL: an expression that is true or false */
} mighost_condition;

/* What one step of a migration is. */
enum {
  MIGHOST_STEP_CHANGE = 1, /* `change`, whose values are logical: types, names and literals as of providers */
  MIGHOST_STEP_SQL = 2,    /* `text`: SQL, run as it is; cannot be undone outside of a REVERSIBLE section */
  MIGHOST_STEP_REVERSIBLE = 3, /* opens a section: the steps up to OTHERWISE are for the way up only */
  MIGHOST_STEP_CONDITION = 4,  /* opens a section: the steps up to OTHERWISE run if `condition` holds */
  MIGHOST_STEP_OTHERWISE = 5, /* in a section: the steps up to END are for the way down only, or run if not */
  MIGHOST_STEP_END = 6,       /* ends a section */
  MIGHOST_STEP_IRREVERSIBLE = 7 /* the migration is not to be undone; `text` tells why */
};

/* Flags of a step. */
/* The form for live systems is wanted, as MIGHOST_RENDER_ONLINE does it. */
#define MIGHOST_STEP_ONLINE (UINT64_C(1) << 0)
/* The side `before` of the change has no more than the name. Its former form, without which the step cannot
   be undone, is what the host finds in the database when it applies the migration. */
#define MIGHOST_STEP_BEFORE_UNKNOWN (UINT64_C(1) << 1)
/* CHANGE that creates a table: does nothing if there is one of that name; then undoing does nothing too. */
#define MIGHOST_STEP_IF_NOT_EXISTS (UINT64_C(1) << 2)

typedef struct mighost_step {
  uint32_t struct_size;
  uint32_t kind; /* MIGHOST_STEP_… */
  uint64_t flags;
  const mighost_change* change;
  /* CHANGE: how it is undone, where that is not by exchanging the sides; else null. */
  const mighost_change* undo;
  const mighost_condition* condition;
  mighost_str text;
} mighost_step;

enum { MIGHOST_LOG_DEBUG = 0, MIGHOST_LOG_INFO = 1, MIGHOST_LOG_WARNING = 2 };

/* ---- The host, as a plugin sees it during a call ------------------------------------------------------ */

/* Valid during the call that it is passed to (R9). Members that make no sense in that call answer with a
   failure; each says where it may be used. All copy what they are given (R6). */
typedef struct mighost_host {
  uint32_t struct_size;
  uint32_t reserved;
  void* ctx; /* the host's own */

  /* Reports a failure, for a person: what is wrong, where, what to do. Returns the value that the plugin
     function then returns. In every call, once. */
  int32_t (*fail)(const struct mighost_host* host, mighost_str message);

  /* A remark that is no failure. In every call, as often as wanted. */
  void (*log)(const struct mighost_host* host, uint32_t level, mighost_str message);

  /* A table: in `tables` of a provider a logical one with its relations, in `lower`, `introspect` and
     `normalize` a physical one. */
  int32_t (*table)(const struct mighost_host* host, const mighost_table* table);

  /* An enum: in `tables`, `lower` and `introspect`. */
  int32_t (*enumeration)(const struct mighost_host* host, const mighost_enum* enumeration);

  /* Any other object: in `tables`, `lower` and `introspect`. The same object may be given several times. */
  int32_t (*object)(const struct mighost_host* host, const mighost_object* object);

  /* One rendered statement: in `render`, in the order in which they are to run. */
  int32_t (*statement)(const struct mighost_host* host, const mighost_statement* statement);

  /* Runs one query and gives each row to on_row, which may be null; a non-zero value of on_row ends the query
     and is returned. `args` are the values of $1, $2, …, as text. In `introspect` and `normalize`. */
  int32_t (*query)(const struct mighost_host* host, mighost_str sql, const mighost_str* args,
                   uint32_t arg_count, int32_t (*on_row)(void* user, const mighost_row* row), void* user);

  /* What the host offers beyond this struct (R14), or null. In every call. */
  const void* (*extension)(const struct mighost_host* host, mighost_str id);

  /* One step of a migration: in `record`, in the order in which they are made. Sections must be closed. */
  int32_t (*step)(const struct mighost_host* host, const mighost_step* step);
} mighost_host;

/* ---- The parts of a plugin ---------------------------------------------------------------------------- */

/* A provider: tables as definitions. */
typedef struct mighost_provider {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_str convention; /* the internal columns: "cloudquery" (when absent) or "plain" */
  mighost_span tables;    /* mighost_table: root tables, logical, children as their relations */
  mighost_span enums;     /* mighost_enum */
  mighost_span objects;   /* mighost_object, for the dialect that their kinds belong to */

  /* For a provider that makes its tables at run time, instead of or beside `tables`: gives each root table to
     host->table. May be null. Called once, before anything else of the provider is used. */
  int32_t (*produce)(const mighost_host* host);
} mighost_provider;

/* Capabilities of a dialect. */
/* Schema changes inside a transaction can be rolled back. */
#define MIGHOST_CAN_ROLL_BACK_DDL (UINT64_C(1) << 0)

/* Flags of `render`. */
/* The form that keeps a live system going, where the server has one: statements that neither read nor write
   wait for, each in a transaction of its own where it needs one (MIGHOST_STATEMENT_NO_TRANSACTION). A dialect
   that has no such form renders as without it; the hazards tell what is left. */
#define MIGHOST_RENDER_ONLINE (UINT64_C(1) << 0)

/* Flags of `introspect` and `normalize`. */
/* All that lies in the schema has it as its schema, and SQL texts name it: as `lower` gives it for tables
   with a schema. Without this flag it has none (`schema` is absent), and SQL texts are as they are understood
   where the schema is the search path. */
#define MIGHOST_INTROSPECT_NAMED (UINT64_C(1) << 0)

/* A dialect: how tables and changes become SQL. */
typedef struct mighost_dialect {
  uint32_t struct_size;
  uint32_t max_identifier_bytes; /* longest name; 0: no limit */
  mighost_span schemes;          /* mighost_str: URI schemes of this dialect's databases, lower case */
  mighost_str driver;            /* how the host connects: "postgresql", "sqlite3" (names of SOCI backends) */
  mighost_str default_schema;    /* where tables live unless told otherwise; absent: there are no schemas */
  uint64_t capabilities;         /* MIGHOST_CAN_… */

  /* Turns one logical table (without its relations) into what it is in this database: gives one table, and
     the enums and objects that it needs, to the host. `parent` is the logical parent table, or null. Both
     carry the columns of their convention, and the options of the tables above them that they do not set
     themselves. */
  int32_t (*lower)(const mighost_host* host, const mighost_table* logical, const mighost_table* parent);

  /* Writes the SQL of a list of changes, in order: gives statements to the host. `flags`: MIGHOST_RENDER_….
   */
  int32_t (*render)(const mighost_host* host, mighost_span changes /* mighost_change */, uint64_t flags);

  /* Reads the schema of that name from the connected database: gives tables, enums and objects to the host,
     by a number of queries that does not depend on how many there are. `flags`: MIGHOST_INTROSPECT_….
     Null: the dialect cannot. */
  int32_t (*introspect)(const mighost_host* host, mighost_str schema, uint64_t flags);

  /* Turns one enum of a provider into that of this database, or into none. Null: passed on as it is. */
  int32_t (*lower_enum)(const mighost_host* host, const mighost_enum* logical);

  /* Asks the connected database how it prints the expressions (defaults, generated columns, checks, elements
     and predicates of indexes and exclusion constraints) of `tables`, which are physical, as they would be in
     `schema`; `enums` are those that their columns may have and that do not exist there, or not with these
     values. For each table gives one of the same name to the host, with what it could find out: columns,
     checks, exclusion constraints and indexes by their names, each with its expressions. What is not given
     keeps the text that it has. The host has begun a transaction and rolls it back: make temporary things
     in it, by a number of queries that does not depend on how many tables there are. Expressions are hostile
     (R11). `flags`: MIGHOST_INTROSPECT_…. Null: expressions are compared as they are written. */
  int32_t (*normalize)(const mighost_host* host, mighost_str schema, mighost_span tables /* mighost_table */,
                       mighost_span enums /* mighost_enum */, uint64_t flags);

  /* The schema in which databases that exist have their tables, where that is not default_schema; absent: it
     is. */
  mighost_str existing_schema;

  /* mighost_str: the options that make a table one of another kind (partitioned by time, say), so that it
     cannot lose them without being made anew. The host makes a table gain one after all else that changes in
     the table, and lose one before: `before` of that change is what the database holds. Foreign keys to the
     table are dropped before such a change and added after it; so are the objects that stand on it (views,
     triggers, …) when the option is lost. */
  mighost_span kind_options;

  /* Writes the statements of an object that a migration names by kind, identity (a name, not quoted) and
     options alone: gives the object to the host, complete. Null: the dialect has no such kinds. */
  int32_t (*lower_object)(const mighost_host* host, const mighost_object* logical);

  /* Writes one statement that asks `condition` when it is run, and then runs the statements of `then` if it
     holds, and those of `otherwise` if not: gives it to the host. Null: the dialect cannot. */
  int32_t (*conditional)(const mighost_host* host, const mighost_condition* condition,
                         mighost_span then /* mighost_str */, mighost_span otherwise /* mighost_str */);
} mighost_dialect;

/* The two ways of a migration. */
enum { MIGHOST_DIRECTION_UP = 1, MIGHOST_DIRECTION_DOWN = 2 };

/* How a migration is undone. */
enum {
  MIGHOST_MIGRATION_CHANGE = 1, /* by the inverses of what it records, last one first */
  MIGHOST_MIGRATION_CLASSIC = 2 /* by what it records for MIGHOST_DIRECTION_DOWN */
};

/* A migration written as code. Constant data. */
typedef struct mighost_migration {
  uint32_t struct_size;
  uint32_t type;       /* MIGHOST_MIGRATION_… */
  mighost_str version; /* the time when it was begun, in UTC: YYYYMMDDHHMMSS */
  mighost_str name;    /* of what it does: [a-z0-9_]+ */

  /* Gives its steps to host->step, the same ones each time (R10). `direction` is MIGHOST_DIRECTION_…; a
     CHANGE migration is asked for UP only. The host calls it in a process of its own. */
  int32_t (*record)(const mighost_host* host, uint32_t direction);
} mighost_migration;

/* Each migration is where its source file has it. */
typedef struct mighost_migration_row {
  const mighost_migration* migration; /* not null */
} mighost_migration_row;

/* The migrations of a project. */
typedef struct mighost_migrations {
  uint32_t struct_size;
  uint32_t reserved;
  mighost_span migrations; /* mighost_migration_row */
} mighost_migrations;

enum { MIGHOST_KIND_PROVIDER = 1, MIGHOST_KIND_DIALECT = 2, MIGHOST_KIND_MIGRATIONS = 3 };

/* What a plugin exports (R1). Plain constant data: initialised at compile time, no constructor runs. */
typedef struct mighost_plugin {
  char magic[8]; /* MIGHOST_MAGIC_BYTES */
  uint32_t struct_size;
  uint16_t abi_major; /* MIGHOST_ABI_MAJOR */
  uint16_t abi_minor; /* MIGHOST_ABI_MINOR of the header that it was compiled with */
  uint32_t kind;      /* MIGHOST_KIND_… */
  uint32_t reserved;
  mighost_str name;                 /* how people call it: [a-z][a-z0-9_-]*, unique within its kind */
  mighost_str version;              /* the plugin's own; not empty */
  mighost_str description;          /* one line, may be absent */
  const mighost_provider* provider; /* for MIGHOST_KIND_PROVIDER, else null */
  const mighost_dialect* dialect;   /* for MIGHOST_KIND_DIALECT, else null */

  /* What the plugin offers beyond these structs (R14), or null. May itself be null. */
  const void* (*extension)(mighost_str id);

  const mighost_migrations* migrations; /* for MIGHOST_KIND_MIGRATIONS, else null */
} mighost_plugin;

extern MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1;

#ifdef __cplusplus
}
#endif

#endif

#include "v1_0_layout.h"
