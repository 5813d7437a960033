#include "snapshot/map_writer.hpp"

namespace mighost::snapshots {

void append_texts(std::string& out, const std::vector<std::string>& texts) {
  out += '[';
  bool first = true;
  for (const std::string& text : texts) {
    if (!first) out += ", ";
    append_scalar(out, text, Context::flow);
    first = false;
  }
  out += ']';
}

void append_text(std::string& out, std::string_view text, std::size_t indent) {
  if (is_lines(text)) {
    append_lines(out, text, indent);
  } else {
    append_scalar(out, text, Context::block);
  }
}

void append_line_start(std::string& out, std::size_t indent) {
  (out += '\n').append(indent, ' ');
}

void MapWriter::start(std::string_view key) {
  if (style_ == Context::flow) {
    out_ += size_ == 0 ? "{" : ", ";
  } else if (!in_line_ || size_ != 0) {
    append_line_start(out_, indent_);
  }
  ++size_;
  append_key(out_, key, style_);
  out_ += ':';
}

void MapWriter::required_text(std::string_view key, std::string_view value) {
  start(key);
  out_ += ' ';
  if (style_ == Context::block) {
    append_text(out_, value, indent_ + 2);
  } else {
    has_lines_ |= is_lines(value);
    append_scalar(out_, value, Context::flow);
  }
}

void MapWriter::required_texts(std::string_view key, const std::vector<std::string>& values) {
  start(key);
  append_texts(out_ += ' ', values);
}

void MapWriter::flag(std::string_view key, bool value) {
  if (!value) return;
  start(key);
  out_ += " true";
}

void MapWriter::number(std::string_view key, int64_t value, int64_t usual) {
  if (value == usual) return;
  start(key);
  (out_ += ' ') += std::to_string(value);
}

void MapWriter::options(const Options& options) {
  if (options.empty()) return;
  map("options", [&](MapWriter& inner) {
    for (const auto& [key, value] : options) inner.required_text(key, value);
  });
}

void MapWriter::finish() {
  if (size_ != 0) {
    if (style_ == Context::flow) out_ += '}';
    return;
  }
  if (style_ == Context::block) out_ += ' ';
  out_ += "{}";
}

}  // namespace mighost::snapshots
