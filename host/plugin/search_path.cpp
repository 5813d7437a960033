#include "plugin/search_path.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

#include <boost/dll/runtime_symbol_info.hpp>

namespace mighost {
namespace {

namespace fs = std::filesystem;

class Folders {
 public:
  void add(const fs::path& path, std::string origin, bool must_exist) {
    if (path.empty()) return;
    fs::path folder = fs::absolute(path).lexically_normal();
    if (!folder.has_filename()) folder = folder.parent_path();  // "plugins/" is "plugins"
    const auto same = std::find_if(found_.begin(), found_.end(),
                                   [&](const SearchFolder& other) { return other.path == folder; });
    if (same != found_.end()) {
      same->must_exist = same->must_exist || must_exist;
      return;
    }
    found_.push_back({std::move(folder), std::move(origin), must_exist});
  }

  std::vector<SearchFolder> take() { return std::move(found_); }

 private:
  std::vector<SearchFolder> found_;
};

}  // namespace

std::vector<SearchFolder> search_folders(const SearchRequest& request) {
  Folders folders;
  for (const fs::path& path : request.plugin_dirs) folders.add(path, "--plugin-dir", true);

  std::string_view rest = request.environment;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(':'), rest.size());
    folders.add(fs::path{rest.substr(0, end)}, "MIGHOST_PLUGIN_PATH", false);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }

  for (const fs::path& path : request.project_folders) folders.add(path, "mighost.yaml", true);
  if (!request.home.empty()) folders.add(request.home / ".local/lib/mighost/plugins", "user", false);
  if (!request.executable.empty()) {
    // The build tree has the same layout as an installation. An absolute MIGHOST_LIBDIR stays as it is.
    const fs::path prefix = request.executable.parent_path().parent_path();
    folders.add(prefix / MIGHOST_LIBDIR / "mighost/plugins", "installation", false);
  }
  return folders.take();
}

fs::path own_executable() {
  return boost::dll::program_location();
}

}  // namespace mighost
