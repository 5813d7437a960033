// Promise 12: scripts are split as psql splits them. A proxy between psql and a real server sees what psql
// sends.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "migration/scan.hpp"
#include "migration/source_text.hpp"
#include "migration/split.hpp"
#include "project.hpp"
#include "support/proxy.hpp"

namespace mighost::test {
namespace {

/// The tokens of each text, one a line, since psql leaves out empty lines between them. Texts without any,
/// which psql sends and we do not, are left out.
std::vector<std::string> as_tokens(const std::vector<std::string>& texts) {
  std::vector<std::string> out;
  for (const std::string& text : texts) {
    std::string lines = text.starts_with("DATA: ") ? text : "";
    if (lines.empty()) {
      for (const Token& token : scan(text).tokens) {
        if (!token.comment()) (lines += token.in(text)) += '\n';
      }
    }
    const auto same = [](char a, char b) { return a == '\n' && b == '\n'; };
    lines.erase(std::unique(lines.begin(), lines.end(), same), lines.end());
    if (!lines.empty() && lines != ";\n") out.push_back(lines);
  }
  return out;
}

/// What psql sends for a script: statements, and the data of COPY as one text behind its statement.
std::vector<std::string> sent_by_psql(const TestDatabase& database, TestServer& server,
                                      const std::string& script) {
  const TempDir folder;
  write_file(folder / "script.sql", script);
  Proxy proxy{server.port()};
  const std::string uri = "postgres://postgres@127.0.0.1:" + std::to_string(proxy.port()) + "/" +
                          database.name() + "?sslmode=disable&gssencmode=disable";
  run_process({"psql", "--no-psqlrc", "--quiet", "-f", (folder / "script.sql").string(), uri});
  std::vector<std::string> sent;
  for (const std::string& query : proxy.queries()) {
    const bool data = query.starts_with("DATA: ");
    if (data && !sent.empty() && sent.back().starts_with("DATA: ")) {
      sent.back() += query.substr(6);
    } else {
      sent.push_back(query);
    }
    // psql sends the line that ends the data as well, which the server does not take for data.
    for (const std::string_view end : {"\\.\n", "\\.\r\n"}) {
      if (data && sent.back().ends_with(end)) sent.back().resize(sent.back().size() - end.size());
    }
    if (sent.back() == "DATA: ") sent.pop_back();
  }
  return as_tokens(sent);
}

std::string joined(const std::vector<std::string>& texts) {
  std::string all;
  for (const std::string& text : texts) (all += text) += "---\n";
  return all;
}

std::vector<std::string> split_by_us(const std::string& script) {
  std::vector<std::string> texts;
  for (const ScriptStatement& statement : split(script)) {
    texts.push_back(statement.sql);
    if (statement.copy_data && !statement.copy_data->empty())
      texts.push_back("DATA: " + *statement.copy_data);
  }
  return as_tokens(texts);
}

TEST_CASE("every kind of quote, comment, body and data is split as psql splits it") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const std::string script =
      "-- a remark; with 'quotes\nCREATE TABLE t (a int, b text);\n\n"
      "/* a /* nested; */ comment; */ INSERT INTO t VALUES (1, 'it''s; $$'), (2, E'\\';\\\\'), (3, "
      "U&'\\0041;');\n"
      "SELECT $$;$$, $body$ $$ ; $x$ $body$, \";\", B'1', X'F;' -- behind; it\n;\n"
      "SELECT 1; SELECT 2\n;;; SELECT 'a' 'b'\n';c';\n"
      "CREATE FUNCTION f(x int DEFAULT (1)) RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 "
      "ELSE 2 END; END;\n"
      "CREATE OR REPLACE PROCEDURE \"p;\"() BEGIN ATOMIC INSERT INTO t VALUES (4, 'x'); DELETE FROM t WHERE "
      "a = 4; END;\n"
      "CREATE FUNCTION g() RETURNS int LANGUAGE plpgsql AS $$ BEGIN RETURN 1; END $$;\n"
      "CREATE RULE r AS ON DELETE TO t DO ALSO (SELECT 1; SELECT 2);\n"
      "BEGIN; SELECT 1; END;\nDO $$ BEGIN PERFORM 1; END $$;\n"
      "COPY t (a, b) FROM stdin;\n5\tit's; /* $$\n6\t\\N\n\\.\nSELECT a[1:2], 1 :: text, 2::text FROM t;\n"
      "copy t from STDIN WITH (FORMAT csv);\n7,\"a\n;b\"\n\\.\n"
      "PREPARE q AS SELECT $1::int; EXECUTE q(1); SELECT 1 AS \"BEGIN\"; SELECT 'no end of line' -- ;";
  CHECK(split_by_us(script) == sent_by_psql(database, *server, script));
}

/// Scripts that are odd, each with why.
const std::vector<std::pair<const char*, std::string>>& odd_scripts() {
  static const std::vector<std::pair<const char*, std::string>> scripts{
      {"the last statement has no semicolon", "SELECT 1;\nSELECT 2"},
      {"nor an end of line, but a comment", "SELECT 1 -- that is all"},
      {"only semicolons and comments", ";;\n-- nothing\n/* here */ ;"},
      {"a number before a dollar quote", "SELECT 1$$a;b$$; SELECT 2;"},
      {"a number before a tagged dollar quote", "SELECT 12$x$a;b$x$; SELECT 2;"},
      {"a name that ends like a dollar quote", "SELECT 1 AS x$$; SELECT 2 AS y$$;"},
      {"a parameter before a dollar quote", "SELECT $1$$;$$; SELECT 2;"},
      {"a dollar quote whose tag is no name", "SELECT $1a$;$1a$; SELECT 2;"},
      {"a quote inside a comment", "SELECT 1; -- it's\nSELECT 2; /* it's \" $$ */ SELECT 3;"},
      {"a comment that looks closed", "SELECT 1 /*/ ; /*/ */ */; SELECT 2;"},
      {"an operator that holds a comment", "SELECT 1 +-- ;\n 2; SELECT 3 */* ; */ 4;"},
      {"strings that go on in the next line", "SELECT 'a'\n';b'\n  ';c'; SELECT E'\\''\n'\\'';"},
      {"escapes with quotes",
       "SELECT E'\\\\', E'\\';', E'''', '\\'; SELECT U&'\\0027;' UESCAPE '!', U&\"a;\";"},
      {"bits, national strings and bytes", "SELECT B'0;', X'0;', N'x;', n'y;'; SELECT 2;"},
      {"identifiers with quotes", "SELECT 1 AS \"a\"\"; b\"; SELECT 2 AS \"'\"; SELECT 3 AS \"--\";"},
      {"parentheses that do not match", "SELECT 1); SELECT ((2); SELECT 3);"},
      {"a body in SQL with CASE",
       "CREATE FUNCTION o1(x int) RETURNS int BEGIN ATOMIC SELECT CASE WHEN x > 0 THEN 1 ELSE 2 END; "
       "SELECT 2; END; SELECT 4;"},
      {"BEGIN and END as names",
       "CREATE FUNCTION \"begin\"() RETURNS int LANGUAGE sql AS 'SELECT 1'; SELECT 1 AS \"begin\"; "
       "CREATE TABLE o2 (\"case\" int, \"end\" int); SELECT 2;"},
      {"a trigger's function in quotes",
       "CREATE FUNCTION o3() RETURNS trigger AS 'BEGIN RETURN NEW; END' LANGUAGE plpgsql; SELECT 1;"},
      {"a body after OR REPLACE and a comment",
       "CREATE /* ; */ OR REPLACE -- ;\n FUNCTION o4() RETURNS int BEGIN ATOMIC SELECT 1; END; SELECT 2;"},
      {"a schema's elements",
       "CREATE SCHEMA o5 CREATE TABLE t (a int) CREATE VIEW v AS SELECT a FROM t; SELECT 1;"},
      {"a rule with several actions",
       "CREATE TABLE o6 (a int); CREATE RULE r AS ON INSERT TO o6 DO ALSO (SELECT 1; SELECT 2;); SELECT 3;"},
      {"data with everything in it",
       "CREATE TABLE c1 (a text, b text);\nCOPY c1 FROM stdin;\n'\t$$\n\\\\.\t\\N\n;\t/*\n--\t\\\\;\n\\.\n"
       "SELECT 1;\n"},
      {"no data at all", "CREATE TABLE c2 (a text);\nCOPY c2 FROM stdin;\n\\.\nSELECT 1;\n"},
      {"data of lines that are empty",
       "CREATE TABLE c3 (a text);\nCOPY c3 FROM stdin;\n\n\n\\.\nSELECT 1;\n"},
      {"CSV with quotes over lines",
       "CREATE TABLE c4 (a text, b text);\nCOPY c4 FROM stdin (FORMAT csv, QUOTE '''');\n"
       "'a\n;b',\"\nx,'''--'\n\\.\nSELECT 1;\n"},
      {"CSV with a header and other signs",
       "CREATE TABLE c5 (a text, b text);\nCOPY c5 (b, a) FROM STDIN WITH CSV HEADER DELIMITER ';' NULL "
       "'\\N';\n"
       "b;a\n\\N;\"x;\"\n\\.\nSELECT 1;\n"},
      {"a value with a carriage return", "SELECT 'a\r\nb';\nSELECT 2;\n"},
      {"the data's lines end with carriage returns",
       "CREATE TABLE c7 (a text);\nCOPY c7 FROM stdin;\na\r\nb\r\n\\.\r\nSELECT 1;\n"},
      {"a comment behind COPY",
       "CREATE TABLE c8 (a text);\nCOPY c8 FROM stdin; -- the data:\n-- x\n\\.\nSELECT 1;\n"},
      {"COPY over several lines",
       "CREATE TABLE c9 (a text);\nCOPY c9\n  (a)\n  FROM /* from 'x' */ STDIN\n  WHERE a > '';\nx\n\\.\n"
       "SELECT 1;\n"},
      {"COPY with names that mislead",
       "CREATE TABLE \"from\" (\"stdin\" text);\nCOPY \"from\" (\"stdin\") FROM stdin;\nx\n\\.\nSELECT 1;\n"},
      {"COPY in the old form",
       "CREATE TABLE c10 (a text);\nCOPY c10 FROM stdin USING DELIMITERS '|';\nx\n\\.\nSELECT 1;\n"},
      {"lines that only begin like the end",
       "CREATE TABLE c11 (a text);\nCOPY c11 FROM stdin (FORMAT csv, QUOTE '~');\n\\.x\n \\.\n\\\\.\n\\.\n"
       "SELECT 1;\n"},
      {"COPY that writes",
       "CREATE TABLE c12 (stdin text);\nCOPY (SELECT 'x' FROM c12) TO '/dev/null';\nSELECT 1;\n"},
      {"a byte order mark", "\xef\xbb\xbfSELECT 1;\nSELECT 2;\n"},
      {"letters of all kinds", "SELECT 'ä;ö', $ü$;$ü$ AS \"ß;\", 1 AS ñ; SELECT '🙂;';"},
  };
  return scripts;
}

TEST_CASE("odd scripts are split as psql splits them") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  for (const auto& [what, script] : odd_scripts()) {
    CAPTURE(what);
    std::vector<std::string> ours;
    try {
      ours = split_by_us(normalised(script));
    } catch (const SplitError& error) {
      ours = {"refused: ", error.what()};
    }
    const std::vector<std::string> theirs = sent_by_psql(database, *server, script);
    CHECK(joined(ours) == joined(theirs));
  }
}

