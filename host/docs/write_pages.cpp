#include "docs/write_pages.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>
#include <set>
#include <stdexcept>
#include <string_view>

#include "docs/marker.hpp"
#include "migration/folder_lock.hpp"
#include "migration/made_folders.hpp"
#include "migration/staged_write.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

std::string read_whole(const fs::path& file) {
  std::ifstream in{file, std::ios::binary};
  std::string content{std::istreambuf_iterator<char>{in}, {}};
  if (!in.is_open() || in.bad()) throw std::runtime_error("cannot read " + visible(file.string()));
  return content;
}

bool is_own(std::string_view content, const std::string& provider) {
  // It is in the first line, or in the second of a page of HTML.
  return content.substr(0, 1000).find(docs_marker(provider)) != std::string_view::npos;
}

/// What is in the place of a new page; nothing if that is free. Throws if it must not be replaced.
std::optional<std::string> former_content(const fs::path& file, const std::string& provider,
                                          Overwrite overwrite) {
  const fs::file_status status = fs::symlink_status(file);
  if (!fs::exists(status)) return std::nullopt;
  if (!fs::is_regular_file(status)) {
    throw std::runtime_error(visible(file.string()) +
                             " is not a regular file: remove it, or take another --path");
  }
  std::string content = read_whole(file);
  if (overwrite == Overwrite::own && !is_own(content, provider)) {
    throw std::runtime_error(visible(file.string()) + " was not made from the provider " + visible(provider) +
                             ": take another --path, or --force to overwrite it");
  }
  return content;
}

/// Pages of the same provider that are no longer made.
std::vector<std::string> find_stale(const fs::path& folder, const std::string& provider,
                                    const std::vector<Page>& pages, const std::string& extension) {
  std::set<std::string> names;
  for (const Page& page : pages) names.insert(page.name);
  std::vector<std::string> stale;
  for (const fs::directory_entry& entry : fs::directory_iterator{folder}) {
    const std::string name = entry.path().filename().string();
    if (!name.ends_with(extension) || names.contains(name)) continue;
    if (!fs::is_regular_file(entry.symlink_status())) continue;
    if (is_own(read_whole(entry.path()), provider)) stale.push_back(name);
  }
  std::sort(stale.begin(), stale.end());
  return stale;
}

}  // namespace

WrittenPages write_pages(FileSystem& disk, const fs::path& folder, const std::string& provider,
                         const std::vector<Page>& pages, const std::string& extension, Overwrite overwrite) {
  MadeFolders folders{disk};
  folders.make(folder);
  const FolderLock lock{folder};
  settle(disk, folder);
  WrittenPages written;
  NewFiles changes{folder, {}};
  for (const Page& page : pages) {
    const std::optional<std::string> former = former_content(folder / page.name, provider, overwrite);
    if (former == page.content) {
      ++written.unchanged;
      continue;
    }
    ++(former ? written.replaced : written.created);
    changes.files.push_back({page.name, page.content});
  }
  changes.gone = find_stale(folder, provider, pages, extension);
  written.removed = changes.gone.size();
  if (!changes.files.empty() || !changes.gone.empty()) write_all_or_none(disk, {std::move(changes)});
  folders.keep();
  return written;
}

}  // namespace mighost
