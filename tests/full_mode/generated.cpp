#include "generated.hpp"

#include <stdexcept>

#include "support/process.hpp"
#include "support/temp_dir.hpp"

namespace mighost::test {

Generated generate_full(const std::filesystem::path& provider_folder, const std::string& dialect,
                        const std::vector<std::string>& more_options) {
  const TempDir folder;
  std::vector<std::string> command = {MIGHOST_EXECUTABLE,       "generate",  "--full", "--plugin-dir",
                                      provider_folder.string(), "--dialect", dialect,  "--path",
                                      folder.path().string()};
  command.insert(command.end(), more_options.begin(), more_options.end());
  const ProcessResult result = run_process(command);
  if (result.exit_code != 0) throw std::runtime_error("mighost generate failed: " + result.err);
  return {read_file(folder / dialect / "init.up.sql"), read_file(folder / dialect / "init.down.sql")};
}

}  // namespace mighost::test
