#include "docs/diagram.hpp"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <string_view>

#include "docs/escape.hpp"
#include "docs/layout.hpp"
#include "docs/shape.hpp"

namespace mighost {
namespace {

/// A diagram before it is laid out: its tables, and what of them is shown.
struct Drawing {
  std::vector<std::size_t> tables;
  std::vector<Shape> shapes;
  Graph graph;
  std::vector<std::string> titles;  ///< of the clusters
};

void add_lines(const Reference& reference, Drawing& drawing) {
  std::map<std::size_t, std::size_t> places;
  for (std::size_t i = 0; i < drawing.tables.size(); ++i) places.emplace(drawing.tables[i], i);
  for (std::size_t i = 0; i < drawing.tables.size(); ++i) {
    const ReferenceTable& table = reference.tables[drawing.tables[i]];
    std::vector<std::size_t> above = table.refers_to;
    if (table.parent) above.insert(above.begin(), *table.parent);
    for (const std::size_t each : above) {
      const auto found = places.find(each);
      if (found != places.end()) drawing.graph.lines.push_back({found->second, i});
    }
  }
}

Drawing drawing_of(const Reference& reference, std::vector<std::size_t> tables, Detail detail) {
  Drawing drawing;
  drawing.tables = std::move(tables);
  for (const std::size_t table : drawing.tables) {
    drawing.shapes.push_back(shape_of(reference.tables[table], detail));
    drawing.graph.nodes.push_back({0, 0, drawing.shapes.back().width, drawing.shapes.back().height});
  }
  add_lines(reference, drawing);
  return drawing;
}

Drawing all_tables(const Reference& reference) {
  std::vector<std::size_t> tables;
  std::vector<std::string> titles;
  std::vector<std::vector<std::size_t>> clusters;
  for (const ReferenceService& service : reference.services) {
    titles.push_back(service.name);
    std::vector<std::size_t>& cluster = clusters.emplace_back();
    for (const std::size_t table : tables_of(reference, service)) {
      cluster.push_back(tables.size());
      tables.push_back(table);
    }
  }
  Drawing drawing = drawing_of(reference, std::move(tables), Detail::name);
  drawing.titles = std::move(titles);
  drawing.graph.clusters = std::move(clusters);
  return drawing;
}

std::string line_path(const Layout::Line& line) {
  std::string path;
  for (std::size_t i = 0; i < line.curve.size(); ++i) {
    path += i == 0 ? "M" : i == 1 ? "C" : " ";
    path += coordinate(line.curve[i].x) + "," + coordinate(line.curve[i].y);
  }
  return "<path class=\"line\" d=\"" + path + "\"/>\n";
}

std::string cluster_svg(const Box& box, const std::string& title, const std::string& anchor) {
  // As large as there is room, so that it can be read where the names of the tables cannot.
  const double cells = std::max<double>(1, static_cast<double>(cells_of(title)));
  const double size = std::min(cluster_margin * 0.8, (box.width - 16) / cells / cell_width_of_size);
  return "<a href=\"#" + anchor + "\"><rect class=\"cluster\" rx=\"8\" x=\"" + coordinate(box.x) + "\" y=\"" +
         coordinate(box.y) + "\" width=\"" + coordinate(box.width) + "\" height=\"" + coordinate(box.height) +
         "\"/><text class=\"cluster-title\" x=\"" + coordinate(box.x + 8) + "\" y=\"" +
         coordinate(box.y + cluster_margin * 0.78) + "\" font-size=\"" + coordinate(size) +
         "\" textLength=\"" + coordinate(cells * size * cell_width_of_size) +
         "\" lengthAdjust=\"spacingAndGlyphs\">" + html_text(title) + "</text></a>\n";
}

std::string svg(const Reference& reference, const Drawing& drawing, const Layout& layout,
                const std::string& label) {
  constexpr double border = 4;
  // As high as it is drawn; its width is the page's, and page.css says how high at most.
  const Box& all = layout.bounds;
  std::string out = "<svg role=\"img\" aria-label=\"" + html_text(label) + "\" height=\"" +
                    coordinate(all.height + 2 * border) + "\" viewBox=\"" + coordinate(all.x - border) + " " +
                    coordinate(all.y - border) + " " + coordinate(all.width + 2 * border) + " " +
                    coordinate(all.height + 2 * border) + "\">\n";
  for (std::size_t i = 0; i < layout.clusters.size(); ++i) {
    out += cluster_svg(layout.clusters[i], drawing.titles[i], service_anchor(reference.services[i]));
  }
  for (const Layout::Line& line : layout.lines) out += line_path(line);
  for (std::size_t i = 0; i < drawing.tables.size(); ++i) {
    const ReferenceTable& table = reference.tables[drawing.tables[i]];
    out += shape_svg(drawing.shapes[i], layout.nodes[i], table.name, table_anchor(table));
  }
  return out + "</svg>\n";
}

}  // namespace

Diagrams draw_diagrams(const Reference& reference) {
  std::vector<Drawing> drawings{all_tables(reference)};
  for (const ReferenceService& service : reference.services) {
    drawings.push_back(drawing_of(reference, tables_of(reference, service), Detail::keys));
  }
  std::vector<Graph> graphs;
  for (const Drawing& drawing : drawings) graphs.push_back(drawing.graph);
  const std::vector<Layout> layouts = lay_out(graphs);
  Diagrams diagrams{svg(reference, drawings.front(), layouts.front(), "All tables"), {}};
  for (std::size_t i = 0; i < reference.services.size(); ++i) {
    diagrams.services.push_back(
        svg(reference, drawings[i + 1], layouts[i + 1], "Tables of " + reference.services[i].name));
  }
  return diagrams;
}

std::string table_anchor(const ReferenceTable& table) {
  return "table-" + slug(table.name);
}

std::string service_anchor(const ReferenceService& service) {
  return "service-" + slug(service.name);
}

std::vector<std::size_t> tables_of(const Reference& reference, const ReferenceService& service) {
  std::vector<std::size_t> tables;
  for (const std::size_t resource : service.resources) {
    const std::vector<std::size_t>& own = reference.resources[resource].tables;
    tables.insert(tables.end(), own.begin(), own.end());
  }
  return tables;
}

}  // namespace mighost
