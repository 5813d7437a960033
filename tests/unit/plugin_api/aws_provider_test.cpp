#include <dlfcn.h>
#include <doctest/doctest.h>
#include <link.h>

#include <algorithm>
#include <cstdio>
#include <memory>
#include <set>
#include <string>

#include "loaded_provider.hpp"
#include "support/expected_catalog.hpp"

namespace mighost::test {

TEST_CASE("the aws provider has all resources, tables and columns of release 0.11.8") {
  const mighost_plugin& plugin = load_plugin(PROVIDER_AWS);
  CHECK(view(plugin.name) == "aws");
  CHECK(view(plugin.version) == "0.11.8");
  CHECK(plugin.kind == MIGHOST_KIND_PROVIDER);
  REQUIRE(plugin.provider != nullptr);
  CHECK(view(plugin.provider->convention) == "cloudquery");
  CHECK((plugin.provider->produce == nullptr));

  std::set<std::string> names;
  std::size_t tables = 0;
  std::size_t columns = 0;
  int deepest = 0;
  walk(plugin.provider->tables, [&](const mighost_table& table, int depth) {
    ++tables;
    columns += table.columns.count;
    deepest = std::max(deepest, depth);
    names.emplace(view(table.name));
  });
  CHECK(plugin.provider->tables.count == 161);
  CHECK(tables == 399);
  CHECK(names.size() == 399);
  CHECK(columns == 5209);
  CHECK(deepest == 3);
}

TEST_CASE("every child table of aws has one uuid for its parent's id, and no root table has one") {
  walk(load_plugin(PROVIDER_AWS).provider->tables, [](const mighost_table& table, int depth) {
    int parent_ids = 0;
    for (const mighost_column column : rows<mighost_column>(table.columns)) {
      if ((column.flags & MIGHOST_COLUMN_PARENT_ID) == 0) continue;
      ++parent_ids;
      CHECK(column.type == MIGHOST_TYPE_UUID);
    }
    INFO(view(table.name));
    CHECK(parent_ids == (depth == 0 ? 0 : 1));
    CHECK(present(table.resource) == (depth == 0));
  });
}

TEST_CASE("the aws provider exports its one symbol and runs no code when it is loaded") {
  std::unique_ptr<FILE, int (*)(FILE*)> symbols(popen("nm -D --defined-only '" PROVIDER_AWS "'", "r"),
                                                pclose);
  REQUIRE(symbols);
  std::string listed(256, '\0');
  listed.resize(std::fread(listed.data(), 1, listed.size(), symbols.get()));
  CHECK(std::count(listed.begin(), listed.end(), '\n') == 1);
  CHECK(listed.ends_with(" mighost_plugin_v1\n"));

#if !INSTRUMENTED  // sanitisers and coverage bring initialisers of their own
  const link_map* loaded = nullptr;
  REQUIRE(dlinfo(dlopen(PROVIDER_AWS, RTLD_NOW | RTLD_LOCAL), RTLD_DI_LINKMAP, &loaded) == 0);
  for (const ElfW(Dyn)* entry = loaded->l_ld; entry->d_tag != DT_NULL; ++entry) {
    // The one initialiser is the C run-time's own, which is in every library.
    if (entry->d_tag == DT_INIT_ARRAYSZ) CHECK(entry->d_un.d_val <= sizeof(void*));
  }
#endif
}

/// Each release's tables, and those that PostgreSQL had after its migrations, are of the same names.
void check_same_tables(const std::string& plugin, const std::string& version, const std::string& state) {
  CAPTURE(plugin);
  const mighost_plugin& loaded = load_plugin(plugin);
  CHECK(view(loaded.version) == version);
  std::set<std::string> defined;
  walk(loaded.provider->tables, [&](const mighost_table& table, int) { defined.emplace(view(table.name)); });
  std::set<std::string> expected;
  for (const auto& [name, table] : read_expected_catalog("postgres", state)) expected.insert(name);
  CHECK(defined == expected);
}

TEST_CASE("each release of aws defines the tables that its migrations made") {
  check_same_tables(TEST_PROVIDERS "/0.10.0/aws_0_10_0.so", "0.10.0", "15_0.10.0");
  check_same_tables(TEST_PROVIDERS "/0.10.2/aws_0_10_2.so", "0.10.2", "15_0.10.0");
  check_same_tables(TEST_PROVIDERS "/0.10.7/aws_0_10_7.so", "0.10.7", "15_0.10.0");
  check_same_tables(TEST_PROVIDERS "/0.10.9/aws_0_10_9.so", "0.10.9", "20_0.10.9");
  check_same_tables(TEST_PROVIDERS "/0.10.12/aws_0_10_12.so", "0.10.12", "21_0.10.12");
  check_same_tables(PROVIDER_AWS, "0.11.8", "31_0.11.6");
}

TEST_CASE("the columns of each release of aws are those in the catalog but for their order") {
  const auto check = [](const std::string& plugin, const std::string& state) {
    CAPTURE(plugin);
    const ExpectedCatalog catalog = read_expected_catalog("postgres", state);
    walk(load_plugin(plugin).provider->tables, [&](const mighost_table& table, int) {
      std::set<std::string> defined = {"cq_id", "cq_meta"};
      for (const mighost_column column : rows<mighost_column>(table.columns))
        defined.emplace(view(column.name));
      std::set<std::string> expected;
      for (const ExpectedColumn& column : catalog.at(std::string(view(table.name))).columns) {
        expected.insert(column.name);
      }
      INFO(view(table.name));
      CHECK(defined == expected);
    });
  };
  check(TEST_PROVIDERS "/0.10.0/aws_0_10_0.so", "15_0.10.0");
  check(TEST_PROVIDERS "/0.10.9/aws_0_10_9.so", "20_0.10.9");
  check(TEST_PROVIDERS "/0.10.12/aws_0_10_12.so", "21_0.10.12");
  check(PROVIDER_AWS, "31_0.11.6");
}

}  // namespace mighost::test
