#ifndef MIGHOST_DOCS_LAYOUT_HPP
#define MIGHOST_DOCS_LAYOUT_HPP

#include <cstddef>
#include <vector>

namespace mighost {

/// A place on a drawing. In pixels, from the left and from the top.
struct Point {
  double x = 0;
  double y = 0;
};

struct Box {
  double x = 0;  ///< of its left side
  double y = 0;  ///< of its top
  double width = 0;
  double height = 0;
};

/// A graph that is to be laid out: boxes of given sizes, and lines between them. No names: nothing that
/// somebody wrote reaches the program that does it.
struct Graph {
  struct Line {
    std::size_t from;
    std::size_t to;
  };
  std::vector<Box> nodes;  ///< their sizes count
  std::vector<Line> lines;
  std::vector<std::vector<std::size_t>>
      clusters;  ///< none is empty: nodes that stay together, with room around them
};

/// Where everything is.
struct Layout {
  struct Line {
    std::size_t from;
    std::size_t to;
    std::vector<Point> curve;  ///< a first point, then three for each Bézier curve
  };
  Box bounds;              ///< everything is in it
  std::vector<Box> nodes;  ///< in the order of the graph
  std::vector<Line> lines;
  std::vector<Box> clusters;
};

/// The room between the border of a cluster and its nodes, in pixels.
inline constexpr double cluster_margin = 36;

/// Lays out each graph by Graphviz's `dot`, all in one run of it. Throws std::runtime_error: there is no such
/// program, or it failed.
std::vector<Layout> lay_out(const std::vector<Graph>& graphs);

}  // namespace mighost

#endif
