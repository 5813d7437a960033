// One function for each kind of thing that a snapshot holds. All throw std::invalid_argument for what it
// cannot hold.
#ifndef MIGHOST_SNAPSHOT_WRITE_HPP
#define MIGHOST_SNAPSHOT_WRITE_HPP

#include <algorithm>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <vector>

#include "model/object.hpp"
#include "model/table.hpp"
#include "snapshot/map_writer.hpp"
#include "text/visible.hpp"

namespace mighost::snapshots {

/// Appends everything of the table after its name.
void append_table(std::string& out, std::size_t indent, const Table& table);

/// Appends a space and everything of the column after its name; and so on.
void append_column(std::string& out, std::size_t indent, const Column& column);
void append_primary_key(std::string& out, std::size_t indent, const Key& key);
void append_unique(std::string& out, std::size_t indent, const Key& key);
void append_check(std::string& out, std::size_t indent, const Check& check);
void append_foreign_key(std::string& out, std::size_t indent, const ForeignKey& key);
void append_exclusion(std::string& out, std::size_t indent, const Exclusion& exclusion);
void append_index(std::string& out, std::size_t indent, const Index& index);
void append_enum(std::string& out, std::size_t indent, const Enum& enumeration);

/// Appends what something depends on, as an item of a list in one line.
void append_ref(std::string& out, const Ref& ref);

/// Appends an object as an item of a list, whose `-` stands `indent` deep.
void append_object(std::string& out, std::size_t indent, const Object& object);

/// Throws std::invalid_argument if two of the items, which are sorted, have one name. `what`: "tables".
template <typename Named>
void require_distinct(const std::vector<const Named*>& sorted, std::string_view what) {
  const auto twice = std::adjacent_find(sorted.begin(), sorted.end(),
                                        [](const Named* a, const Named* b) { return a->name == b->name; });
  if (twice == sorted.end()) return;
  throw std::invalid_argument("a snapshot cannot hold two " + std::string(what) + " named " +
                              visible((*twice)->name));
}

template <typename Named>
void sort_by_name(std::vector<const Named*>& items) {
  std::sort(items.begin(), items.end(), [](const Named* a, const Named* b) { return a->name < b->name; });
}

/// Appends one entry, `name:` and what `append` writes, for each of the items.
template <typename Named, typename Append>
void append_entries(std::string& out, std::size_t indent, const std::vector<const Named*>& items,
                    Append append) {
  for (const Named* item : items) {
    append_line_start(out, indent);
    append_key(out, item->name, Context::block);
    append(out += ':', indent + 2, *item);
  }
}

}  // namespace mighost::snapshots

#endif
