#include "timescale/column_list.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <cctype>
#include <set>
#include <stdexcept>

#include "common/identifier.hpp"
#include "common/lowering.hpp"

namespace mighost::timescale {
namespace {

/// A list of columns, read from the start.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() {
    skip_space();
    return text_.empty();
  }

  bool take(char c) {
    skip_space();
    if (!text_.starts_with(c)) return false;
    text_.remove_prefix(1);
    return true;
  }

  /// A column's name, quoted or not; empty if there is none.
  std::string name() {
    skip_space();
    if (!text_.starts_with('"')) return word();
    std::string name;
    for (std::size_t i = 1; i < text_.size(); ++i) {
      if (text_[i] == '"') {
        if (i + 1 >= text_.size() || text_[i + 1] != '"') {
          text_.remove_prefix(i + 1);
          return name;
        }
        ++i;
      }
      name += text_[i];
    }
    return {};
  }

  /// The word if it comes next, in whatever case.
  bool keyword(std::string_view wanted) {
    skip_space();
    const std::string_view all = text_;
    const std::string found = word();
    const bool same =
        std::equal(found.begin(), found.end(), wanted.begin(), wanted.end(),
                   [](char a, char b) { return std::toupper(static_cast<unsigned char>(a)) == b; });
    if (!same) text_ = all;
    return same;
  }

 private:
  void skip_space() {
    while (!text_.empty() && std::isspace(static_cast<unsigned char>(text_.front())) != 0)
      text_.remove_prefix(1);
  }

  std::string word() {
    std::size_t end = 0;
    const auto is_part = [](char c) {
      return c == '_' || c == '$' || std::isalnum(static_cast<unsigned char>(c)) != 0 ||
             (static_cast<unsigned char>(c) & 0x80U) != 0;
    };
    while (end < text_.size() && is_part(text_[end])) ++end;
    std::string found{text_.substr(0, end)};
    text_.remove_prefix(end);
    return found;
  }

  std::string_view text_;
};

/// ` DESC NULLS LAST` behind a name: what is said is what differs from the server's choice.
std::string direction(Reader& reader) {
  const bool descends = reader.keyword("DESC");
  if (!descends) static_cast<void>(reader.keyword("ASC"));
  std::string text = descends ? " DESC" : "";
  if (!reader.keyword("NULLS")) return text;
  const bool first = reader.keyword("FIRST");
  if (!first && !reader.keyword("LAST")) throw std::runtime_error("NULLS needs FIRST or LAST behind it");
  if (first != descends) text += first ? " NULLS FIRST" : " NULLS LAST";
  return text;
}

bool has_column(const mighost_table& logical, std::string_view name) {
  const auto columns = rows<mighost_column>(logical.columns);
  return std::any_of(columns.begin(), columns.end(),
                     [&](const mighost_column& column) { return view(column.name) == name; });
}

std::vector<std::string> read(const mighost_table& logical, std::string_view text, ColumnList form,
                              bool may_lack) {
  std::vector<std::string> elements;
  std::set<std::string> seen;
  Reader reader{text};
  while (!reader.at_end()) {
    if (!seen.empty() && !reader.take(','))
      throw std::runtime_error("a comma is missing between two columns");
    const std::string name = reader.name();
    if (name.empty()) throw std::runtime_error("a column's name is missing");
    const bool known = has_column(logical, name);
    if (!known && !may_lack) throw std::runtime_error("the table has no column \"" + name + '"');
    if (!seen.insert(name).second) throw std::runtime_error("the column \"" + name + "\" is there twice");
    const std::string rest = form == ColumnList::order ? direction(reader) : "";
    if (known) elements.push_back(dialect::quote_identifier(name) + rest);
  }
  return elements;
}

}  // namespace

std::vector<std::string> column_list(const mighost_table& logical, const mighost_table* parent,
                                     std::string_view key, ColumnList form) {
  const mighost_str value = find_option(logical.options, key);
  if (!present(value)) return {};
  const bool inherited = parent != nullptr && view(find_option(parent->options, key)) == view(value);
  try {
    return read(logical, view(value), form, inherited);
  } catch (const std::runtime_error& error) {
    throw std::runtime_error(dialect::table_text(logical) + ": option " + std::string{key} + " is \"" +
                             std::string{view(value)} + "\": " + error.what() + "; write " +
                             (form == ColumnList::order ? "columns such as made_at DESC, \"Kind\""
                                                        : "columns such as account_id, \"Kind\""));
  }
}

std::string joined(const std::vector<std::string>& elements) {
  std::string text;
  for (const std::string& element : elements) text.append(text.empty() ? "" : ", ").append(element);
  return text;
}

}  // namespace mighost::timescale
