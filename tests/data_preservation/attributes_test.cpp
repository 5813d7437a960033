// Tables with rows through every change but that of a type: all rows are there afterwards, as they were.

#include <doctest/doctest.h>

#include "data_preservation/case.hpp"
#include "db/server_under_test.hpp"

namespace mighost::test {
namespace {

void check_all(const std::vector<Case>& cases) {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  for (const Case& each : cases) check_rows(*server, each);
}

const std::string people =
    "CREATE TABLE people (id int PRIMARY KEY, name text, born date);"
    "INSERT INTO people SELECT n, nullif('name ' || n, 'name 7'), date '1990-01-01' + n FROM "
    "generate_series(1, 300) n;";

}  // namespace

TEST_CASE("renames keep the rows") {
  check_all({
      {.name = "a table, with what refers to it",
       .before = people + "CREATE TABLE pets (id serial, owner int REFERENCES people);"
                          "CREATE VIEW named AS SELECT id FROM people WHERE name IS NOT NULL;"
                          "INSERT INTO pets (owner) SELECT id FROM people WHERE id % 3 = 0",
       .wanted = "CREATE TABLE persons (id int CONSTRAINT people_pkey PRIMARY KEY, name text, born date);"
                 "CREATE TABLE pets (id serial, owner int REFERENCES persons);"
                 "CREATE VIEW named AS SELECT id FROM persons WHERE name IS NOT NULL",
       .rows = {{"SELECT * FROM people ORDER BY id", "SELECT * FROM persons ORDER BY id"},
                {"SELECT * FROM pets ORDER BY id"},
                {"SELECT 'named', count(*) FROM named"}},
       .formerly = {{"table", "persons", "people"}},
       .then = "INSERT INTO pets (owner) VALUES (300)"},
      {.name = "a column with key, index, check and default",
       .before = "CREATE TABLE t (a int DEFAULT 5 PRIMARY KEY CHECK (a > 0), b text);"
                 "CREATE INDEX t_a_idx ON t (a DESC, lower(b)) WHERE a > 3;"
                 "INSERT INTO t SELECT n, 'b' || n FROM generate_series(1, 200) n",
       .wanted = "CREATE TABLE t (number int DEFAULT 5 PRIMARY KEY CONSTRAINT t_a_check CHECK (number > 0), "
                 "b text);"
                 "CREATE INDEX t_a_idx ON t (number DESC, lower(b)) WHERE number > 3",
       .rows = {{"SELECT a, b FROM t ORDER BY 1", "SELECT number, b FROM t ORDER BY 1"}},
       .formerly = {{"column", "t.number", "a"}}},
      {.name = "two columns that exchange their names with others",
       .before = "CREATE TABLE t (first int, second text); INSERT INTO t SELECT n, 's' || n FROM "
                 "generate_series(1, 50) n",
       .wanted = "CREATE TABLE t (second_text text, first_number int)",
       .rows = {{"SELECT first, second FROM t ORDER BY 1",
                 "SELECT first_number, second_text FROM t ORDER BY 1"}},
       .formerly = {{"column", "t.second_text", "second"}, {"column", "t.first_number", "first"}}},
      {.name = "a column that gets another type at once",
       .before =
           "CREATE TABLE t (id int, size int); INSERT INTO t SELECT n, n * 2 FROM generate_series(1, 50) n",
       .wanted = "CREATE TABLE t (id int, bytes bigint NOT NULL)",
       .rows = {{"SELECT id, size FROM t ORDER BY 1", "SELECT id, bytes FROM t ORDER BY 1"}},
       .formerly = {{"column", "t.bytes", "size"}}},
      {.name = "table and column at once",
       .before = people,
       .wanted =
           "CREATE TABLE persons (number int CONSTRAINT people_pkey PRIMARY KEY, full_name text, born date)",
       .rows = {{"SELECT id, name, born FROM people ORDER BY 1",
                 "SELECT number, full_name, born FROM persons ORDER BY 1"}},
       .formerly = {{"table", "persons", "people"},
                    {"column", "persons.number", "id"},
                    {"column", "persons.full_name", "name"}}},
      {.name = "an enum",
       .before = "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE t (id int, m mood DEFAULT 'sad', ms "
                 "mood[]);"
                 "INSERT INTO t SELECT n, (ARRAY['sad', 'glad'])[n % 2 + 1]::mood, '{sad,glad}' FROM "
                 "generate_series(1, 50) n",
       .wanted = "CREATE TYPE feeling AS ENUM ('sad', 'glad'); CREATE TABLE t (id int, m feeling DEFAULT "
                 "'sad', ms feeling[])",
       .rows = {{"SELECT * FROM t ORDER BY id"}},
       .formerly = {{"enum", "feeling", "mood"}}},
      {.name = "constraints and indexes",
       .before = "CREATE TABLE t (a int CONSTRAINT a_pk PRIMARY KEY, b int CONSTRAINT a_u UNIQUE CONSTRAINT "
                 "a_c CHECK (b > 0),"
                 "c int CONSTRAINT a_f REFERENCES t); CREATE INDEX a_i ON t (c);"
                 "INSERT INTO t SELECT n, n + 1, 1 FROM generate_series(1, 50) n",
       .wanted = "CREATE TABLE t (a int CONSTRAINT b_pk PRIMARY KEY, b int CONSTRAINT b_u UNIQUE CONSTRAINT "
                 "b_c CHECK (b > 0),"
                 "c int CONSTRAINT b_f REFERENCES t); CREATE INDEX b_i ON t (c)",
       .rows = {{"SELECT * FROM t ORDER BY a"},
                {"SELECT 'not built again', pg_relation_filenode('a_pk')",
                 "SELECT 'not built again', pg_relation_filenode('b_pk')"}}},
  });
}

TEST_CASE("not null, defaults, identity and generation keep the rows") {
  const std::string t = "INSERT INTO t SELECT n, n * 3 FROM generate_series(1, 200) n";
  check_all({
      {.name = "not null comes and goes",
       .before = "CREATE TABLE t (a int, b int NOT NULL);" + t,
       .wanted = "CREATE TABLE t (a int NOT NULL, b int)",
       .rows = {{"SELECT * FROM t ORDER BY a"}}},
      {.name = "a column with a default and not null is added to rows",
       .before = "CREATE TABLE t (a int, b int);" + t,
       .wanted = "CREATE TABLE t (a int, b int, c text NOT NULL DEFAULT 'new')",
       .rows = {{"SELECT a, b, 'new' FROM t ORDER BY a", "SELECT a, b, c FROM t ORDER BY a"}}},
      {.name = "defaults come, change and go",
       .before = "CREATE TABLE t (a int DEFAULT 1, b int, c int DEFAULT 3, d timestamptz DEFAULT now());" + t,
       .wanted =
           "CREATE TABLE t (a int DEFAULT 2, b int DEFAULT 7, c int, d timestamptz DEFAULT '2030-01-01')",
       .rows = {{"SELECT * FROM t ORDER BY a"}}},
      {.name = "a column becomes an identity, whose numbers go on after the rows",
       .before = "CREATE TABLE t (a int PRIMARY KEY, b int);" + t,
       .wanted = "CREATE TABLE t (a int GENERATED BY DEFAULT AS IDENTITY PRIMARY KEY, b int)",
       .rows = {{"SELECT * FROM t ORDER BY a"}},
       .then = "INSERT INTO t (b) VALUES (1)"},
      {.name = "serial to identity and identity to serial",
       .before = "CREATE TABLE t (a serial PRIMARY KEY, b int); CREATE TABLE u (a int GENERATED ALWAYS AS "
                 "IDENTITY PRIMARY KEY, b int);"
                 "INSERT INTO t (b) SELECT n FROM generate_series(1, 60) n; INSERT INTO u (b) SELECT n FROM "
                 "generate_series(1, 60) n",
       .wanted = "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b int); CREATE TABLE u (a "
                 "serial PRIMARY KEY, b int)",
       .rows = {{"SELECT * FROM t ORDER BY a"}, {"SELECT * FROM u ORDER BY a"}},
       .then = "INSERT INTO t (b) VALUES (1); INSERT INTO u (b) VALUES (1)"},
      {.name = "an identity that always counts, counts by default, with other steps",
       .before = "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b int); INSERT INTO t (b) "
                 "SELECT n FROM generate_series(1, 60) n",
       .wanted = "CREATE TABLE t (a int GENERATED BY DEFAULT AS IDENTITY (INCREMENT 10 CACHE 5) PRIMARY KEY, "
                 "b int)",
       .rows = {{"SELECT * FROM t ORDER BY a"}},
       .then = "INSERT INTO t (b) VALUES (1)"},
      {.name = "an identity of another size",
       .before = "CREATE TABLE t (a int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b int); INSERT INTO t (b) "
                 "SELECT n FROM generate_series(1, 60) n",
       .wanted = "CREATE TABLE t (a bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, b int)",
       .rows = {{"SELECT * FROM t ORDER BY a"}},
       .then = "INSERT INTO t (b) VALUES (1)"},
      {.name = "a generated column becomes a plain one with the same values, and generated again",
       .before = "CREATE TABLE t (a int, b int, c int GENERATED ALWAYS AS (a * 2) STORED);" + t,
       .wanted = "CREATE TABLE t (a int, b int, c int)",
       .rows = {{"SELECT * FROM t ORDER BY a"}}},
      {.name = "another expression of a generated column",
       .before = "CREATE TABLE t (a int, b int, c int GENERATED ALWAYS AS (a * 2) STORED);" + t,
       .wanted = "CREATE TABLE t (a int, b int, c int GENERATED ALWAYS AS (b + 1) STORED)",
       .rows = {{"SELECT a, b, a * 2, c - a * 2 FROM t ORDER BY a",
                 "SELECT a, b, a * 2, c - b - 1 FROM t ORDER BY a"}}},
      {.name = "a column in the middle is added and another one goes",
       .before =
           "CREATE TABLE t (a int, b int); INSERT INTO t SELECT n, n * 3 FROM generate_series(1, 200) n;"
           "CREATE TABLE u (a int, gone text, c int); INSERT INTO u SELECT n, NULL, n FROM "
           "generate_series(1, 50) n",
       .wanted = "CREATE TABLE t (a int, x text, b int); CREATE TABLE u (a int, c int)",
       .rows = {{"SELECT a, b FROM t ORDER BY a"}, {"SELECT a, c FROM u ORDER BY a"}}},
      {.name = "comments, collations and settings",
       .before = "CREATE TABLE t (id int, v text COLLATE \"C\"); INSERT INTO t SELECT n, 'Ä' || n FROM "
                 "generate_series(1, 50) n;"
                 "CREATE INDEX t_idx ON t (v)",
       .wanted = "CREATE TABLE t (id int, v text COLLATE \"POSIX\") WITH (fillfactor = 70); CREATE INDEX "
                 "t_idx ON t (v);"
                 "COMMENT ON TABLE t IS 'x'; COMMENT ON COLUMN t.v IS 'y'",
       .rows = {{"SELECT * FROM t ORDER BY id"}}},
  });
}

TEST_CASE("keys, constraints and indexes keep the rows") {
  const std::string family =
      "INSERT INTO parent SELECT n, 'p' || n, n % 7 FROM generate_series(1, 100) n;"
      "INSERT INTO child SELECT n, n % 100 + 1 FROM generate_series(1, 300) n";
  check_all({
      {.name = "the primary key moves to other columns, and the foreign key with it",
       .before = "CREATE TABLE parent (id int PRIMARY KEY, code text, kind int);"
                 "CREATE TABLE child (id int, parent_id int REFERENCES parent ON DELETE CASCADE);" +
                 family,
       .wanted = "CREATE TABLE parent (id int NOT NULL UNIQUE, code text NOT NULL, kind int NOT NULL, "
                 "PRIMARY KEY (code, kind));"
                 "CREATE TABLE child (id int, parent_id int REFERENCES parent (id) ON DELETE SET NULL)",
       .rows = {{"SELECT * FROM parent ORDER BY id"}, {"SELECT * FROM child ORDER BY id"}}},
      {.name = "unique becomes the primary key under a foreign key",
       .before = "CREATE TABLE parent (id int NOT NULL UNIQUE, code text PRIMARY KEY, kind int);"
                 "CREATE TABLE child (id int, parent_id int REFERENCES parent (id));" +
                 family,
       .wanted = "CREATE TABLE parent (id int PRIMARY KEY, code text NOT NULL UNIQUE, kind int);"
                 "CREATE TABLE child (id int, parent_id int REFERENCES parent (id))",
       .rows = {{"SELECT * FROM parent ORDER BY id"}, {"SELECT * FROM child ORDER BY id"}},
       .then = "INSERT INTO child VALUES (1000, 100)"},
      {.name = "the type of a key that others refer to",
       .before = "CREATE TABLE parent (id int PRIMARY KEY, code text, kind int);"
                 "CREATE TABLE child (id int PRIMARY KEY, parent_id int REFERENCES parent ON DELETE CASCADE);"
                 "CREATE TABLE grandchild (child_id int REFERENCES child, parent_id int REFERENCES parent);" +
                 family + "; INSERT INTO grandchild SELECT id, parent_id FROM child",
       .wanted =
           "CREATE TABLE parent (id bigint PRIMARY KEY, code text, kind int);"
           "CREATE TABLE child (id bigint PRIMARY KEY, parent_id bigint REFERENCES parent ON DELETE CASCADE);"
           "CREATE TABLE grandchild (child_id bigint REFERENCES child, parent_id bigint REFERENCES parent)",
       .rows = {{"SELECT * FROM parent ORDER BY id"},
                {"SELECT * FROM child ORDER BY id"},
                {"SELECT * FROM grandchild ORDER BY child_id"}}},
      {.name = "constraints and indexes come, and go on the way back",
       .before = "CREATE TABLE parent (id int PRIMARY KEY, code text, kind int); CREATE TABLE child (id int, "
                 "parent_id int);" +
                 family,
       .wanted = "CREATE TABLE parent (id int PRIMARY KEY, code text UNIQUE, kind int CHECK (kind < 7), "
                 "EXCLUDE USING btree (id WITH =));"
                 "CREATE TABLE child (id int PRIMARY KEY, parent_id int NOT NULL REFERENCES parent);"
                 "CREATE INDEX ON child (parent_id) INCLUDE (id); CREATE UNIQUE INDEX ON parent "
                 "(lower(code)) WHERE kind > 1",
       .rows = {{"SELECT * FROM parent ORDER BY id"}, {"SELECT * FROM child ORDER BY id"}}},
      {.name = "a unique constraint that treats nulls as equal, a foreign key that is deferred",
       .before = "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE, c int REFERENCES t); INSERT INTO t SELECT "
                 "n, nullif(n, 9), 1 FROM generate_series(1, 50) n",
       .wanted = "CREATE TABLE t (a int PRIMARY KEY, b int UNIQUE NULLS NOT DISTINCT, c int REFERENCES t "
                 "DEFERRABLE INITIALLY DEFERRED)",
       .rows = {{"SELECT * FROM t ORDER BY a"}}},
  });
}

TEST_CASE("enums that get, lose and reorder values keep the rows") {
  const std::string rows =
      "INSERT INTO t SELECT n, (ARRAY['sad', 'glad'])[n % 2 + 1]::mood, '{sad,NULL,glad}' FROM "
      "generate_series(1, 50) n";
  const std::string table = "CREATE TABLE t (id int, m mood DEFAULT 'sad', ms mood[]);";
  check_all({
      {.name = "new values in place",
       .before = "CREATE TYPE mood AS ENUM ('sad', 'glad');" + table + rows,
       .wanted = "CREATE TYPE mood AS ENUM ('bad', 'sad', 'ok', 'glad', 'mad');" + table,
       .rows = {{"SELECT * FROM t ORDER BY id"}},
       .then = "INSERT INTO t VALUES (99, 'ok')"},
      {.name = "a value that no row holds goes",
       .before = "CREATE TYPE mood AS ENUM ('sad', 'unused', 'glad');" + table + rows,
       .wanted = "CREATE TYPE mood AS ENUM ('sad', 'glad');" + table,
       .rows = {{"SELECT * FROM t ORDER BY id"}}},
      {.name = "values in another order, under an index and in a key",
       .before = "CREATE TYPE mood AS ENUM ('sad', 'glad');" + table +
                 "CREATE INDEX t_idx ON t (m, id); CREATE TABLE k (m mood, id int, PRIMARY KEY (m, id));" +
                 rows + "; INSERT INTO k SELECT m, id FROM t",
       .wanted = "CREATE TYPE mood AS ENUM ('glad', 'sad');" + table +
                 "CREATE INDEX t_idx ON t (m, id); CREATE TABLE k (m mood, id int, PRIMARY KEY (m, id))",
       .rows = {{"SELECT * FROM t ORDER BY id"}, {"SELECT * FROM k ORDER BY id"}},
       .then = "DO $$BEGIN ASSERT 'glad'::mood < 'sad'::mood; END$$"},
      {.name = "checks, indexes and generated columns that name values",
       .before =
           "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE t (id int, m mood CHECK (m <> 'glad' OR "
           "id > 0),"
           "g boolean GENERATED ALWAYS AS (m = 'sad'::mood) STORED); CREATE INDEX t_idx ON t (id) WHERE m = "
           "'sad';"
           "INSERT INTO t SELECT n, (ARRAY['sad', 'glad'])[n % 2 + 1]::mood FROM generate_series(1, 50) n",
       .wanted = "CREATE TYPE mood AS ENUM ('glad', 'sad'); CREATE TABLE t (id int, m mood CHECK (m <> "
                 "'glad' OR id > 0),"
                 "g boolean GENERATED ALWAYS AS (m = 'sad'::mood) STORED); CREATE INDEX t_idx ON t (id) "
                 "WHERE m = 'sad'",
       .rows = {{"SELECT * FROM t ORDER BY id"}}},
      {.name = "a new value as the default at once",
       .before = "CREATE TYPE mood AS ENUM ('sad', 'glad');" + table + rows,
       .wanted = "CREATE TYPE mood AS ENUM ('sad', 'glad', 'new'); CREATE TABLE t (id int, m mood DEFAULT "
                 "'new', ms mood[])",
       .rows = {{"SELECT * FROM t ORDER BY id"}},
       .then = "INSERT INTO t (id) VALUES (100)"},
  });
}

TEST_CASE("rows that a constraint cannot take stop the upgrade, and nothing has changed") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const std::string canary = "CREATE TABLE a (v text); INSERT INTO a VALUES ('stays');";
  const std::string changed_canary = "CREATE TABLE a (v text DEFAULT 'x', w int);";
  const auto refused = [&](const std::string& name, const std::string& before, const std::string& wanted,
                           const std::string& reason) {
    check_refused(*server,
                  {.name = name,
                   .before = canary + before,
                   .wanted = changed_canary + wanted,
                   .rows = {{"SELECT * FROM a"}, {"SELECT * FROM t ORDER BY 1"}}},
                  reason);
  };
  const std::string rows = "CREATE TABLE t (v int, w int); INSERT INTO t VALUES (1, 1), (2, NULL), (3, 1);";
  refused("not null", rows, "CREATE TABLE t (v int, w int NOT NULL)", "contains null values");
  refused("unique", rows, "CREATE TABLE t (v int, w int UNIQUE)", "could not create unique index");
  refused("primary key", rows, "CREATE TABLE t (v int, w int PRIMARY KEY)", "contains null values");
  refused("check", rows, "CREATE TABLE t (v int CHECK (v < 3), w int)", "is violated by some row");
  refused("foreign key", rows + "CREATE TABLE p (id int PRIMARY KEY);",
          "CREATE TABLE p (id int PRIMARY KEY); CREATE TABLE t (v int REFERENCES p, w int)",
          "violates foreign key constraint");
  refused("unique index", rows, "CREATE TABLE t (v int, w int); CREATE UNIQUE INDEX ON t ((w > 0))",
          "could not create unique index");
  refused("exclusion", rows, "CREATE TABLE t (v int, w int, EXCLUDE USING btree (w WITH =))",
          "could not create exclusion constraint");
  refused("column without a default", rows, "CREATE TABLE t (v int, w int, x int NOT NULL)",
          "contains null values");
  refused("enum value in use",
          "CREATE TYPE mood AS ENUM ('sad', 'glad'); CREATE TABLE t (v mood); INSERT INTO t VALUES ('sad');",
          "CREATE TYPE mood AS ENUM ('glad'); CREATE TABLE t (v mood)", "invalid input value for enum");
}

}  // namespace mighost::test
