// Promise 12: scripts are split as psql splits them. A proxy between psql and a real server sees what psql
// sends.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

#include "migration/scan.hpp"
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
    if (data && sent.back().ends_with("\\.\n")) sent.back().resize(sent.back().size() - 3);
  }
  return as_tokens(sent);
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

TEST_CASE("generated scripts are split as psql splits them") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  // A number right before a dollar quote, which no server takes, is not among them: psql ends neither where
  // the server does.
  constexpr std::array<const char*, 44> pieces{"SELECT 1 ",
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
                                               "=-"};
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
