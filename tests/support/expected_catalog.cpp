#include "support/expected_catalog.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace mighost::test {

namespace {

/// One line, read from left to right. Names in this data are lower case letters, digits and underscores.
class Line {
 public:
  Line(std::string_view rest, const std::string& place) : rest_(rest), place_(place) {}

  std::string word() {
    const std::string_view word = rest_.substr(0, rest_.find(' '));
    if (word.empty()) fail("a word is missing");
    rest_.remove_prefix(std::min(word.size() + 1, rest_.size()));
    return std::string(word);
  }

  /// `(a, b)`
  std::vector<std::string> names() {
    const std::size_t close = rest_.find(')');
    if (!rest_.starts_with('(') || close == rest_.npos) fail("names in parentheses are missing");
    std::string_view inside = rest_.substr(1, close - 1);
    rest_.remove_prefix(std::min(close + 2, rest_.size()));
    std::vector<std::string> names;
    while (!inside.empty()) {
      const std::size_t comma = inside.find(", ");
      names.emplace_back(inside.substr(0, comma));
      inside.remove_prefix(comma == inside.npos ? inside.size() : comma + 2);
    }
    return names;
  }

  void expect(std::string_view words) {
    if (!rest_.starts_with(words)) fail("\"" + std::string(words) + "\" is missing");
    rest_.remove_prefix(std::min(words.size() + 1, rest_.size()));
  }

  /// Cuts `end` off the end of the line, if it is there.
  bool take_end(std::string_view end) {
    if (!rest_.ends_with(end)) return false;
    rest_.remove_suffix(end.size());
    return true;
  }

  std::string rest() { return std::string(std::exchange(rest_, {})); }

  void finish() const {
    if (!rest_.empty()) fail("\"" + std::string(rest_) + "\" is too much");
  }

  [[noreturn]] void fail(const std::string& what) const { throw std::runtime_error(place_ + ": " + what); }

 private:
  std::string_view rest_;
  const std::string& place_;
};

ExpectedKey read_key(Line& line) {
  ExpectedKey key;
  key.name = line.word();
  key.columns = line.names();
  return key;
}

ExpectedForeignKey read_foreign_key(Line& line) {
  ExpectedForeignKey key;
  key.name = line.word();
  key.columns = line.names();
  line.expect("->");
  key.referenced_table = line.word();
  key.referenced_columns = line.names();
  line.expect("on delete");
  key.on_delete = line.rest();
  return key;
}

void read_member(const std::string& kind, Line& line, ExpectedTable& table) {
  if (kind == "column") {
    ExpectedColumn column;
    column.name = line.word();
    column.not_null = line.take_end(" not null");
    column.type = line.rest();
    table.columns.push_back(std::move(column));
  } else if (kind == "primary") {
    if (table.primary_key) line.fail("a second primary key");
    table.primary_key = read_key(line);
  } else if (kind == "unique") {
    table.uniques.push_back(read_key(line));
  } else if (kind == "foreign") {
    table.foreign_keys.push_back(read_foreign_key(line));
  } else if (kind == "index") {
    table.indexes.push_back(read_key(line));
  } else {
    line.fail("unknown word \"" + kind + "\"");
  }
}

std::string join(const std::vector<std::string>& names) {
  std::string out = "(";
  for (const std::string& name : names) (out += out.size() == 1 ? "" : ", ") += name;
  return out += ")";
}

}  // namespace

ExpectedCatalog read_expected_catalog(const std::string& dialect, const std::string& state) {
  const std::string path = MIGHOST_TEST_DATA_DIR "/catalog/" + dialect + "/" + state + ".txt";
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path + ": cannot be read");
  ExpectedCatalog catalog;
  ExpectedTable* table = nullptr;
  std::string text;
  for (int number = 1; std::getline(in, text); ++number) {
    if (text.empty()) continue;
    const std::string place = path + ":" + std::to_string(number);
    Line line(text, place);
    const std::string kind = line.word();
    if (kind == "base") {
      if (!catalog.empty()) line.fail("\"base\" comes first");
      catalog = read_expected_catalog(dialect, line.word());
    } else if (kind == "gone") {
      if (catalog.erase(line.word()) == 0) line.fail("the base has no such table");
    } else if (kind == "table") {
      const std::string name = line.word();
      table = &(catalog[name] = ExpectedTable{});
      table->name = name;
    } else if (table == nullptr) {
      line.fail("no table yet");
    } else {
      read_member(kind, line, *table);
    }
    line.finish();
  }
  return catalog;
}

std::ostream& operator<<(std::ostream& out, const ExpectedTable& table) {
  out << "table " << table.name << '\n';
  for (const ExpectedColumn& column : table.columns) {
    out << "column " << column.name << ' ' << column.type << (column.not_null ? " not null\n" : "\n");
  }
  const auto key = [&](const char* kind, const ExpectedKey& k) {
    out << kind << ' ' << k.name << ' ' << join(k.columns) << '\n';
  };
  if (table.primary_key) key("primary", *table.primary_key);
  for (const ExpectedKey& unique : table.uniques) key("unique", unique);
  for (const ExpectedForeignKey& foreign : table.foreign_keys) {
    out << "foreign " << foreign.name << ' ' << join(foreign.columns) << " -> " << foreign.referenced_table
        << ' ' << join(foreign.referenced_columns) << " on delete " << foreign.on_delete << '\n';
  }
  for (const ExpectedKey& index : table.indexes) key("index", index);
  return out;
}

}  // namespace mighost::test
