// How the table compiler is run, and what it leaves behind.
#include <doctest/doctest.h>

#include "compile_tables.hpp"

namespace mighost::test {

TEST_CASE("the same tables give the same bytes, wherever they lie") {
  const std::map<std::string, std::string> files = {{"a.yaml", "resources: {a: {columns: {x: string}}}\n"},
                                                    {"b.yaml", "resources: {b: {columns: {x: string}}}\n"}};
  const CompileResult once = compile_tables(files);
  const CompileResult again = compile_tables(files);
  REQUIRE(once.output.has_value());
  CHECK(once.output == again.output);
}

TEST_CASE("an error leaves the file of an earlier run as it was") {
  const CompileResult result = compile_tables({{"out.cpp", "precious"}, {"t.yaml", "resources: {}\n"}});
  CHECK(result.status == 1);
  CHECK(result.output == "precious");
}

TEST_CASE("all errors of all files are told, in order, and counted") {
  const CompileResult result = compile_tables({{"a.yaml", "resources: 1\n"},
                                               {"b.yaml", "resources: {t: {columns: {x: strin, y: intt}}}\n"},
                                               {"c.yaml", "}"}});
  CHECK(result.status == 1);
  CHECK(result.messages ==
        "a.yaml:1:12: `resources` is a text; write a map of names: `name: …`\n"
        "b.yaml:1:30: unknown type \"strin\"; did you mean `string`?\n"
        "b.yaml:1:40: unknown type \"intt\"; did you mean `int`?\n"
        "c.yaml:1:1: not YAML: illegal flow end; check brackets, quotes and indentation\n"
        "4 errors; nothing was written\n");
}

TEST_CASE("a file that cannot be read is named") {
  const CompileResult result =
      compile_tables({}, {"--name", "test", "--version", "1", "--output", "out.cpp", "none.yaml"});
  CHECK(result.status == 1);
  CHECK(result.messages ==
        "none.yaml: cannot be read: No such file or directory; check the path and its rights\n"
        "1 error; nothing was written\n");
}

TEST_CASE("an output that cannot be written is named, and leaves nothing behind") {
  const CompileResult result =
      compile_tables({{"t.yaml", "resources: {a: {columns: {x: string}}}\n"}},
                     {"--name", "test", "--version", "1", "--output", "none/out.cpp"});
  CHECK(result.status == 1);
  CHECK(result.messages ==
        "mighost-compile-tables: cannot write none/out.cpp.new: No such file or directory\n");
}

TEST_CASE("a command line that is wrong exits with 2 and says why") {
  const auto first_line = [](const std::vector<std::string>& options) {
    const CompileResult result =
        compile_tables({{"t.yaml", "resources: {a: {columns: {x: string}}}\n"}}, options);
    CHECK(result.status == 2);
    return result.messages.substr(0, result.messages.find('\n'));
  };
  const std::string program = "mighost-compile-tables: ";
  CHECK(first_line({"--name", "Test", "--version", "1", "--output", "o"}) ==
        program + "--name is \"Test\"; write lower case letters, digits, _ and -, starting with a letter");
  CHECK(first_line({"--name", "test", "--output", "o"}) == program + "--version is missing");
  CHECK(first_line({"--name", "test", "--version", "1"}) == program + "--output is missing");
  CHECK(first_line({"--name", "test", "--version", "1", "--output", "t.yaml"}) ==
        program + "--output names one of the files to read");
  CHECK(first_line({"--nam", "test"}) == program + "unknown option \"--nam\"");
  CHECK(first_line({"--name", "test", "--version", "1", "--output", "o", "--convention", "other"}) ==
        program + "unknown convention \"other\"; known are cloudquery and plain");
}

}  // namespace mighost::test
