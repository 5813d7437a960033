#ifndef MIGHOST_CLI_GENERATE_REQUEST_HPP
#define MIGHOST_CLI_GENERATE_REQUEST_HPP

#include <filesystem>
#include <optional>
#include <string>

#include "cli/arguments.hpp"
#include "cli/environment.hpp"
#include "config/project_config.hpp"
#include "migration/file_pair.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// What is wanted of one run of `generate`: options of the command line, then settings, then defaults.
struct GenerateRequest {
  bool full = false;                ///< from nothing, for each dialect; else one of the next two is there
  std::optional<std::string> dsn;   ///< the database to compare with; may hold a password
  std::optional<std::string> from;  ///< any side to compare with
  std::optional<std::string> provider;
  std::optional<std::string> dialect;  ///< full mode
  std::filesystem::path path;
  std::string prefix;
  std::string schema;  ///< full mode; empty: none is named in the SQL
  RenderForm form = RenderForm::plain;
  Overwrite overwrite = Overwrite::own;
  bool check = false;
  bool json = false;
};

/// Throws UsageError for options that are missing, or do not go together.
void check_generate_usage(const Arguments& arguments, const Environment& environment);

GenerateRequest read_generate_request(const Arguments& arguments, const Environment& environment,
                                      const ProjectConfig& config);

}  // namespace mighost

#endif
