#include <stdexcept>

#include "snapshot/write.hpp"

namespace mighost::snapshots {
namespace {

template <typename Named>
std::vector<const Named*> pointers(const std::vector<Named>& items) {
  std::vector<const Named*> result;
  result.reserve(items.size());
  for (const Named& item : items) result.push_back(&item);
  return result;
}

class TableWriter {
 public:
  TableWriter(std::string& out, std::size_t indent) : out_(out), indent_(indent) {}

  void columns(const std::vector<Column>& columns) {
    std::vector<const Column*> in_order = pointers(columns);
    std::vector<const Column*> sorted = in_order;
    sort_by_name(sorted);
    require_distinct(sorted, "columns");
    append("columns", in_order, append_column);
  }

  template <typename Named, typename Append>
  void by_name(std::string_view heading, const std::vector<Named>& items, Append append_one) {
    std::vector<const Named*> sorted = pointers(items);
    sort_by_name(sorted);
    require_distinct(sorted, heading);
    append(heading, sorted, append_one);
  }

 private:
  template <typename Named, typename Append>
  void append(std::string_view heading, const std::vector<const Named*>& items, Append append_one) {
    if (items.empty()) return;
    append_line_start(out_, indent_);
    (out_ += heading) += ':';
    append_entries(out_, indent_ + 2, items, append_one);
  }

  std::string& out_;
  std::size_t indent_;
};

void append_members(std::string& out, std::size_t indent, const Table& table) {
  if (!table.relations.empty()) {
    throw std::invalid_argument(
        "it has child tables within it; a snapshot holds physical tables, which a dialect has lowered");
  }
  const std::size_t start = out.size();
  MapWriter head(out, Context::block, indent);
  head.text("resource", table.resource);
  head.text("comment", table.comment);
  head.options(table.options);
  if (!table.depends_on.empty()) head.list("depends_on", table.depends_on, append_ref);
  TableWriter members(out, indent);
  members.columns(table.columns);
  if (table.primary_key) {
    append_line_start(out, indent);
    append_primary_key(out += "primary_key:", indent + 2, *table.primary_key);
  }
  members.by_name("uniques", table.uniques, append_unique);
  members.by_name("checks", table.checks, append_check);
  members.by_name("foreign_keys", table.foreign_keys, append_foreign_key);
  members.by_name("exclusions", table.exclusions, append_exclusion);
  members.by_name("indexes", table.indexes, append_index);
  if (out.size() == start) out += " {}";
}

}  // namespace

void append_table(std::string& out, std::size_t indent, const Table& table) {
  try {
    append_members(out, indent, table);
  } catch (const std::invalid_argument& error) {
    throw std::invalid_argument("table " + visible(table.name) + ": " + error.what());
  }
}

}  // namespace mighost::snapshots
