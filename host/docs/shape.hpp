#ifndef MIGHOST_DOCS_SHAPE_HPP
#define MIGHOST_DOCS_SHAPE_HPP

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "docs/layout.hpp"
#include "docs/reference.hpp"

namespace mighost {

/// The box of a table on a diagram. Its size is known before any font is: every character has a cell, and the
/// drawing makes the text as long as its cells.
struct Shape {
  struct Row {
    std::string mark;  ///< "PK", "FK", "" for others
    std::string text;
  };
  double width = 0;
  double height = 0;
  std::string title;
  std::vector<Row> rows;
};

enum class Detail {
  name,  ///< the table's alone
  keys   ///< and the columns that are a key or refer to another table
};

Shape shape_of(const ReferenceTable& table, Detail detail);

/// The shape at its place, as a link to `anchor`. `name`: of the table, in full.
std::string shape_svg(const Shape& shape, const Box& place, const std::string& name,
                      const std::string& anchor);

/// A cell's width in a font of size 1.
inline constexpr double cell_width_of_size = 0.6;

/// How many cells a text takes: two for the wide characters of East Asia and for pictures.
std::size_t cells_of(std::string_view text);

/// A number of pixels for SVG, with one decimal at most.
std::string coordinate(double pixels);

}  // namespace mighost

#endif
