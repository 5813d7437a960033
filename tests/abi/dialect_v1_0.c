/* A dialect as it could be written when ABI 1.0 was released. Compiled from the frozen header, loaded by
   every later host: never changed. */
#include <abi/v1_0.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define TEXT(literal) \
  { (literal), sizeof(literal) - 1 }
#define ROWS(array) \
  { (array), sizeof(array) / sizeof((array)[0]), sizeof((array)[0]) }

/* ---- text that grows
 * ---------------------------------------------------------------------------------------- */

typedef struct {
  char* data;
  size_t size;
  size_t room;
  int no_memory;
} text;

static void add(text* out, const char* data, size_t size) {
  if (out->no_memory) return;
  if (out->size + size > out->room) {
    const size_t room = (out->size + size) * 2;
    char* const more = (char*)realloc(out->data, room);
    if (more == NULL) {
      out->no_memory = 1;
      return;
    }
    out->data = more;
    out->room = room;
  }
  if (size != 0) memcpy(out->data + out->size, data, size);
  out->size += size;
}

static void add_word(text* out, const char* word) {
  add(out, word, strlen(word));
}

static void add_str(text* out, mighost_str str) {
  add(out, str.ptr, str.len);
}

/* Names and literals may hold any character: a quote inside is doubled. */
static void add_quoted(text* out, mighost_str str, char quote) {
  add(out, &quote, 1);
  for (size_t i = 0; i < str.len; ++i) {
    if (str.ptr[i] == quote) add(out, &quote, 1);
    add(out, str.ptr + i, 1);
  }
  add(out, &quote, 1);
}

/* ---- structs, which a newer host may have larger (R3, R4)
 * ---------------------------------------------------- */

static void read_row(mighost_span span, uint32_t i, void* row, size_t size) {
  memset(row, 0, size);
  memcpy(row, (const char*)span.data + (size_t)i * span.stride, size < span.stride ? size : span.stride);
}

/* For structs that are passed by pointer: they begin with their size. */
static void read_struct(const void* from, void* to, size_t size) {
  uint32_t theirs;
  memcpy(&theirs, from, sizeof theirs);
  memset(to, 0, size);
  memcpy(to, from, size < theirs ? size : theirs);
}

/* Fails with a message that ends with a number. */
static int32_t fail_with(const mighost_host* host, const char* what, uint32_t value) {
  char message[100];
  const int size = snprintf(message, sizeof message, "%s %lu", what, (unsigned long)value);
  return host->fail(host, (mighost_str){message, (size_t)size});
}

/* ---- lower
 * --------------------------------------------------------------------------------------------------- */

/* As the database prints them: what is read back must be equal. NULL: there is no such type. */
static const char* native_type(uint32_t type) {
  switch (type) {
    case MIGHOST_TYPE_BOOL:
      return "boolean";
    case MIGHOST_TYPE_SMALLINT:
      return "smallint";
    case MIGHOST_TYPE_INT:
      return "integer";
    case MIGHOST_TYPE_BIGINT:
      return "bigint";
    case MIGHOST_TYPE_FLOAT:
      return "double precision";
    case MIGHOST_TYPE_DECIMAL:
      return "numeric";
    case MIGHOST_TYPE_DATE:
      return "date";
    case MIGHOST_TYPE_TIME:
      return "time";
    case MIGHOST_TYPE_TIMESTAMP:
      return "timestamp";
    case MIGHOST_TYPE_TIMESTAMPTZ:
      return "timestamp with time zone";
    case MIGHOST_TYPE_STRING:
    case MIGHOST_TYPE_BYTES:
    case MIGHOST_TYPE_UUID:
    case MIGHOST_TYPE_JSON:
    case MIGHOST_TYPE_INTERVAL:
    case MIGHOST_TYPE_INET:
    case MIGHOST_TYPE_CIDR:
    case MIGHOST_TYPE_MACADDR:
    case MIGHOST_TYPE_ENUM:
      return "text";
    default:
      return NULL;
  }
}

