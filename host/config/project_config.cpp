#include "config/project_config.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <sstream>
#include <system_error>

#include "strict_yaml/errors.hpp"
#include "strict_yaml/node.hpp"
#include "strict_yaml/reader.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const fs::path& file) {
  std::error_code error;
  const fs::file_status status = fs::status(file, error);
  if (!fs::exists(status))
    throw ConfigError("cannot read " + visible(file.string()) + ": " + error.message());
  if (!fs::is_regular_file(status)) throw ConfigError(visible(file.string()) + " is not a regular file");
  std::ifstream in{file, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) throw ConfigError("cannot read " + visible(file.string()));
  return content;
}

bool has_only_comments(std::string_view content) {
  while (!content.empty()) {
    const std::size_t end = std::min(content.find('\n'), content.size());
    const std::size_t text = content.substr(0, end).find_first_not_of(" \t\r");
    if (text != std::string_view::npos && content[text] != '#') return false;
    content.remove_prefix(std::min(end + 1, content.size()));
  }
  return true;
}

ProjectConfig read_fields(const yaml::Node& root, const fs::path& folder, yaml::Errors& errors) {
  ProjectConfig config;
  yaml::Fields fields{root, "the file", errors};
  config.provider = fields.filled_text("provider");
  config.dialect = fields.filled_text("dialect");
  config.schema = fields.filled_text("schema");
  if (const auto path = fields.filled_text("path")) config.path = (folder / *path).lexically_normal();
  for (const yaml::Text& plugins : fields.texts("plugins")) {
    config.plugins.push_back((folder / plugins.value).lexically_normal());
  }
  fields.finish();
  return config;
}

}  // namespace

std::optional<fs::path> find_config(const fs::path& folder, const fs::path& home) {
  std::error_code ignored;
  for (fs::path above = folder;; above = above.parent_path()) {
    const fs::path file = above / config_name;
    if (fs::exists(fs::symlink_status(file, ignored))) return file;
    const bool last = fs::exists(above / ".git", ignored) || above == home || above == above.parent_path();
    if (last) return std::nullopt;
  }
}

ProjectConfig read_config(const fs::path& file) {
  yaml::Errors errors{{visible(file.string())}};
  ProjectConfig config;
  const std::string content = read_whole(file);
  if (has_only_comments(content)) return config;
  const std::optional<yaml::Node> root = yaml::parse_yaml(content, 0, "write a setting", errors);
  if (root && root->kind != yaml::Node::Kind::nothing) {
    config = read_fields(*root, file.parent_path(), errors);
  }
  if (errors.empty()) return config;
  std::ostringstream text;
  errors.print(text);
  std::string lines = text.str();
  if (lines.ends_with('\n')) lines.pop_back();
  throw ConfigError(lines);
}

}  // namespace mighost
