#ifndef MIGHOST_DOCS_HTML_PAGE_HPP
#define MIGHOST_DOCS_HTML_PAGE_HPP

#include <string>

#include "docs/diagram.hpp"
#include "docs/reference.hpp"

namespace mighost {

/// One page that needs nothing else: every table with its columns, a search, and the diagrams, if there are
/// any. Its own policy forbids it to load anything, and every script but the one that belongs to it.
std::string html_page(const Reference& reference, const Diagrams* diagrams);

}  // namespace mighost

#endif
