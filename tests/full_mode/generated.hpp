#ifndef MIGHOST_TESTS_FULL_MODE_GENERATED_HPP
#define MIGHOST_TESTS_FULL_MODE_GENERATED_HPP

#include <filesystem>
#include <string>
#include <vector>

namespace mighost::test {

/// What `mighost generate --full` wrote for one dialect.
struct Generated {
  std::string up;
  std::string down;
};

/// Runs the executable on the one provider in `provider_folder`.
/// @throws std::runtime_error with what it said, if it failed
Generated generate_full(const std::filesystem::path& provider_folder, const std::string& dialect,
                        const std::vector<std::string>& more_options = {});

}  // namespace mighost::test

#endif
