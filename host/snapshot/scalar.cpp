#include "snapshot/scalar.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>

#include "text/code_point.hpp"
#include "text/visible.hpp"

namespace mighost::snapshots {
namespace {

/// YAML allows keys of up to 1024 characters.
constexpr std::size_t longest_name = 500;

struct Range {
  uint32_t first;
  uint32_t last;
};

/// Blanks and marks without width, which a reviewer could not tell from a space or from nothing.
constexpr std::array<Range, 15> unshown = {{{0xa0, 0xa0},
                                            {0xad, 0xad},
                                            {0x61c, 0x61c},
                                            {0x115f, 0x1160},
                                            {0x1680, 0x1680},
                                            {0x180b, 0x180f},
                                            {0x2000, 0x200f},
                                            {0x202f, 0x202f},
                                            {0x205f, 0x2065},
                                            {0x206a, 0x206f},
                                            {0x3000, 0x3000},
                                            {0x3164, 0x3164},
                                            {0xffa0, 0xffa0},
                                            {0xfff0, 0xfffb},
                                            {0xe0000, 0xe0fff}}};

bool is_shown(uint32_t code_point) {
  if (code_point < 0x80) return code_point >= 0x20 && code_point != 0x7f;
  if (acts_unseen(code_point) || (code_point & 0xfffe) == 0xfffe) return false;
  return std::none_of(unshown.begin(), unshown.end(), [&](const Range& range) {
    return code_point >= range.first && code_point <= range.last;
  });
}

/// Calls `use(code_point, bytes)` for each character.
template <typename Use>
void for_each_character(std::string_view text, Use use) {
  for (std::string_view rest = text; !rest.empty();) {
    uint32_t code_point = 0;
    const std::size_t length = decode_code_point(rest, code_point);
    if (length == 0 || code_point == 0) {
      throw std::invalid_argument("a snapshot cannot hold the text " + visible(text) + ": it " +
                                  (length == 0 ? "is not UTF-8" : "has a NUL character"));
    }
    use(code_point, rest.substr(0, length));
    rest.remove_prefix(length);
  }
}

/// What some YAML reader takes for a value that is no text.
bool is_reserved_word(std::string_view text) {
  if (text.size() > 5) return false;
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  constexpr std::array<std::string_view, 9> words = {"null", "true", "false", "yes", "no",
                                                     "on",   "off",  "y",     "n"};
  return std::find(words.begin(), words.end(), lower) != words.end();
}

bool may_start_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '(' || c == '/' || c == '$' ||
         static_cast<unsigned char>(c) >= 0x80;
}

/// `text` has only characters that show.
bool is_plain(std::string_view text, Context context) {
  if (text.empty() || !may_start_plain(text.front()) || text.back() == ' ' || text.back() == ':')
    return false;
  if (text.find(": ") != text.npos || text.find(" #") != text.npos) return false;
  if (context == Context::flow && text.find_first_of(",?[]{}") != text.npos) return false;
  return !is_reserved_word(text);
}

void append_hex(std::string& out, uint32_t value, int digits) {
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) out += "0123456789abcdef"[value >> shift & 15];
}

void append_escape(std::string& out, uint32_t code_point) {
  out += '\\';
  if (code_point == '\n') {
    out += 'n';
  } else if (code_point == '\t') {
    out += 't';
  } else if (code_point < 0x80) {
    append_hex(out += 'x', code_point, 2);
  } else if (code_point < 0x10000) {
    append_hex(out += 'u', code_point, 4);
  } else {
    append_hex(out += 'U', code_point, 8);
  }
}

void append_double_quoted(std::string& out, std::string_view text) {
  out += '"';
  for_each_character(text, [&](uint32_t code_point, std::string_view bytes) {
    if (!is_shown(code_point)) {
      append_escape(out, code_point);
    } else {
      if (code_point == '"' || code_point == '\\') out += '\\';
      out += bytes;
    }
  });
  out += '"';
}

}  // namespace

void append_scalar(std::string& out, std::string_view text, Context context) {
  bool all_shown = true;
  for_each_character(text, [&](uint32_t code_point, std::string_view) { all_shown &= is_shown(code_point); });
  if (all_shown && is_plain(text, context)) {
    out += text;
  } else if (all_shown && text.find('\'') == text.npos && text.find_first_of("\"\\") != text.npos) {
    ((out += '\'') += text) += '\'';
  } else {
    append_double_quoted(out, text);
  }
}

void append_key(std::string& out, std::string_view name, Context context) {
  if (name.empty()) throw std::invalid_argument("a snapshot cannot hold something without a name");
  if (name.size() > longest_name) {
    throw std::invalid_argument("a snapshot cannot hold the name " + visible(name) + ": it is over " +
                                std::to_string(longest_name) + " bytes long");
  }
  append_scalar(out, name, context);
}

bool is_lines(std::string_view text) {
  // Without a first line to take the indentation from, or with line breaks at the end that count, a block is
  // hard to read.
  if (text.find('\n') == text.npos || text.front() == '\n' || text.ends_with("\n\n")) return false;
  bool all_shown = true;
  for_each_character(text, [&](uint32_t code_point, std::string_view) {
    all_shown &= is_shown(code_point) || code_point == '\n' || code_point == '\t';
  });
  return all_shown;
}

void append_lines(std::string& out, std::string_view text, std::size_t indent) {
  out += '|';
  // Otherwise the first line's own blanks would be taken for indentation.
  if (text.front() == ' ' || text.front() == '\t') out += '2';
  if (text.ends_with('\n')) {
    text.remove_suffix(1);
  } else {
    out += '-';
  }
  while (true) {
    const std::string_view line = text.substr(0, text.find('\n'));
    out += '\n';
    if (!line.empty()) out.append(indent, ' ') += line;
    if (line.size() == text.size()) return;
    text.remove_prefix(line.size() + 1);
  }
}

}  // namespace mighost::snapshots
