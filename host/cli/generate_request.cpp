#include "cli/generate_request.hpp"

#include <string_view>

#include "cli/project.hpp"
#include "cli/usage_error.hpp"

namespace mighost {
namespace {

constexpr std::string_view full_prefix = "init";
constexpr std::string_view upgrade_prefix = "unreleased";

void require_one_start(const Arguments& arguments, const Environment& environment) {
  const bool full = arguments.flag("full");
  const bool dsn = arguments.value("dsn").has_value();
  const bool from = arguments.value("from").has_value();
  if (full && (dsn || from)) {
    throw UsageError(std::string{dsn ? "--dsn" : "--from"} +
                     " says what to compare with, and --full compares with nothing: leave out one of them");
  }
  if (dsn && from) throw UsageError("--dsn and --from both say what to compare with: leave out one of them");
  if (full || dsn || from || !environment.dsn.empty()) return;
  throw UsageError(
      "generate needs to know where to start: --dsn URI (or $MIGHOST_DSN) compares with a database, --from "
      "with a snapshot or a former build, and --full writes initial migrations");
}

void refuse_in_full_mode(const Arguments& arguments) {
  if (!arguments.flag("full")) return;
  for (const std::string_view option : {"check", "drop-tables", "fake-tsdb", "rename"}) {
    if (!arguments.flag(option)) continue;
    throw UsageError("--" + std::string{option} +
                     " is about a comparison, and --full compares with nothing: leave out one of them");
  }
}

}  // namespace

void check_generate_usage(const Arguments& arguments, const Environment& environment) {
  require_one_start(arguments, environment);
  refuse_in_full_mode(arguments);
  if (const auto prefix = arguments.value("prefix")) {
    const std::string reason = wrong_prefix(*prefix);
    if (!reason.empty()) throw UsageError("--prefix cannot begin a file name: " + reason);
  }
}

GenerateRequest read_generate_request(const Arguments& arguments, const Environment& environment,
                                      const ProjectConfig& config) {
  const auto either = [&](const char* option, const std::optional<std::string>& setting) {
    const auto given = arguments.value(option);
    return given ? given : setting;
  };
  GenerateRequest request;
  request.full = arguments.flag("full");
  request.from = arguments.value("from");
  request.dsn = arguments.value("dsn");
  if (!request.full && !request.from && !request.dsn) request.dsn = environment.dsn;
  request.provider = either("provider", config.provider);
  request.dialect = either("dialect", config.dialect);
  request.path = arguments.value("path").value_or(config.path ? config.path->string()
                                                              : std::string{default_migrations_path});
  request.prefix =
      arguments.value("prefix").value_or(std::string{request.full ? full_prefix : upgrade_prefix});
  request.schema = either("schema", config.schema).value_or("");
  request.form = arguments.flag("online") ? RenderForm::online : RenderForm::plain;
  request.overwrite = arguments.flag("force") ? Overwrite::any : Overwrite::own;
  request.check = arguments.flag("check");
  request.json = arguments.flag("json");
  return request;
}

}  // namespace mighost
