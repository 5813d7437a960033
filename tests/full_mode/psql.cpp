#include "psql.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <utility>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

void apply_with_psql(TestDatabase& database, const Generated& migration,
                     const std::vector<std::string>& options) {
  const TempDir folder;
  for (const auto& [name, script] :
       {std::pair{"up.sql", &migration.up}, std::pair{"down.sql", &migration.down}}) {
    write_file(folder / name, *script);
    std::vector<std::string> command = {"psql", "--no-psqlrc",           "--quiet", "-v", "ON_ERROR_STOP=1",
                                        "-f",   (folder / name).string()};
    command.insert(command.end(), options.begin(), options.end());
    command.push_back(database.uri("postgres"));
    const ProcessResult result = run_process(command, {.timeout = std::chrono::minutes{3}});
    CHECK_MESSAGE(result.exit_code == 0, result.err);
    Connection connection = database.connect();
    const std::string tables = connection.text("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'");
    CHECK(tables == (script == &migration.up ? "399" : "0"));
  }
}

}  // namespace mighost::test
