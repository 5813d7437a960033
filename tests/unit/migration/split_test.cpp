#include "migration/split.hpp"

#include <doctest/doctest.h>

#include "migration/source_text.hpp"

namespace mighost::test {
namespace {

std::vector<std::string> sql_of(std::string_view script) {
  std::vector<std::string> texts;
  for (const ScriptStatement& statement : split(script)) texts.push_back(statement.sql);
  return texts;
}

/// "line: reason".
std::string refusal(std::string_view script) {
  try {
    split(normalised(script));
  } catch (const SplitError& error) {
    return std::to_string(error.line()) + ": " + error.what();
  }
  return "none";
}

using Texts = std::vector<std::string>;

TEST_CASE("a script is split at semicolons, and each statement knows its line") {
  const std::vector<ScriptStatement> statements =
      split("-- a remark\nSELECT 1;\n\n/* two */ SELECT\n2 ; ;\n-- end\n");
  REQUIRE(statements.size() == 2);
  CHECK(statements[0] == ScriptStatement{"SELECT 1;", 2, true, std::nullopt});
  CHECK(statements[1] == ScriptStatement{"/* two */ SELECT\n2 ;", 4, true, std::nullopt});
  CHECK(split("").empty());
  CHECK(split("-- only\n/* comments */\n;").empty());
}

TEST_CASE("quotes, comments, parentheses and bodies of functions hold semicolons") {
  CHECK(sql_of("SELECT ';', E'\\';', \"a;b\", $$;$$, $x$;$$;$x$; SELECT 2;") ==
        Texts{"SELECT ';', E'\\';', \"a;b\", $$;$$, $x$;$$;$x$;", "SELECT 2;"});
  CHECK(sql_of("SELECT 1 /* ; /* ; */ ; */; SELECT 2 -- ;\n;") ==
        Texts{"SELECT 1 /* ; /* ; */ ; */;", "SELECT 2 -- ;\n;"});
  CHECK(sql_of("CREATE RULE r AS ON INSERT TO t DO (SELECT 1; SELECT 2); SELECT 3;").size() == 2);
  const std::string body =
      "CREATE OR REPLACE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT CASE WHEN true THEN 1 END; "
      "END;";
  CHECK(sql_of(body + " SELECT 2;") == Texts{body, "SELECT 2;"});
  CHECK(sql_of("BEGIN; SELECT 1; END;").size() == 3);
}

TEST_CASE("numbers that only newer servers know do not disturb") {
  CHECK(sql_of("SELECT 1_000, 0xFF, 0b11; SELECT ';';") == Texts{"SELECT 1_000, 0xFF, 0b11;", "SELECT ';';"});
}

TEST_CASE("data follows COPY, whatever is in it") {
  const std::vector<ScriptStatement> statements = split(
      "COPY s.t (a, b) FROM stdin; -- data\nit's;\t$$\n\\N\t/*\n\\.\nSELECT 1;\ncopy u from STDIN;\n\\.\n");
  REQUIRE(statements.size() == 3);
  CHECK(statements[0].copy_data == "it's;\t$$\n\\N\t/*\n");
  CHECK(statements[1] == ScriptStatement{"SELECT 1;", 5, true, std::nullopt});
  CHECK(statements[2].copy_data == "");
  CHECK_FALSE(split("COPY t FROM '/tmp/stdin';")[0].copy_data);
  CHECK_FALSE(split("COPY (SELECT 1 FROM stdin) TO STDOUT;")[0].copy_data);
}

TEST_CASE("what is longer than what is scanned at once comes out whole") {
  std::string script;
  Texts expected;
  for (int i = 0; i < 3000; ++i) {
    expected.push_back("SELECT " + std::to_string(i) + ", ';';");
    script += expected.back() + "\n";
  }
  expected.push_back("SELECT $$" + std::string(300'000, ';') + "\n" + std::string(300'000, '\'') + "$$;");
  script += expected.back() + "\n" + "SELECT 1;";
  expected.emplace_back("SELECT 1;");
  CHECK(sql_of(script) == expected);
}

TEST_CASE("what has no end is refused with its line") {
  CHECK(refusal("SELECT 1;\nSELECT 'a;\n\nb") == "2: unterminated quoted string");
  CHECK(refusal("SELECT 1;\n\n/* a /* b */ c") == "3: unterminated /* comment");
  CHECK(refusal("SELECT $x$ a $y$") == "1: unterminated dollar-quoted string");
  CHECK(refusal("SELECT \"a") == "1: unterminated quoted identifier");
  CHECK(refusal("\nCREATE TABLE t (\na int;\n") == "2: the statement has a parenthesis that is not closed");
  CHECK(refusal("CREATE FUNCTION f() RETURNS int BEGIN ATOMIC SELECT 1;") ==
        "1: the statement has a BEGIN without its END");
  CHECK(refusal("\nCOPY t FROM stdin;\n1\n2\n") ==
        "2: the data of COPY … FROM stdin has no end, the line \\. : the file is truncated");
  CHECK_FALSE(split("SELECT 1; DELETE FROM t").back().terminated);
}

TEST_CASE("commands of psql are refused with their line") {
  CHECK(refusal("SELECT 1;\n\\i other.sql\n") ==
        "2: \"\\i\" is a command of psql and no SQL; a migration holds SQL only: remove it, or write what it "
        "does as SQL");
  CHECK(refusal("--\n\\restrict 4xY'\nSELECT 1;\n")
            .starts_with("2: \"\\restrict\" is a command of psql and no SQL; pg_dump"));
  CHECK(refusal("SELECT 1 \\gset a'\n").starts_with("1: \"\\gset\""));
}

TEST_CASE("what is no text is refused with its line") {
  CHECK(refusal("SELECT 1;\nSELECT '\xe9';") == "2: this is not UTF-8: convert the file");
  CHECK(refusal(std::string_view{"SELECT 1;\0", 10}) == "1: there is a NUL byte, which no database takes");
  CHECK(refusal("SELECT 1;\n<<<<<<< HEAD\nSELECT 2;\n=======\n") ==
        "2: this is a mark of a merge conflict: resolve the conflict");
}

TEST_CASE("ends of lines and a byte order mark make no difference") {
  CHECK(normalised("\xef\xbb\xbfSELECT 1;\r\nSELECT '\r';\r\n") == "SELECT 1;\nSELECT '\r';\n");
  CHECK(normalised("a\r\nb") == normalised("a\nb"));
}

TEST_CASE("a carriage return that belongs to a value stays, and does not count for the checksum") {
  const std::string text = "SELECT 1;\nSELECT 'a\r\nb';\n";
  CHECK(normalised(text) == text);
  CHECK(with_lf(text) == "SELECT 1;\nSELECT 'a\nb';\n");
  CHECK(with_lf("a\r\r\n\r") == "a\r\n\r");
  CHECK(sql_of(text) == Texts{"SELECT 1;", "SELECT 'a\r\nb';"});
  CHECK(split("COPY t FROM stdin;\na\r\n\\.\r\nSELECT 1;\n")[0].copy_data == "a\r\n");
}

}  // namespace
}  // namespace mighost::test
