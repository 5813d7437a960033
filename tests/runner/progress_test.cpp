// What a run shows while it goes on: a line on a terminal that changes, plain lines elsewhere, events as
// JSON.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "project.hpp"

namespace mighost::test {
namespace {

constexpr const char* erase = "\r\x1b[K";

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

void write_slow(const Project& project) {
  project.write("20260101000000_quick", "CREATE TABLE quick ();\n", "DROP TABLE quick;\n");
  project.write("20260102000000_slow",
                "CREATE TABLE slow ();\nSELECT pg_sleep(1.8);\nCREATE INDEX ON slow ((1));\n",
                "DROP TABLE slow;\n");
}

TEST_CASE(
    "on a terminal a run of over a second shows which migration and statement is under way, and for how "
    "long") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_slow(project);
  const ProcessResult up = project.run_on_terminal({"up"});
  CHECK(up.exit_code == 0);
  INFO(up.out);
  CHECK(has(up.out, "  applied  20260101000000_quick (1 statement, "));
  CHECK(has(up.out, std::string{erase} + "20260102000000_slow: migration 2 of 2, statement 2 of 3, 1"));
  // It is taken away before what stays, which is the last on the screen.
  CHECK(has(up.out, std::string{erase} + "  applied  20260102000000_slow (3 statements, "));
  CHECK(has(up.out, "the project: 2 migrations applied\r\n"));
  CHECK_FALSE(has(up.out.substr(up.out.find("applied  20260102000000_slow")), erase));
}

TEST_CASE("the line fits into a narrow terminal") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260102000000_a_name_that_is_longer_than_the_terminal_is_wide_é", "SELECT pg_sleep(1.5);\n",
                "SELECT 1;\n");
  const ProcessResult up = project.run_on_terminal({"up"}, 40);
  CHECK(up.exit_code == 0);
  INFO(up.out);
  const std::size_t begin = up.out.find(erase) + std::string{erase}.size();
  const std::string line = up.out.substr(begin, up.out.find('\r', begin) - begin);
  CHECK(line.size() < 44);  // in bytes, with the three of …
  CHECK(line.starts_with("20260102000000_"));
  CHECK(has(line, "…, 1"));
}

TEST_CASE("on a terminal a run of less than a second shows nothing that goes away again") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_quick", "CREATE TABLE quick ();\n", "DROP TABLE quick;\n");
  // On a machine that is busy a run may take longer than it should.
  for (int tries = 0; tries < 20; ++tries) {
    const auto begin = std::chrono::steady_clock::now();
    const ProcessResult up = project.run_on_terminal({"up"});
    CHECK(up.exit_code == 0);
    if (std::chrono::steady_clock::now() - begin > std::chrono::milliseconds{900}) continue;
    CHECK_FALSE(has(up.out, erase));
    return;
  }
  FAIL("no run took less than a second");
}

TEST_CASE("what is no terminal gets plain lines") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_slow(project);
  const ProcessResult up = project.run({"up"});
  CHECK(up.exit_code == 0);
  CHECK(up.err.empty());
  std::istringstream lines(up.out);
  std::vector<std::string> read;
  for (std::string line; std::getline(lines, line);) read.push_back(line.substr(0, line.find(" (")));
  CHECK(read == std::vector<std::string>{"  applied  20260101000000_quick", "  applied  20260102000000_slow",
                                         "the project: 2 migrations applied"});
}

TEST_CASE("--json gives one event a line and nothing else, on a terminal too") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  write_slow(project);
  const ProcessResult up = project.run_on_terminal({"up", "--json"});
  CHECK(up.exit_code == 0);
  std::istringstream lines(up.out);
  std::vector<std::string> events;
  for (std::string line; std::getline(lines, line);) {
    REQUIRE_MESSAGE(nlohmann::json::accept(line), line);
    const nlohmann::json event = nlohmann::json::parse(line);
    events.push_back(event.at("event"));
    if (event.at("event") == "migration_ends") CHECK(event.at("duration_ms").is_number_unsigned());
  }
  CHECK(events == std::vector<std::string>{"planned", "migration_begins", "migration_ends",
                                           "migration_begins", "migration_ends", "done"});
}

TEST_CASE("an error with --json is told on standard error, behind the events") {
  TestServer* server = server_under_test();
  if (server == nullptr) return;
  const TestDatabase database(*server);
  const Project project(database.uri());
  project.write("20260101000000_a", "SELECT 1 / 0;\n", "SELECT 1;\n");
  const ProcessResult up = project.run({"up", "--json"});
  CHECK(up.exit_code == 1);
  std::istringstream lines(up.out);
  for (std::string line; std::getline(lines, line);) CHECK_MESSAGE(nlohmann::json::accept(line), line);
  CHECK(up.out.find("\"done\"") == std::string::npos);
  CHECK(has(up.err, "a.up.sql:1: division by zero"));
}

}  // namespace
}  // namespace mighost::test
