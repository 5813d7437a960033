#include "docs/escape.hpp"

#include <algorithm>
#include <cstdint>

#include "text/sha256.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

constexpr std::string_view hexadecimal = "0123456789abcdef";
constexpr std::size_t longest_slug = 160;

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

bool is_plain(char c) {
  return is_letter_or_digit(c) || c == '_' || c == '-';
}

/// With a single blank for each stretch of blanks and ends of lines.
std::string one_line(std::string_view text) {
  std::string out;
  bool blank = false;
  for (const char c : visible_lines(text)) {
    if (c == '\n' || c == ' ' || c == '\t') {
      blank = true;
      continue;
    }
    if (blank && !out.empty()) out += ' ';
    blank = false;
    out += c;
  }
  return out;
}

}  // namespace

std::string html_text(std::string_view text) {
  std::string out;
  for (const char c : visible_lines(text)) {
    switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      case '"':
        out += "&quot;";
        break;
      case '\'':
        out += "&#39;";
        break;
      default:
        out += c;
    }
  }
  return out;
}

std::string markdown_text(std::string_view text) {
  const std::string line = one_line(text);
  // What can begin or end something within a line, on GitHub as well: formulas, references, mentions.
  constexpr std::string_view special = "\\`*[]<>|~&$#@";
  const std::size_t digits = std::min(line.find_first_not_of("0123456789"), line.size());
  std::string out;
  for (std::size_t i = 0; i < line.size(); ++i) {
    const char c = line[i];
    // At the beginning of a line there are headings and lists besides.
    const bool begins = i == digits && !is_letter_or_digit(c);
    const bool within_word =
        i > 0 && i + 1 < line.size() && is_letter_or_digit(line[i - 1]) && is_letter_or_digit(line[i + 1]);
    const bool acts = special.find(c) != std::string_view::npos || (c == '_' && !within_word);
    const bool is_ascii_sign = c > ' ' && c <= '~';
    if (acts || (begins && is_ascii_sign)) out += '\\';
    out += c;
  }
  return out;
}

std::string slug(std::string_view name) {
  std::string out;
  for (std::size_t i = 0; i < name.size(); ++i) {
    const char c = name[i];
    const bool inner_dot = c == '.' && i > 0 && i + 1 < name.size();
    if (is_plain(c) || inner_dot) {
      out += c;
    } else {
      const auto byte = static_cast<uint8_t>(c);
      out += {'~', hexadecimal[byte >> 4U], hexadecimal[byte & 15U]};
    }
  }
  if (out.size() > longest_slug) {
    // No name that was kept has two such signs in a row.
    const std::string digest = sha256_hex(name).substr(0, 32);
    out.resize(longest_slug - digest.size() - 2);
    out += "~~" + digest;
  }
  return out;
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    uint32_t group = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      group = group << 8U | (i + k < bytes.size() ? static_cast<uint8_t>(bytes[i + k]) : 0U);
    }
    for (std::size_t k = 0; k < 4; ++k) {
      out += i + k > bytes.size() ? '=' : digits[group >> (18U - 6U * k) & 63U];
    }
  }
  return out;
}

}  // namespace mighost
