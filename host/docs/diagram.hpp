#ifndef MIGHOST_DOCS_DIAGRAM_HPP
#define MIGHOST_DOCS_DIAGRAM_HPP

#include <string>
#include <vector>

#include "docs/reference.hpp"

namespace mighost {

/// Entity-relationship diagrams as SVG elements, for an HTML page with the styles of page.css. A click on a
/// table leads to `#` and its table_anchor().
struct Diagrams {
  std::string all;                    ///< every table by its name, the services apart
  std::vector<std::string> services;  ///< in the order of the reference: with keys and references
};

/// Throws what lay_out() throws.
Diagrams draw_diagrams(const Reference& reference);

/// Where a table, and a service, is on the page.
std::string table_anchor(const ReferenceTable& table);
std::string service_anchor(const ReferenceService& service);

/// The tables of a service, in order.
std::vector<std::size_t> tables_of(const Reference& reference, const ReferenceService& service);

}  // namespace mighost

#endif