/* Makes `column` physical; `literal` is for its default. */
static int32_t lower_column(const mighost_host* host, mighost_column* column, text* literal) {
  if (column->array_dimensions != 0) {
    column->type_name = (mighost_str)TEXT("text");
  } else if (column->type != MIGHOST_TYPE_NATIVE) {
    const char* const type = native_type(column->type);
    if (type == NULL) return fail_with(host, "there is no column type", column->type);
    column->type_name = (mighost_str){type, strlen(type)};
  }
  column->struct_size = sizeof *column;
  column->type = MIGHOST_TYPE_NATIVE;
  column->array_dimensions = 0;
  column->precision = column->scale = 0;
  column->identity = MIGHOST_IDENTITY_NONE;
  column->sequence = NULL;
  column->flags &= MIGHOST_COLUMN_NOT_NULL;
  column->comment = (mighost_str){NULL, 0};
  if (column->default_value.ptr != NULL) {
    add_quoted(literal, column->default_value, '\'');
    column->default_expression = (mighost_str){literal->data, literal->size};
    column->default_value = (mighost_str){NULL, 0};
  }
  return literal->no_memory ? fail_with(host, "no memory for a default of bytes:", (uint32_t)literal->size)
                            : 0;
}

/* The host copies what it is given: what is made here is freed when it has returned. */
static int32_t lower(const mighost_host* host, const mighost_table* logical, const mighost_table* parent) {
  (void)parent;
  mighost_table given;
  read_struct(logical, &given, sizeof given);
  const uint32_t count = given.columns.count;
  mighost_column* const columns = (mighost_column*)calloc(count + 1u, sizeof *columns);
  text* const literals = (text*)calloc(count + 1u, sizeof *literals);
  text key_name = {NULL, 0, 0, 0};
  int32_t status = 0;
  if (columns == NULL || literals == NULL) status = fail_with(host, "no memory for columns:", count);
  for (uint32_t i = 0; i < count && status == 0; ++i) {
    read_row(given.columns, i, &columns[i], sizeof columns[i]);
    status = lower_column(host, &columns[i], &literals[i]);
  }
  mighost_key key;
  mighost_table table = {.struct_size = sizeof table,
                         .name = given.name,
                         .resource = given.resource,
                         .columns = {columns, count, sizeof *columns},
                         .formerly = given.formerly};
  if (given.primary_key != NULL) {
    read_struct(given.primary_key, &key, sizeof key);
    key.struct_size = sizeof key;
    if (key.name.ptr == NULL) {
      add_str(&key_name, given.name);
      add_word(&key_name, "_pk");
      key.name = (mighost_str){key_name.data, key_name.size};
      key.flags |= MIGHOST_NAME_GENERATED;
    }
    table.primary_key = &key;
  }
  /* To do: unique keys, checks, foreign keys (to the parent, too), and indexes. */
  if (status == 0 && key_name.no_memory) status = fail_with(host, "no memory for the name of a key:", 0);
  if (status == 0) status = host->table(host, &table);
  for (uint32_t i = 0; literals != NULL && i < count; ++i) free(literals[i].data);
  free(key_name.data);
  free(literals);
  free(columns);
  return status;
}

/* ---- render
 * -------------------------------------------------------------------------------------------------- */

static void add_definition(text* sql, const mighost_column* column) {
  add_quoted(sql, column->name, '"');
  add_word(sql, " ");
  add_str(sql, column->type_name);
  if (column->default_expression.ptr != NULL) {
    add_word(sql, " DEFAULT ");
    add_str(sql, column->default_expression);
  }
  if ((column->flags & MIGHOST_COLUMN_NOT_NULL) != 0) add_word(sql, " NOT NULL");
}

static void add_create_table(text* sql, const mighost_table* table) {
  add_word(sql, "CREATE TABLE ");
  add_quoted(sql, table->name, '"');
  add_word(sql, " (");
  for (uint32_t i = 0; i < table->columns.count; ++i) {
    mighost_column column;
    read_row(table->columns, i, &column, sizeof column);
    add_word(sql, i == 0 ? "\n    " : ",\n    ");
    add_definition(sql, &column);
  }
  if (table->primary_key != NULL) {
    mighost_key key;
    read_struct(table->primary_key, &key, sizeof key);
    add_word(sql, ",\n    CONSTRAINT ");
    add_quoted(sql, key.name, '"');
    add_word(sql, " PRIMARY KEY (");
    for (uint32_t i = 0; i < key.columns.count; ++i) {
      mighost_str name;
      read_row(key.columns, i, &name, sizeof name);
      if (i != 0) add_word(sql, ", ");
      add_quoted(sql, name, '"');
    }
    add_word(sql, ")");
  }
  add_word(sql, "\n)");
}