// What psql takes and a migration must not have: where a file may be cut off, and what psql alone
// understands.
TEST_CASE("what psql would take from a file that was cut off is refused") {
  for (const char* script :
       {"CREATE TABLE t (a text);\nCOPY t FROM stdin;\nx\n", "COPY t FROM stdin;\n", "SELECT 'a;\n",
        "SELECT $$;\n", "SELECT 1 /* ;\n", "SELECT (1;\n", "SELECT 1 \\gexec\n", "\\echo x\n"}) {
    CAPTURE(script);
    CHECK_THROWS_AS(split(script), SplitError);
  }
}

TEST_CASE("generated scripts are split as psql splits them") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  constexpr std::array<const char*, 47> pieces{"SELECT 1 ",
                                               ";",
                                               ";",
                                               ";",
                                               "\n",
                                               "\n",
                                               " ",
                                               "-- c; '\n",
                                               "/* ; ' */",
                                               "/* /* ; */ \" */",
                                               "'a;'",
                                               "'a'';'",
                                               "E'\\';'",
                                               "$$;$$",
                                               "$x$;$$;$x$",
                                               "\"a;\"",
                                               "(",
                                               ")",
                                               "(",
                                               ")",
                                               " BEGIN ATOMIC ",
                                               " END ",
                                               " CASE ",
                                               " CREATE FUNCTION f() ",
                                               " CREATE OR REPLACE PROCEDURE ",
                                               " CREATE TABLE ",
                                               " begin ",
                                               " x",
                                               " 1 ",
                                               "+",
                                               "::",
                                               "U&'\\0041;'",
                                               "B'1;'",
                                               "$1 ",
                                               " OR ",
                                               " function ",
                                               "<=",
                                               "é",
                                               ",",
                                               " N'x;'",
                                               "x$y$",
                                               " 1.5e3 ",
                                               "-",
                                               "=-",
                                               "1$$;$$",
                                               "2$x$",
                                               "$x$"};
  int compared = 0;
  const bool holds = rc::check("split as psql splits", [&] {
    const auto chosen =
        *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, pieces.size()));
    std::string script;
    for (const std::size_t each : chosen) script += pieces.at(each);
    std::vector<std::string> ours;
    try {
      ours = split_by_us(script);
    } catch (const SplitError&) {
      return;  // psql sends what has no end as it is
    }
    ++compared;
    RC_ASSERT(ours == sent_by_psql(database, *server, script));
  });
  CHECK(holds);
  CHECK(compared > 10);
}

}  // namespace
}  // namespace mighost::test
