#include "cli/rename_option.hpp"

#include <string>
#include <utility>

#include "cli/usage_error.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// Reads names and what stands between them.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text), rest_(text) {}

  std::string name() {
    if (rest_.starts_with('"')) return quoted();
    const std::size_t end = rest_.find_first_of(".=\" ");
    std::string name{rest_.substr(0, end)};
    rest_.remove_prefix(name.size());
    if (name.empty()) refuse("a name is missing");
    return name;
  }

  bool take(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool at_end() const { return rest_.empty(); }

  [[noreturn]] void refuse(const std::string& why) const {
    throw UsageError("--rename " + visible(text_) + ": " + why +
                     "; it is table.old=new for a column, and old=new for a table, with names that have a "
                     "dot or an equals sign in double quotes");
  }

 private:
  std::string quoted() {
    std::string name;
    for (std::size_t i = 1; i < rest_.size(); ++i) {
      if (rest_[i] != '"') {
        name += rest_[i];
      } else if (i + 1 < rest_.size() && rest_[i + 1] == '"') {
        name += rest_[i++];
      } else {
        rest_.remove_prefix(i + 1);
        if (name.empty()) refuse("a name is empty");
        return name;
      }
    }
    refuse("a double quote is not closed");
  }

  std::string_view text_;
  std::string_view rest_;
};

}  // namespace

Option rename_option() {
  return {"rename", "[TABLE.]OLD=NEW",
          "the column, or the table, was renamed: keep its data (again for each one)", true};
}

GivenRename read_rename(std::string_view text) {
  Reader reader{text};
  GivenRename rename;
  rename.table = reader.name();
  if (reader.take('.')) rename.column = reader.name();
  if (reader.take('.')) reader.refuse("there is one dot too many");
  if (!reader.take('=')) reader.refuse("an equals sign is missing");
  rename.to = reader.name();
  if (reader.take('.')) reader.refuse("the new name stands without its table");
  if (!reader.at_end()) reader.refuse("something follows the new name");
  const std::string& old = rename.column.empty() ? rename.table : rename.column;
  if (old == rename.to) reader.refuse("the old and the new name are the same");
  return rename;
}

std::vector<GivenRename> read_renames(const Arguments& arguments) {
  std::vector<GivenRename> renames;
  for (const std::string& text : arguments.values("rename")) renames.push_back(read_rename(text));
  return renames;
}

}  // namespace mighost
