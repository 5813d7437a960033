// What the table compiler makes of bytes, YAML's traps, types and values.
#include <doctest/doctest.h>

#include "compile_tables.hpp"

namespace mighost::test {

using namespace std::string_literals;

TEST_CASE("bytes that yaml-cpp would change without a word are refused") {
  CHECK(errors_in("resources:\n  ü\xff: 1\n") ==
        "t.yaml:2:4: this byte is not UTF-8; save the file as UTF-8\n");
  CHECK(errors_in("# \xed\xa0\x80\n") == "t.yaml:1:3: this byte is not UTF-8; save the file as UTF-8\n");
  CHECK(errors_in("# \xc0\xaf\n") == "t.yaml:1:3: this byte is not UTF-8; save the file as UTF-8\n");
  CHECK(errors_in("# \xf4\x90\x80\x80\n") == "t.yaml:1:3: this byte is not UTF-8; save the file as UTF-8\n");
  CHECK(errors_in("\xff\xfer\0e\0"s) == "t.yaml:1:1: this byte is not UTF-8; save the file as UTF-8\n");
  const std::string control =
      "a control character stands in the file; remove it, or write it as an escape (\"\\x07\") in double "
      "quotes\n";
  CHECK(errors_in("resources: {a: {columns: {x: string}}}\n\x04\ngarbage") == "t.yaml:2:1: " + control);
  CHECK(errors_in("r\0e"s) == "t.yaml:1:2: " + control);
}

TEST_CASE("YAML that is nested too deeply is told so") {
  std::string deep = "resources: ";
  for (int level = 0; level < 600; ++level) deep += "{a: ";
  const std::string errors = errors_in(deep + "x" + std::string(600, '}') + "\n");
  CHECK_MESSAGE(errors.starts_with("t.yaml:1:"), errors);
  CHECK(errors.ends_with(
      ": it is nested too deeply; write it with fewer levels, and check that brackets are closed\n"));
}

TEST_CASE("YAML that is broken, or more than a list of facts needs, is refused") {
  CHECK(errors_in("resources: [\n") ==
        "t.yaml:2:1: not YAML: end of sequence flow not found; check brackets, quotes and indentation\n");
  CHECK(
      errors_in("resources: {a: {columns: &c {x: string}}}\n") ==
      "t.yaml:1:26: anchors and aliases (& and *) are not read; write it out, or quote the text if it starts "
      "with & or *\n");
  CHECK(errors_in("resources: {a: {columns: {x: !!str string}}}\n") ==
        "t.yaml:1:30: tags (such as !!str) are not read; remove the tag; every value is taken as text\n");
  CHECK(errors_in("resources: {a: {columns: {x: string}}}\n---\nresources: {}\n") ==
        "t.yaml:3:1: the document has ended, but the file goes on; check the indentation, and put only one "
        "document in a file\n");
  CHECK(errors_in("resources: {a: {columns: {\"x\\0y\": string}}}\n") ==
        "t.yaml:1:27: a text holds a NUL character; no database can store it; remove it\n");
  CHECK(errors_in("# ü\nprovider: \"aws\n") ==
        "t.yaml:2:11: the quote that opens here is not closed; close it\n");
  CHECK(errors_in("\xEF\xBB\xBFprovider: 'it''s\n") ==
        "t.yaml:1:11: the quote that opens here is not closed; close it\n");
  CHECK(errors_in("provider: \"aws\\\"\n") ==
        "t.yaml:1:11: the quote that opens here is not closed; close it\n");
}

TEST_CASE("names and values are text, whatever YAML would make of them") {
  const CompileResult result = compile_tables({{"t.yaml",
                                                "resources: {a: {columns: {010: {type: string, default: "
                                                "010}, yes: string, 1e3: string, 0x1F: string}}}\n"}});
  const std::string source = result.output.value_or("");
  for (const char* const text : {"{\"010\", 3}", "{\"yes\", 3}", "{\"1e3\", 3}", "{\"0x1F\", 4}"}) {
    CHECK_MESSAGE(source.find(text) != std::string::npos, text);
  }
}

TEST_CASE("numbers are decimal, whole, in range, and do not look octal") {
  const auto start = [](const std::string& number) {
    return errors_in("resources: {a: {columns: {x: {type: smallint, identity: {kind: always, start: " +
                     number + "}}}}}\n");
  };
  const auto message = [](const std::string& number) {
    return "t.yaml:1:79: `start` is \"" + number +
           "\"; write a whole number from -32768 to 32767, in decimal and without leading zeros\n";
  };
  for (const char* const number : {"010", "0x10", "1.5", "32768", "99999999999999999999", "+1"}) {
    CHECK(start(number) == message(number));
  }
}

TEST_CASE("an unknown type is answered with the one that was meant") {
  const auto type = [](const std::string& text) {
    return errors_in("resources: {a: {columns: {x: " + text + "}}}\n");
  };
  CHECK(type("text") == "t.yaml:1:30: unknown type \"text\"; did you mean `string`?\n");
  CHECK(type("strng") == "t.yaml:1:30: unknown type \"strng\"; did you mean `string`?\n");
  CHECK(type("jsonb") == "t.yaml:1:30: unknown type \"jsonb\"; did you mean `json`?\n");
  CHECK(type("bigserial") ==
        "t.yaml:1:30: unknown type \"bigserial\"; write `{type: bigint, identity: serial}`\n");
  CHECK(type("geometry") ==
        "t.yaml:1:30: unknown type \"geometry\"; known are bool, smallint, int, bigint, float, decimal, "
        "string, bytes, "
        "uuid, json, date, time, timestamp, timestamptz, interval, inet, cidr, macaddr, enum(NAME), "
        "native(TYPE), and "
        "each with [] for an array\n");
}

TEST_CASE("what stands behind a type is checked") {
  const auto type = [](const std::string& text) {
    return errors_in("resources: {a: {columns: {x: \"" + text + "\"}}}\n");
  };
  CHECK(type("string nullable") ==
        "t.yaml:1:30: after the type stands \"nullable\"; write any of not_null, unique, parent_id, id, "
        "partition; or "
        "the long form `{type: …, …}`\n");
  CHECK(type("string unique unique") == "t.yaml:1:30: \"unique\" comes twice; keep one of them\n");
  CHECK(type("string(10)") ==
        "t.yaml:1:30: the type \"string\" takes nothing in parentheses; write `string`, or a type of the "
        "server as "
        "`native(string(10))`\n");
  CHECK(type("decimal(10") ==
        "t.yaml:1:30: a parenthesis is not closed in \"decimal(10\"; write `)`; inside { } and [ ], quote a "
        "type "
        "that has a comma\n");
  CHECK(type("decimal(0)").find("not the digits of a decimal: \"0\"") != std::string::npos);
  CHECK(type("decimal(1001)").find("not the digits of a decimal") != std::string::npos);
  CHECK(type("decimal(10,)").find("not the digits of a decimal") != std::string::npos);
  CHECK(type("native()").find("\"native\" has no name behind it; write `native(TYPE)`") != std::string::npos);
  CHECK(type("enum").find("\"enum\" has no name behind it; write `enum(NAME)`") != std::string::npos);
  CHECK(type("enum(mood)") ==
        "t.yaml:1:27: the column \"x\" has the undefined enum \"mood\"; define it under `enums`, or write "
        "`native(TYPE)` for a type that is not yours\n");
}

TEST_CASE("a column has one value of its own at most") {
  CHECK(errors_in("resources: {a: {columns: {x: {type: int, default: 1, identity: always}}}}\n") ==
        "t.yaml:1:27: the column \"x\" has several values of its own; keep one of `default`, "
        "`default_expression`, "
        "`generated` and `identity`\n");
  CHECK(errors_in("resources: {a: {columns: {x: {type: string, identity: always}}}}\n") ==
        "t.yaml:1:55: `identity` of a column that is no integer; make it smallint, int or bigint, or leave "
        "`identity` "
        "out\n");
  CHECK(errors_in("resources: {a: {columns: {x: {type: int, generated: {}}}}}\n") ==
        "t.yaml:1:53: `generated` has no expression; write `{stored: EXPRESSION}` or `{virtual: "
        "EXPRESSION}`\n");
}

}  // namespace mighost::test