static void add_table_change(text* sql, const mighost_change* change) {
  mighost_table before;
  mighost_table after;
  if (change->before != NULL) read_struct(change->before, &before, sizeof before);
  if (change->after != NULL) read_struct(change->after, &after, sizeof after);
  if (change->before == NULL) {
    add_create_table(sql, &after);
  } else if (change->after == NULL) {
    add_word(sql, "DROP TABLE ");
    add_quoted(sql, before.name, '"');
  } else if (change->attribute == MIGHOST_ATTRIBUTE_NAME) {
    add_word(sql, "ALTER TABLE ");
    add_quoted(sql, before.name, '"');
    add_word(sql, " RENAME TO ");
    add_quoted(sql, after.name, '"');
  }
}

static void add_column_change(text* sql, const mighost_change* change) {
  mighost_column before;
  mighost_column after;
  if (change->before != NULL) read_struct(change->before, &before, sizeof before);
  if (change->after != NULL) read_struct(change->after, &after, sizeof after);
  const int altered = change->before != NULL && change->after != NULL;
  if (altered && change->attribute != MIGHOST_ATTRIBUTE_NAME) return;
  add_word(sql, "ALTER TABLE ");
  add_quoted(sql, change->table, '"');
  if (change->before == NULL) {
    add_word(sql, " ADD COLUMN ");
    add_definition(sql, &after);
  } else if (change->after == NULL) {
    add_word(sql, " DROP COLUMN ");
    add_quoted(sql, before.name, '"');
  } else {
    add_word(sql, " RENAME COLUMN ");
    add_quoted(sql, before.name, '"');
    add_word(sql, " TO ");
    add_quoted(sql, after.name, '"');
  }
}

/* Adds nothing where this dialect has no statement. The way back is the same change with its sides exchanged.
 */
static void add_change(text* sql, const mighost_change* change) {
  if (change->subject == MIGHOST_SUBJECT_TABLE) add_table_change(sql, change);
  if (change->subject == MIGHOST_SUBJECT_COLUMN) add_column_change(sql, change);
  /* To do: keys, checks, foreign keys, indexes, enums and objects. */
}

static int32_t render_one(const mighost_host* host, uint32_t i, const mighost_change* change, text* sql) {
  if (change->subject == 0 || change->subject > MIGHOST_SUBJECT_OBJECT)
    return fail_with(host, "there is no subject of a change", change->subject);
  mighost_statement statement = {.struct_size = sizeof statement, .change = i};
  add_change(sql, change);
  if (sql->no_memory) return fail_with(host, "no memory for the statement of change", i);
  if (sql->size == 0) {
    statement.remark = (mighost_str)TEXT("The dialect frozen cannot make this change yet.");
    statement.flags = MIGHOST_STATEMENT_IMPOSSIBLE;
  } else {
    statement.sql = (mighost_str){sql->data, sql->size};
    if (change->after == NULL && change->subject <= MIGHOST_SUBJECT_COLUMN)
      statement.hazards = MIGHOST_HAZARD_LOSES_DATA;
  }
  return host->statement(host, &statement);
}

static int32_t render(const mighost_host* host, mighost_span changes, uint64_t flags) {
  (void)flags;
  int32_t status = 0;
  for (uint32_t i = 0; i < changes.count && status == 0; ++i) {
    mighost_change change;
    read_row(changes, i, &change, sizeof change);
    text sql = {NULL, 0, 0, 0};
    status = render_one(host, i, &change, &sql);
    free(sql.data);
  }
  return status;
}

/* ---- what the plugin exports
 * --------------------------------------------------------------------------------- */

static const mighost_str schemes[] = {TEXT("frozen")};
static const mighost_dialect dialect = {
    .struct_size = sizeof(mighost_dialect),
    .max_identifier_bytes = 63,
    .schemes = ROWS(schemes),
    .driver = TEXT("sqlite3"), /* how the host connects: or "postgresql" */
    .lower = lower,
    .render = render};

MIGHOST_EXPORT const mighost_plugin mighost_plugin_v1 = {.magic = {MIGHOST_MAGIC_BYTES},
                                                         .struct_size = sizeof(mighost_plugin),
                                                         .abi_major = MIGHOST_ABI_MAJOR,
                                                         .abi_minor = MIGHOST_ABI_MINOR,
                                                         .kind = MIGHOST_KIND_DIALECT,
                                                         .name = TEXT("frozen_dialect"),
                                                         .version = TEXT("1.0.0"),
                                                         .description = TEXT("The dialect frozen"),
                                                         .dialect = &dialect};
