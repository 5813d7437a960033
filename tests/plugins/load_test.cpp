// Files that are no plugins, or that die while they are loaded.
#include <doctest/doctest.h>
#include <elf.h>

#include <chrono>
#include <cstring>

#include "plugin/probe.hpp"
#include "support.hpp"

namespace mighost {
namespace {

/// The problems of one file with this content, beside a good plugin.
std::string refusal_of_content(std::string_view content) {
  const PluginFolder folder{"good"};
  folder.write("bad.so", content);
  return lines(problems_beside_good(folder.path()));
}

std::string patched(std::size_t offset, std::string_view bytes) {
  std::string content = read_file(fixture("good"));
  content.replace(offset, bytes.size(), bytes);
  return content;
}

}  // namespace

TEST_CASE("a text file named .so is refused with what it begins with") {
  CHECK(refusal_of_content("#!/bin/sh\necho\n") ==
        "elf | is no shared library: an ELF file begins with \\x7fELF, and this one with `#!/bin/sh\\nec` | "
        "plugins "
        "are built from source, see the documentation of mighost_add_provider\n");
}

TEST_CASE("an empty file is refused") {
  CHECK(refusal_of_content("") == "elf | is empty | build or copy it again\n");
}

TEST_CASE("a library cut off at any length is refused, and the host lives") {
  const std::string whole = read_file(fixture("good"));
  // In steps that hit every part of the file: header, program headers, segments, section headers.
  for (std::size_t size = 1; size < whole.size(); size += size < 200 ? 1 : 97) {
    const std::string problems = refusal_of_content(whole.substr(0, size));
    CAPTURE(size);
    const bool cut_off =
        problems.starts_with("elf | is cut off: ") || (size < 4 && problems.starts_with("elf | "));
    CHECK(cut_off);
  }
  CHECK(refusal_of_content(whole.substr(0, whole.size() - 1)) ==
        "elf | is cut off: the section headers should end at byte " + std::to_string(whole.size()) +
            ", and the file has " + std::to_string(whole.size() - 1) + " | build or copy it again\n");
}

#if defined(__x86_64__)
TEST_CASE("a library for another machine is refused with both names") {
  const uint16_t aarch64 = EM_AARCH64;
  CHECK(refusal_of_content(patched(offsetof(Elf64_Ehdr, e_machine),
                                   {reinterpret_cast<const char*>(&aarch64), sizeof aarch64})) ==
        "elf | is built for aarch64, and this host is x86_64 | build it for x86_64\n");
  CHECK(refusal_of_content(patched(EI_CLASS, std::string(1, ELFCLASS32))) ==
        "elf | is built for x86_64 with 32 bits, little endian, and this host is x86_64 with 64 bits, little "
        "endian "
        "| build it for x86_64 with 64 bits, little endian\n");
  CHECK(refusal_of_content(patched(EI_DATA, std::string(1, ELFDATA2MSB))).starts_with("elf | is built for "));
}
#endif

TEST_CASE("an executable and an object file are no shared libraries") {
  CHECK(refusal_of_content(read_file("/proc/self/exe")) ==
        "elf | is an executable, not a shared library | build it as a shared library\n");
  const uint16_t relocatable = ET_REL;
  CHECK(refusal_of_content(patched(offsetof(Elf64_Ehdr, e_type),
                                   {reinterpret_cast<const char*>(&relocatable), sizeof relocatable})) ==
        "elf | is an object file that has not been linked | build it as a shared library\n");
}

TEST_CASE("the dynamic loader's own reason is passed on") {
  const std::vector<Problem> problems = refusal_of("undefined_symbol");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "load");
  CHECK(problems[0].reason == "cannot be loaded: undefined symbol: nobody_has_this_function");
  CHECK(problems[0].remedy == "`ldd -r` shows which libraries and symbols it misses");
}

TEST_CASE("what an initialiser throws is told, and the host lives") {
  const std::vector<Problem> problems = refusal_of("throwing_initialiser");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].rule == "load");
  CHECK(problems[0].reason ==
        "an initialiser of it ends the process by SIGABRT: cannot read /etc/regions.conf");
  CHECK(problems[0].remedy.starts_with("a plugin is constant data, initialised at compile time"));
}

TEST_CASE("an initialiser that crashes or leaves does not take the host along") {
  const std::string crash = lines(refusal_of("crashing_initialiser"));
  CHECK(crash.starts_with(
      "load | an initialiser of it ends the process "));  // by a signal, or a sanitiser's exit
  const std::string leave = lines(refusal_of("exiting_initialiser"));
  CHECK(leave.starts_with("load | an initialiser of it ends the process with status 0 | "));
}

TEST_CASE("an initialiser that does not return is given up") {
  const auto problem = probe_loading(fixture("hanging_initialiser"), std::chrono::milliseconds{200});
  REQUIRE(problem);
  CHECK(problem->reason == "an initialiser of it did not return within 200 milliseconds");
}

TEST_CASE("a plugin may run code while it is loaded; only such a one is tried in another process") {
  const PluginFolder folder{"good_initialiser"};
  const Registry registry = load_folder(folder.path());
  CHECK(lines(registry.problems).empty());
  CHECK(find_provider(registry, "good_initialiser") != nullptr);

  CHECK(runs_code_when_loaded(read_elf(fixture("good_initialiser"))));
#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)  // their own initialisers count
  CHECK_FALSE(runs_code_when_loaded(read_elf(fixture("good"))));
  CHECK_FALSE(runs_code_when_loaded(read_elf(fixture("mini_dialect"))));
#endif
}

}  // namespace mighost
