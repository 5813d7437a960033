// The ABI's header in every language that it promises, without a warning.

#include <doctest/doctest.h>

#include "installed.hpp"

namespace mighost::test {
namespace {

/// Compiles a file that holds nothing but the header, as `standard`, with all that a careful author may
/// switch on.
void compile_alone(const std::string& header, const std::string& compiler, const std::string& language,
                   const std::string& standard) {
  CAPTURE(header);
  CAPTURE(compiler);
  CAPTURE(standard);
  const TempDir folder;
  write_file(folder / "alone", "#include <mighost/" + header + ">\n");
  std::vector<std::string> command{compiler,        "-x",
                                   language,        "-std=" + standard,
                                   "-Wall",         "-Wextra",
                                   "-Wpedantic",    "-Wconversion",
                                   "-Wshadow",      "-Wundef",
                                   "-Wcast-qual",   "-Werror",
                                   "-fsyntax-only", "-I" + (installed().prefix() / "include").string(),
                                   "alone"};
  if (language == "c") {
    command.insert(command.begin() + 1, "-Wstrict-prototypes");
  } else {
    command.insert(command.begin() + 1, {"-Wold-style-cast", "-Wzero-as-null-pointer-constant"});
  }
  installed().must_run(command, folder.path());
}

}  // namespace

TEST_CASE("the C header compiles as C11, C17, C++17 and C++20 with gcc and clang under all warnings") {
  for (const char* compiler : {"gcc", "clang-16"}) {
    for (const char* standard : {"c11", "c17"}) compile_alone("abi.h", compiler, "c", standard);
    for (const char* standard : {"c++17", "c++20"}) compile_alone("abi.h", compiler, "c++", standard);
  }
}

TEST_CASE("each header of the C++ SDK stands by itself") {
  for (const auto& entry : std::filesystem::directory_iterator{installed().prefix() / "include/mighost"}) {
    if (entry.path().extension() != ".hpp") continue;
    for (const char* compiler : {"g++", "clang++-16"}) {
      compile_alone(entry.path().filename().string(), compiler, "c++", "c++20");
    }
  }
}

}  // namespace mighost::test
