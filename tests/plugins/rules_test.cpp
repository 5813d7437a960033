// The rules of abi.h: each case is named by the rule that it is about, and shows what is said when it is
// broken.
#include <doctest/doctest.h>

#include "support.hpp"

namespace mighost {

TEST_CASE("R1: a library without the symbol is no plugin, and none of its code runs") {
  // Its initialiser would end the process.
  CHECK(lines(refusal_of("no_symbol")) ==
        "R1 | is no mighost plugin: it does not export `mighost_plugin_v1` | define `extern const "
        "mighost_plugin "
        "mighost_plugin_v1` with MIGHOST_EXPORT\n");
}

TEST_CASE("R1: the symbol of a library that the plugin links does not count") {
  const PluginFolder folder;
  const auto file = folder.add("symbol_in_dependency");
  const auto dependency = folder.add("libdependency");

  Registry registry;
  add_plugin_file(registry, file);

  CHECK(registry.providers.empty());
  CHECK(
      lines(registry.problems) ==
      "R1 | has no `mighost_plugin_v1` of its own; the one of " + dependency.string() +
          ", which it links, makes that one a plugin | name that file instead, or define the symbol in this "
          "one\n");
}

TEST_CASE("R1: the symbol is data") {
  CHECK(lines(refusal_of("symbol_is_function")) ==
        "R1 | exports `mighost_plugin_v1` as something else than data | define `extern const mighost_plugin "
        "mighost_plugin_v1` with MIGHOST_EXPORT\n");
}

TEST_CASE("R1: a plugin has the part of its kind, and no other") {
  CHECK(lines(refusal_of("null_parts")) ==
        "R1 | plugin: `provider` is null | point it to the provider\n"
        "R1 | plugin: `dialect` is set in a plugin of another kind | set it to null\n");
}

TEST_CASE("R1: a dialect has its schemes, driver and functions") {
  CHECK(lines(refusal_of("null_dialect")) ==
        "definition | dialect: the scheme `Upper` is not one of a URI | use lower-case letters, digits, `+`, "
        "`-` "
        "and `.`\n"
        "name | dialect: has the scheme `x` twice | keep one\n"
        "definition | dialect: driver is missing | give it a value\n"
        "R1 | dialect: lower is null | every plugin of this kind must have it\n"
        "R1 | dialect: render is null | every plugin of this kind must have it\n");
}

TEST_CASE("R2: a plugin for another ABI is told by the name of its symbol") {
  CHECK(lines(refusal_of("abi_2")) ==
        "R2 | is built for ABI 2, and this host speaks 1 | use a newer mighost, or a release of the plugin "
        "for ABI "
        "1\n");
}

TEST_CASE("R2: a head of another ABI is believed before anything behind it is read") {
  CHECK(lines(refusal_of("abi_major_2")) ==
        "R2 | is built for ABI 2, and this host speaks 1 | use a newer mighost, or a release of the plugin "
        "for ABI "
        "1\n");
}

TEST_CASE("R2: the head begins with the magic bytes") {
  CHECK(lines(refusal_of("bad_magic")) ==
        "R2 | `mighost_plugin_v1` does not begin with the magic bytes | set `magic` to "
        "{MIGHOST_MAGIC_BYTES}\n");
}

TEST_CASE("R3: a struct that is smaller than in ABI 1.0 is refused") {
  CHECK(lines(refusal_of("struct_too_small")) ==
        "R3 | table `t`, column number 1: struct_size is 0, and mighost_column has " +
            std::to_string(sizeof(mighost_column)) +
            " bytes in ABI 1.0 | set struct_size to sizeof(mighost_column)\n");
  CHECK(lines(refusal_of("head_too_small")) ==
        "R3 | plugin: struct_size is 40, and mighost_plugin has " + std::to_string(sizeof(mighost_plugin)) +
            " bytes in ABI 1.0 | set struct_size to sizeof(mighost_plugin)\n");
}

TEST_CASE("R3: a struct cannot be larger than the symbol") {
  CHECK(lines(refusal_of("struct_too_large")) ==
        "R3 | plugin: struct_size is 1073741824, and `mighost_plugin_v1` has " +
            std::to_string(sizeof(mighost_plugin)) + " bytes | set struct_size to sizeof(mighost_plugin)\n");
}

TEST_CASE("R3, R4: larger structs and rows of a later version are read as far as they are known") {
  const PluginFolder folder{"larger_struct"};

  const Registry registry = load_folder(folder.path());

  CHECK(lines(registry.problems).empty());
  const Provider* provider = find_provider(registry, "from_the_future");
  REQUIRE(provider != nullptr);
  const Table first{.name = "first",
                    .columns = {{.name = "a", .type = {.kind = TypeKind::integer}},
                                {.name = "b", .type = {.kind = TypeKind::json}}}};
  Table second = first;
  second.name = "second";
  CHECK(read_definitions(*provider).tables == std::vector{first, second});
}

TEST_CASE("R4: a stride that is smaller than a row of ABI 1.0 is refused") {
  CHECK(lines(refusal_of("stride_too_small")) ==
        "R4 | table `t`: columns, a span of 2 rows, has a stride of 16, and mighost_column has " +
            std::to_string(sizeof(mighost_column)) +
            " bytes in ABI 1.0 | set stride to sizeof(mighost_column)\n");
}

TEST_CASE("R4: a span with a count has data") {
  CHECK(lines(refusal_of("null_arrays")) ==
        "R4 | table `no_columns`: columns, a span of 3 rows, has null data | set data, or a count of 0\n"
        "R4 | table `no_indexes`: indexes, a span of 1 rows, has null data | set data, or a count of 0\n");
}

TEST_CASE("R5: text is UTF-8 without NUL") {
  CHECK(lines(refusal_of("invalid_utf8")) ==
        "R5 | table `t`, column number 1: name is not UTF-8: `gr\\xfc\\xdfe` | write text in UTF-8\n"
        "R5 | table `t`, column `b`: comment has a NUL inside: `x\\x00y` | take it out; the length does not "
        "count "
        "a terminator\n"
        "R5 | table `t`, column `c`: comment has a length of 5 and a null pointer | set the pointer, or a "
        "length "
        "of 0 for absent text\n");
}

TEST_CASE("R6: data lives as long as the process: a pointer to other memory is found before it is followed") {
  const std::string remedy =
      " | check how the pointer is set: data of a plugin is constant and lives as long as the process\n";
  CHECK(lines(refusal_of("wild_pointers")) ==
        "R1 | provider: produce points to no code | set it to a function\n"
        "R4 | table `wild_columns`: columns, a span of 3 rows, points to memory that cannot be read" +
            remedy + "R5 | table `wild_comment`: comment points to memory that cannot be read" + remedy +
            "R3 | table `wild_key`, primary key: the pointer to its mighost_key points to memory that cannot "
            "be "
            "read" +
            remedy +
            "R3 | table `misaligned_key`, primary key: the pointer to its mighost_key is misaligned" +
            remedy);
}

TEST_CASE("R12: unknown enumerators and used reserved fields are errors, unknown flags are not") {
  CHECK(lines(refusal_of("unknown_values")) ==
        "R12 | table `t`, column `a`: type is 99, and this host knows the values 0 to 19 | use a value of "
        "the ABI "
        "header\n"
        "R12 | table `t`, column `b`: identity is 4, and this host knows the values 0 to 3 | use a value of "
        "the ABI "
        "header\n"
        "R12 | table `t`, column `c`: a reserved field holds 1 | set it to 0\n");
  CHECK(
      lines(refusal_of("unknown_kind")) ==
      "R12 | plugin: kind is 77, and this host knows providers (1), dialects (2) and migrations (3) | use a "
      "MIGHOST_KIND_… of the header\n");
}

TEST_CASE("R13: the data of a plugin outlives its registry and its file") {
  std::vector<Provider> kept;
  {
    const PluginFolder folder{"good"};
    kept = load_folder(folder.path()).providers;
  }
  REQUIRE(kept.size() == 1);
  CHECK(read_definitions(kept.front()).tables.front().name == "users");
}

}  // namespace mighost
