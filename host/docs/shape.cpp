#include "docs/shape.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "docs/escape.hpp"
#include "text/code_point.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

constexpr double font_size = 12;
constexpr double cell = font_size * cell_width_of_size;
constexpr double title_height = 24;
constexpr double row_height = 18;
constexpr double side = 10;               ///< left and right of a text
constexpr double mark_width = 3 * cell;   ///< of "PK " before a row
constexpr std::size_t longest_text = 64;  ///< in cells
constexpr std::size_t most_rows = 12;

/// The number of cells of the character at the beginning of `text`, which loses it.
std::size_t take_character(std::string_view& text) {
  uint32_t code_point = 0;
  const std::size_t length = std::max<std::size_t>(decode_code_point(text, code_point), 1);
  text.remove_prefix(length);
  // Scripts of East Asia from the Hangul letters on, and pictures; others between them are shown as well.
  const bool wide = code_point >= 0x2E80 || (code_point >= 0x1100 && code_point < 0x1200);
  return wide ? 2 : 1;
}

/// On one line, and no longer than fits.
std::string shortened(std::string_view whole) {
  std::string text = visible(whole);
  std::string_view rest = text;
  for (std::size_t cells = 0; !rest.empty();) {
    const std::size_t begin = text.size() - rest.size();
    cells += take_character(rest);
    if (cells > longest_text) return text.substr(0, begin) + "…";
  }
  return text;
}

double width_of(std::string_view text) {
  return static_cast<double>(cells_of(text)) * cell;
}

std::string text_svg(std::string_view style, double x, double y, const std::string& text) {
  return "<text class=\"" + std::string{style} + "\" x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) +
         "\" textLength=\"" + coordinate(width_of(text)) + "\" lengthAdjust=\"spacingAndGlyphs\">" +
         html_text(text) + "</text>";
}

void add_rows(const ReferenceTable& table, Shape& shape) {
  std::size_t left_out = 0;
  for (const ReferenceColumn& column : table.columns) {
    if ((!column.in_key && !column.refers) || shape.rows.size() >= most_rows) {
      ++left_out;
      continue;
    }
    shape.rows.push_back({column.in_key ? "PK" : "FK", shortened(column.name + ": " + column.type)});
  }
  if (left_out > 0) {
    shape.rows.push_back({"", "+ " + std::to_string(left_out) + (left_out == 1 ? " column" : " columns")});
  }
}

}  // namespace

std::size_t cells_of(std::string_view text) {
  std::size_t cells = 0;
  while (!text.empty()) cells += take_character(text);
  return cells;
}

std::string coordinate(double pixels) {
  const auto tenths = static_cast<long>(std::lround(pixels * 10));
  std::string text = std::to_string(std::labs(tenths) / 10);
  if (tenths % 10 != 0) text += "." + std::to_string(std::labs(tenths) % 10);
  return (tenths < 0 ? "-" : "") + text;
}

Shape shape_of(const ReferenceTable& table, Detail detail) {
  Shape shape{0, title_height, shortened(table.name), {}};
  if (detail == Detail::keys) add_rows(table, shape);
  double width = width_of(shape.title);
  for (const Shape::Row& row : shape.rows) width = std::max(width, mark_width + width_of(row.text));
  shape.width = std::ceil(width + 2 * side);
  if (!shape.rows.empty()) shape.height += static_cast<double>(shape.rows.size()) * row_height + 4;
  return shape;
}

std::string shape_svg(const Shape& shape, const Box& place, const std::string& name,
                      const std::string& anchor) {
  const double x = place.x;
  const double y = place.y;
  std::string out = "<a class=\"table\" href=\"#" + anchor + "\"><title>" + html_text(visible(name)) +
                    "</title><rect class=\"box\" rx=\"4\" x=\"" + coordinate(x) + "\" y=\"" + coordinate(y) +
                    "\" width=\"" + coordinate(place.width) + "\" height=\"" + coordinate(place.height) +
                    "\"/>";
  if (!shape.rows.empty()) {
    const std::string line = coordinate(y + title_height);
    out += "<path class=\"rule\" d=\"M" + coordinate(x) + "," + line + "H" + coordinate(x + place.width) +
           "\"/>";
  }
  out += text_svg("title", x + side, y + 16, shape.title);
  double row_y = y + title_height + 15;
  for (const Shape::Row& row : shape.rows) {
    if (!row.mark.empty()) out += text_svg("mark", x + side, row_y, row.mark);
    out += text_svg(row.mark.empty() ? "more" : "row", x + side + mark_width, row_y, row.text);
    row_y += row_height;
  }
  return out + "</a>\n";
}

}  // namespace mighost
