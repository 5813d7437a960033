#ifndef MIGHOST_DOCS_WRITE_PAGES_HPP
#define MIGHOST_DOCS_WRITE_PAGES_HPP

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "docs/markdown_pages.hpp"
#include "migration/file_pair.hpp"

namespace mighost {

/// How many pages became what.
struct WrittenPages {
  std::size_t created = 0;
  std::size_t replaced = 0;
  std::size_t unchanged = 0;
  std::size_t removed = 0;

  bool operator==(const WrittenPages&) const = default;
};

/// Writes the pages of a provider into `folder`, which is made where it is missing, and removes those of its
/// former pages in this format (`extension`) that are not among them; all of it or nothing. Throws
/// std::runtime_error, and then nothing has changed: a file in the way was not made from this provider
/// (Overwrite::any takes it nevertheless), or is none, or FileError.
WrittenPages write_pages(FileSystem& disk, const std::filesystem::path& folder, const std::string& provider,
                         const std::vector<Page>& pages, const std::string& extension, Overwrite overwrite);

}  // namespace mighost

#endif
