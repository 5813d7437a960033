// What libabigail says of the ABI of today beside the frozen one.

#include <doctest/doctest.h>
#include <mighost/abi.h>

#include <string>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {
namespace {

std::string frozen(const std::string& ending) {
  return MIGHOST_ABI_FROZEN "/v" + std::to_string(MIGHOST_ABI_MAJOR) + "_" +
         std::to_string(MIGHOST_ABI_MINOR) + ending;
}

}  // namespace

TEST_CASE(
    "the types of the ABI are those of its frozen version: whoever changes them raises MIGHOST_ABI_MINOR") {
  const ProcessResult report =
      run_process({"abidiff", "--no-architecture", frozen(".abi"), MIGHOST_ABI_TYPES});
  CHECK_MESSAGE(report.exit_code == 0, report.out, report.err);
  CHECK(report.out == "");
}

TEST_CASE("the report sees a change: a member that moves") {
  const TempDir folder;
  std::string header = read_file(MIGHOST_ABI_HEADER);
  const std::string member = "  mighost_str key;\n";
  const std::size_t at = header.find(member);
  REQUIRE(at != std::string::npos);
  header.insert(at, "  uint64_t moved;\n");
  std::filesystem::create_directory(folder / "mighost");
  write_file(folder / "mighost/abi.h", header);
  const ProcessResult built =
      run_process({"gcc", "-std=c11", "-g", "-shared", "-fPIC", "-I" + folder.path().string(),
                   MIGHOST_TYPES_SOURCE, "-o", (folder / "types.so").string()});
  REQUIRE_MESSAGE(built.exit_code == 0, built.err);
  const ProcessResult report =
      run_process({"abidiff", "--no-architecture", frozen(".abi"), (folder / "types.so").string()});
  CHECK(report.exit_code != 0);
  CHECK_MESSAGE(report.out.find("mighost_option") != std::string::npos, report.out);
}

TEST_CASE("every struct of the header is in the report, and in the frozen layout") {
  const std::string header = read_file(MIGHOST_ABI_HEADER);
  const std::string types = read_file(MIGHOST_TYPES_SOURCE);
  const std::string layout = read_file(frozen("_layout.h"));
  const std::string begin = "typedef struct ";
  int structs = 0;
  for (std::size_t at = 0; (at = header.find(begin, at)) != std::string::npos; ++structs) {
    at += begin.size();
    const std::string name = header.substr(at, header.find(' ', at) - at);
    CHECK_MESSAGE(types.find("TYPE(" + name + ")") != std::string::npos, name);
    CHECK_MESSAGE(layout.find("MIGHOST_FROZEN_STRUCT(" + name + ", ") != std::string::npos, name);
  }
  CHECK(structs >= 22);
}

TEST_CASE("the frozen header is the header of today, until a later version") {
  const std::string header = read_file(MIGHOST_ABI_HEADER);
  CHECK(read_file(frozen(".h")).find(header) != std::string::npos);
}

TEST_CASE("the reference page is what the header says") {
  const ProcessResult result = run_process({"python3", MIGHOST_REFERENCE_SCRIPT, "--check"});
  CHECK_MESSAGE(result.exit_code == 0, result.err);
}

TEST_CASE("the frozen header compiles as C11, C17, C++17 and C++20, and its asserts hold") {
  for (const char* compiler : {"gcc", "clang-16"}) {
    for (const char* standard : {"c11", "c17", "c++17", "c++20"}) {
      CAPTURE(compiler);
      CAPTURE(standard);
      const std::string language = std::string{standard}.starts_with("c++") ? "c++" : "c";
      const TempDir folder;
      write_file(folder / "alone", "#include <v1_0.h>\n");
      const ProcessResult result =
          run_process({compiler, "-x", language, std::string{"-std="} + standard, "-Wall", "-Wextra",
                       "-Wpedantic", "-Wconversion", "-Wshadow", "-Wundef", "-Wcast-qual", "-Werror",
                       "-fsyntax-only", "-I" MIGHOST_ABI_FROZEN, (folder / "alone").string()});
      CHECK_MESSAGE(result.exit_code == 0, result.err);
    }
  }
}

}  // namespace mighost::test
