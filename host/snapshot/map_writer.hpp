#ifndef MIGHOST_SNAPSHOT_MAP_WRITER_HPP
#define MIGHOST_SNAPSHOT_MAP_WRITER_HPP

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "model/option.hpp"
#include "snapshot/scalar.hpp"

namespace mighost::snapshots {

/// Appends `[a, b]`.
void append_texts(std::string& out, const std::vector<std::string>& texts);

/// Appends `text`, as a literal block if it has lines.
void append_text(std::string& out, std::string_view text, std::size_t indent);

/// Appends a line break and `indent` spaces.
void append_line_start(std::string& out, std::size_t indent);

/// Writes the entries of a map, leaving out those that are empty, false or default. In the flow style all of
/// it is one line, `{a: b, c: d}`; in the block style each entry starts a line `indent` deep, and nothing
/// ends one.
class MapWriter {
 public:
  /// `out` must outlive the writer. `first_in_line`: the first entry goes where `out` ends (after `- `).
  MapWriter(std::string& out, Context style, std::size_t indent, bool first_in_line = false)
      : out_(out), style_(style), indent_(indent), in_line_(first_in_line) {}
  MapWriter(const MapWriter&) = delete;
  MapWriter& operator=(const MapWriter&) = delete;

  void text(std::string_view key, std::string_view value) {
    if (!value.empty()) required_text(key, value);
  }
  void required_text(std::string_view key, std::string_view value);
  void texts(std::string_view key, const std::vector<std::string>& values) {
    if (!values.empty()) required_texts(key, values);
  }
  void required_texts(std::string_view key, const std::vector<std::string>& values);
  void flag(std::string_view key, bool value);
  void number(std::string_view key, int64_t value, int64_t usual);
  void options(const Options& options);

  /// A map under `key`, in the same style; `write(MapWriter&)` writes its entries.
  template <typename Write>
  void map(std::string_view key, Write write) {
    start(key);
    // In a block, what has no entry is one: `{}`.
    MapWriter inner(out_, style_, indent_ + 2);
    if (style_ == Context::flow) out_ += ' ';
    write(inner);
    inner.finish();
    has_lines_ |= inner.has_lines_;
  }

  /// A list of flow values under `key`: in one line in the flow style, otherwise one a line;
  /// `write(std::string&, const Item&)` appends one.
  template <typename Item, typename Write>
  void list(std::string_view key, const std::vector<Item>& items, Write write) {
    start(key);
    if (style_ == Context::flow || items.empty()) out_ += " [";
    bool first = true;
    for (const Item& item : items) {
      if (style_ == Context::block) {
        append_line_start(out_, indent_ + 2);
        out_ += "- ";
      } else if (!first) {
        out_ += ", ";
      }
      write(out_, item);
      first = false;
    }
    if (style_ == Context::flow || items.empty()) out_ += ']';
  }

  /// Closes the map. Call it once, after the last entry.
  void finish();

  std::size_t size() const { return size_; }
  /// Whether a text was squeezed into one line that the block style would show in several.
  bool has_lines() const { return has_lines_; }

 private:
  void start(std::string_view key);

  std::string& out_;
  Context style_;
  std::size_t indent_;
  bool in_line_;
  bool has_lines_ = false;
  std::size_t size_ = 0;
};

/// Appends `write(MapWriter&)`'s map after `name:`: in one line, or over several if a text in it has several.
/// Returns how many entries it has.
template <typename Write>
std::size_t append_map(std::string& out, std::size_t indent, Write write) {
  const std::size_t start = out.size();
  MapWriter line(out += ' ', Context::flow, indent);
  write(line);
  line.finish();
  if (!line.has_lines()) return line.size();
  out.resize(start);
  MapWriter block(out, Context::block, indent);
  write(block);
  block.finish();
  return block.size();
}

/// The same, but a map of one entry is written by `write_short(std::string&)` as that entry's value alone.
template <typename Write, typename WriteShort>
void append_map_or_value(std::string& out, std::size_t indent, Write write, WriteShort write_short) {
  const std::size_t start = out.size();
  if (append_map(out, indent, write) != 1) return;
  out.resize(start);
  write_short(out += ' ');
}

}  // namespace mighost::snapshots

#endif
