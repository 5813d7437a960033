#ifndef MIGHOST_DOCS_MARKDOWN_PAGES_HPP
#define MIGHOST_DOCS_MARKDOWN_PAGES_HPP

#include <string>
#include <vector>

#include "docs/reference.hpp"

namespace mighost {

/// A file of the documentation.
struct Page {
  std::string name;  ///< within its folder
  std::string content;

  bool operator==(const Page&) const = default;
};

/// `README.md` with the list of all resources, and a page for each of them. In GitHub's Markdown.
std::vector<Page> markdown_pages(const Reference& reference);

}  // namespace mighost

#endif
