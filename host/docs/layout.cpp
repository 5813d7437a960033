#include "docs/layout.hpp"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cmath>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

#include "process/run_program.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// dot measures in inches.
constexpr double pixels_per_inch = 72;

std::string inches(double pixels) {
  // Hundredths of a pixel, as an integer over a power of ten: the same text everywhere.
  const auto units = static_cast<long>(std::lround(pixels / pixels_per_inch * 10000));
  const std::string digits = std::to_string(units + 10000);
  return std::to_string(units / 10000) + "." + digits.substr(digits.size() - 4);
}

/// The graph in the language of dot. It has numbers only.
std::string dot_text(const Graph& graph) {
  std::string out =
      "digraph {\nrankdir=LR; ranksep=0.6; nodesep=0.16; pack=20; packmode=clust;\n"
      "node [shape=box, fixedsize=true, label=\"\"]; edge [arrowhead=none];\n";
  for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
    out += std::to_string(i) + " [width=" + inches(graph.nodes[i].width) +
           ", height=" + inches(graph.nodes[i].height) + "];\n";
  }
  for (std::size_t i = 0; i < graph.clusters.size(); ++i) {
    out += "subgraph cluster_" + std::to_string(i) +
           " { margin=" + std::to_string(std::lround(cluster_margin)) + ";";
    for (const std::size_t node : graph.clusters[i]) out += " " + std::to_string(node) + ";";
    out += " }\n";
  }
  for (const Graph::Line& line : graph.lines) {
    out += std::to_string(line.from) + " -> " + std::to_string(line.to) + ";\n";
  }
  return out + "}\n";
}

/// A file without a name, which goes with the process.
class MemoryFile {
 public:
  explicit MemoryFile(std::string_view text) : descriptor_(memfd_create("mighost", 0)) {
    if (descriptor_ < 0)
      throw std::system_error(errno, std::generic_category(), "cannot make a file in memory");
    while (!text.empty()) {
      const ssize_t count = write(descriptor_, text.data(), text.size());
      if (count < 0 && errno != EINTR) {
        const int reason = errno;
        close(descriptor_);
        throw std::system_error(reason, std::generic_category(), "cannot write a file in memory");
      }
      if (count > 0) text.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  MemoryFile(const MemoryFile&) = delete;
  MemoryFile& operator=(const MemoryFile&) = delete;
  ~MemoryFile() { close(descriptor_); }

  /// In a process that was started by this one.
  std::string path() const { return "/proc/self/fd/" + std::to_string(descriptor_); }

 private:
  int descriptor_;
};

[[noreturn]] void not_understood() {
  throw std::runtime_error(
      "what Graphviz's dot printed is not understood; --no-diagram leaves the diagrams out");
}

/// The words of a line of dot's "plain" form.
class Words {
 public:
  explicit Words(std::string_view line) : line_(line) {}

  std::string_view word() {
    const std::size_t begin = line_.find_first_not_of(' ');
    if (begin == std::string_view::npos) not_understood();
    line_.remove_prefix(begin);
    const std::string_view word = line_.substr(0, line_.find(' '));
    line_.remove_prefix(word.size());
    return word;
  }

  double inches() {
    const std::string_view text = word();
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size()) not_understood();
    return value * pixels_per_inch;
  }

  std::size_t number(std::size_t limit) {
    const std::string_view text = word();
    std::size_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value >= limit) not_understood();
    return value;
  }

 private:
  std::string_view line_;
};

std::string_view take_line(std::string_view& text) {
  if (text.empty()) not_understood();
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

void grow(Box& box, const Box& other) {
  const double right = std::max(box.x + box.width, other.x + other.width);
  const double bottom = std::max(box.y + box.height, other.y + other.height);
  box.x = std::min(box.x, other.x);
  box.y = std::min(box.y, other.y);
  box.width = right - box.x;
  box.height = bottom - box.y;
}

Box around(const std::vector<Box>& nodes, const std::vector<std::size_t>& members) {
  Box box = nodes[members.front()];
  for (const std::size_t member : members) grow(box, nodes[member]);
  return {box.x - cluster_margin, box.y - cluster_margin, box.width + 2 * cluster_margin,
          box.height + 2 * cluster_margin};
}

/// Reads one graph, up to its line "stop".
Layout read_layout(std::string_view& text, const Graph& graph) {
  Layout layout;
  layout.nodes.resize(graph.nodes.size());
  for (;;) {
    Words words{take_line(text)};
    const std::string_view kind = words.word();
    if (kind == "stop") break;
    if (kind == "graph") {
      words.word();  // the scale
      layout.bounds.width = words.inches();
      layout.bounds.height = words.inches();
    } else if (kind == "node") {
      Box& box = layout.nodes[words.number(layout.nodes.size())];
      const double x = words.inches();
      const double y = layout.bounds.height - words.inches();
      box.width = words.inches();
      box.height = words.inches();
      box.x = x - box.width / 2;
      box.y = y - box.height / 2;
    } else if (kind == "edge") {
      Layout::Line line{words.number(layout.nodes.size()), words.number(layout.nodes.size()), {}};
      const std::size_t count = words.number(1'000'000);
      for (std::size_t i = 0; i < count; ++i) {
        const double x = words.inches();
        line.curve.push_back({x, layout.bounds.height - words.inches()});
      }
      if (count % 3 != 1) not_understood();
      layout.lines.push_back(std::move(line));
    } else {
      not_understood();
    }
  }
  for (const std::vector<std::size_t>& cluster : graph.clusters) {
    layout.clusters.push_back(around(layout.nodes, cluster));
  }
  // dot leaves no room for the margins at the border.
  for (const Box& box : layout.clusters) grow(layout.bounds, box);
  return layout;
}

ProgramResult run_dot(const std::string& file) {
  try {
    return run_program({"dot", "-Tplain", file}, {{"LC_ALL", "C"}});
  } catch (const std::system_error& error) {
    if (error.code() != std::errc::no_such_file_or_directory) throw;
    throw std::runtime_error(
        "the diagrams need Graphviz, whose program dot is not in $PATH: install the package graphviz, or "
        "leave "
        "the diagrams out with --no-diagram");
  }
}

}  // namespace

std::vector<Layout> lay_out(const std::vector<Graph>& graphs) {
  if (graphs.empty()) return {};
  std::string input;
  for (const Graph& graph : graphs) input += dot_text(graph);
  const MemoryFile file{input};
  const ProgramResult result = run_dot(file.path());
  if (result.status != 0) {
    throw std::runtime_error("Graphviz's dot failed (" + visible(result.errors.substr(0, 500)) +
                             "); --no-diagram leaves the diagrams out");
  }
  std::string_view rest = result.output;
  std::vector<Layout> layouts;
  for (const Graph& graph : graphs) layouts.push_back(read_layout(rest, graph));
  return layouts;
}

}  // namespace mighost
