#include "plugin/dialect.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

class Names {
 public:
  Names(const Dialect& dialect, const std::filesystem::path& path) : dialect_(dialect), path_(path) {}

  void check(const std::string& what, const std::string& name) {
    const std::size_t limit = dialect_.max_identifier_bytes();
    if (limit == 0 || name.size() <= limit) return;
    problems_.push_back({path_, "name",
                         what + " " + in_quotes(name) + ": its name has " + std::to_string(name.size()) +
                             " bytes, and " + dialect_.name() + " takes up to " + std::to_string(limit),
                         "shorten it; with its old name in `formerly` an existing one is renamed"});
  }

  void check_table(const Table& table) {
    const std::string of_table = "table " + in_quotes(table.name) + ", ";
    check("table", table.name);
    for (const Column& column : table.columns) check(of_table + "column", column.name);
    // Names that nobody chose are shortened later, together, so that no two become the same.
    const auto check_chosen = [&](const char* what, const auto& member) {
      if (!member.name_generated) check(of_table + what, member.name);
    };
    const auto check_all = [&](const char* what, const auto& members) {
      for (const auto& member : members) check_chosen(what, member);
    };
    if (table.primary_key) check_chosen("primary key", *table.primary_key);
    check_all("unique constraint", table.uniques);
    check_all("check", table.checks);
    check_all("foreign key", table.foreign_keys);
    check_all("exclusion constraint", table.exclusions);
    check_all("index", table.indexes);
    for (const Table& relation : table.relations) check_table(relation);
  }

  std::vector<Problem> take() { return std::move(problems_); }

 private:
  const Dialect& dialect_;
  const std::filesystem::path& path_;
  std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> names_over_limit(const Dialect& dialect, const Table& logical,
                                      const std::filesystem::path& path) {
  Names names{dialect, path};
  names.check_table(logical);
  return names.take();
}

}  // namespace mighost
