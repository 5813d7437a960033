// Every example, built where only the installed package is to be had.

#include <doctest/doctest.h>

#include "installed.hpp"
#include "support/server.hpp"

namespace mighost::test {

namespace fs = std::filesystem;

namespace {

/// The migration that the installed program writes for a provider, in one dialect.
std::string generated(const std::string& provider, const std::string& dialect) {
  const TempDir out;
  installed().must_run(
      {"mighost", "generate", "--provider", provider, "--full", "--dialect", dialect, "--path", "."},
      out.path());
  return read_file(out / dialect / "init.up.sql");
}

/// The dynamic symbols that a library defines.
std::string exported(const fs::path& library) {
  return installed().must_run(
      {"nm", "--dynamic", "--defined-only", "--format=just-symbols", library.string()},
      library.parent_path());
}

}  // namespace

TEST_CASE("the provider in C builds with a C compiler alone, and generates") {
  const ExampleCopy example{"provider_c"};
  example.make(installed(), {"-D", "CMAKE_CXX_COMPILER=/no/such/compiler"});
  CHECK(generated("weather", "postgres").find("CREATE TABLE readings") != std::string::npos);
  CHECK(exported(example.build() / "provider_weather.so") == "mighost_plugin_v1\n");
}

TEST_CASE("the provider in C++ builds with gcc and with clang, and generates") {
  for (const char* compiler : {"g++", "clang++-16"}) {
    CAPTURE(compiler);
    const ExampleCopy example{"provider_cpp"};
    example.make(installed(), {"-D", std::string{"CMAKE_CXX_COMPILER="} + compiler});
    CHECK(generated("library", "timescale").find("CREATE TABLE books") != std::string::npos);
    CHECK(exported(example.build() / "provider_library.so") == "mighost_plugin_v1\n");
  }
}

TEST_CASE("a provider built without exceptions and type information loads") {
  const ExampleCopy example{"provider_cpp"};
  example.make(installed(), {"-D", "CMAKE_CXX_FLAGS=-fno-exceptions -fno-rtti"});
  CHECK(generated("library", "postgres").find("CREATE TABLE loans") != std::string::npos);
}

TEST_CASE("the provider in YAML builds without any code, and generates") {
  const ExampleCopy example{"provider_yaml"};
  example.make(installed());
  CHECK(generated("shop", "postgres").find("CREATE TABLE order_lines") != std::string::npos);
  CHECK(exported(example.build() / "provider_shop.so") == "mighost_plugin_v1\n");
}

TEST_CASE("the dialect for SQLite builds, and providers are generated for it") {
  const ExampleCopy example{"dialect_sqlite"};
  example.make(installed());
  const ExampleCopy provider{"provider_yaml"};
  provider.make(installed());
  CHECK(generated("shop", "sqlite").find("price DECIMAL(10,2) NOT NULL DEFAULT 0") != std::string::npos);
  CHECK(exported(example.build() / "dialect_sqlite.so") == "mighost_plugin_v1\n");
}

TEST_CASE("the project of migrations is built by the installed program, goes up and comes down") {
  const ExampleCopy example{"migrations_project"};
  const auto run = [&](std::vector<std::string> words) {
    words.insert(words.begin(), "mighost");
    return installed().must_run(words, example.folder());
  };
  const std::string down = run({"sql", "20260102030405", "--down"});
  CHECK(down.find("DELETE FROM accounts") < down.find("DROP TABLE accounts"));
  CHECK(down.find("DROP TABLE accounts") < down.find("DROP TYPE plan"));
  CHECK(exported(example.folder() / "migrations/.mighost/migrations.so") == "mighost_plugin_v1\n");
  CHECK(run({"check", "migrations/.mighost/migrations.so"}).find("becomes SQL for postgres") !=
        std::string::npos);
  TestServer* server = postgres15();
  if (server == nullptr) return;
  const TestDatabase database{*server};
  const auto on_database = [&](std::vector<std::string> words) {
    words.insert(words.end(), {"--dsn", database.uri()});
    return run(words);
  };

  CHECK(on_database({"up"}).find("4 migrations applied") != std::string::npos);
  CHECK(database.connect().text("SELECT email, plan FROM accounts") == "root@example.com|paid");
  CHECK(on_database({"status"}).find("20260104080000_index_sessions") != std::string::npos);
  CHECK(on_database({"down", "--steps", "4"}).find("4 migrations undone") != std::string::npos);
  CHECK(
      database.connect().text("SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND "
                              "relkind = 'r'") == "mig_schema_versions");
}

TEST_CASE("a plugin dropped into the plugins folder is found by the next run") {
  const Installed fresh;
  const ExampleCopy example{"provider_c"};
  example.make(installed());
  const fs::path work = example.folder();
  CHECK(fresh.must_run({fresh.mighost(), "plugins"}, work).find("weather") == std::string::npos);
  fs::copy_file(example.build() / "provider_weather.so", fresh.plugins() / "provider_weather.so");
  CHECK(fresh.must_run({fresh.mighost(), "plugins"}, work).find("provider weather 1.0.0") !=
        std::string::npos);
}

TEST_CASE("every example passes the conformance tests") {
  for (const char* name : {"provider_c", "provider_cpp", "provider_yaml", "dialect_sqlite"}) {
    CAPTURE(name);
    const ExampleCopy example{name};
    example.make(installed());
    for (const auto& entry : fs::directory_iterator{example.build()}) {
      if (entry.path().extension() != ".so") continue;
      installed().must_run({"mighost", "check", entry.path().string()}, example.folder());
    }
  }
}

TEST_CASE("every plugin of the installation exports one symbol") {
  std::size_t plugins = 0;
  for (const auto& entry : fs::directory_iterator{installed().plugins()}) {
    CHECK_MESSAGE(exported(entry.path()) == "mighost_plugin_v1\n", entry.path().string());
    ++plugins;
  }
  CHECK(plugins >= 3);
}

}  // namespace mighost::test
