#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "installation.hpp"

namespace mighost::test {
namespace {

namespace fs = std::filesystem;

TEST_CASE("plugins lists what was found, and where was searched") {
  const Installation mighost;

  const ProcessResult result = mighost.run({"plugins"});

  CHECK(result.exit_code == 0);
  CHECK(result.err == "");
  const std::string out = mighost.masked(result.out);
  CHECK(
      out.starts_with("provider shop 1.2.3: Tables of a shop\n"
                      "  1 resource, 2 tables, 3 columns\n"
                      "  DIR/" MIGHOST_LIBDIR "/mighost/plugins/test_shop.so\n\n"));
  CHECK(out.find("\ndialect postgres ") != std::string::npos);
  CHECK(out.find("\n  timescale://, timescaledb://, tsdb://, ts://\n") != std::string::npos);
  CHECK(
      out.ends_with("searched, in this order:\n"
                    "  DIR/home/.local/lib/mighost/plugins (user, does not exist)\n"
                    "  DIR/" MIGHOST_LIBDIR "/mighost/plugins (installation)\n"));
}

TEST_CASE("a refused plugin is listed with the reason, and the exit status is 1") {
  const Installation mighost;
  write_file(mighost.plugins() / "broken.so", "not a library");

  const ProcessResult result = mighost.run({"plugins"});

  CHECK(result.exit_code == 1);
  CHECK(mighost.masked(result.out).find("refused DIR/" MIGHOST_LIBDIR "/mighost/plugins/broken.so\n") !=
        std::string::npos);
  CHECK(result.out.find("provider shop 1.2.3") != std::string::npos);
}

TEST_CASE("plugins as JSON") {
  const Installation mighost;
  write_file(mighost.plugins() / "broken.so", "not a library");

  const ProcessResult result = mighost.run({"plugins", "--json"});

  CHECK(result.exit_code == 1);
  const auto json = nlohmann::json::parse(result.out);
  REQUIRE(json["plugins"].size() == 3);
  CHECK(json["plugins"][0]["kind"] == "provider");
  CHECK(json["plugins"][0]["name"] == "shop");
  CHECK(json["plugins"][0]["version"] == "1.2.3");
  CHECK(json["plugins"][0]["tables"] == 2);
  CHECK(json["plugins"][0]["path"] == (mighost.plugins() / "test_shop.so").string());
  CHECK(json["plugins"][1]["schemes"] == nlohmann::json{"postgres", "postgresql"});
  REQUIRE(json["problems"].size() == 1);
  CHECK(json["problems"][0]["path"] == (mighost.plugins() / "broken.so").string());
  CHECK(json["problems"][0]["severity"] == "refused");
  for (const char* key : {"rule", "reason", "remedy"}) CHECK(json["problems"][0][key] != "");
  CHECK(json["searched"].back()["origin"] == "installation");
  CHECK(json["searched"].back()["exists"] == true);
}

TEST_CASE("a plugin in a folder that comes first takes the place of another, which is no failure") {
  const Installation mighost;
  fs::create_directories(mighost.home() / ".local/lib/mighost/plugins");
  fs::copy_file(test_plugin("shop"), mighost.home() / ".local/lib/mighost/plugins/mine.so");

  const ProcessResult result = mighost.run({"plugins"});

  CHECK(result.exit_code == 0);
  const std::string out = mighost.masked(result.out);
  CHECK(out.find("  DIR/home/.local/lib/mighost/plugins/mine.so\n") != std::string::npos);
  CHECK(out.find("note DIR/" MIGHOST_LIBDIR "/mighost/plugins/test_shop.so\n") != std::string::npos);
}

}  // namespace
}  // namespace mighost::test
