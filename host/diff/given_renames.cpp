#include "diff/given_renames.hpp"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "text/suggest.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

std::string name_text(const std::string& name) {
  if (!name.empty() && name.find_first_of(".=\" ") == std::string::npos) return name;
  std::string text = "\"";
  for (const char c : name) text.append(c == '"' ? 2 : 1, c);
  return text + '"';
}

[[noreturn]] void refuse(const GivenRename& rename, const std::string& why) {
  throw std::runtime_error("--rename " + visible(rename_text(rename)) + ": " + visible(why));
}

const Table* find_table(const Schema& schema, std::string_view name) {
  for (const Shared<Table>& table : schema.tables) {
    if (table->name == name) return table.get();
  }
  return nullptr;
}

template <typename Items>
std::string meant(const std::string& name, const Items& items) {
  std::vector<std::string> names;
  for (const auto& item : items) {
    if constexpr (requires { item.name; }) {
      names.push_back(item.name);
    } else {
      names.push_back(item->name);
    }
  }
  return did_you_mean(name, names);
}

/// What the names of one kind are in: tables of a schema, or columns of a table.
struct Names {
  std::string owner_before;  ///< "the database has"
  std::string owner_after;
  std::string what;  ///< "table" or "column"
  bool old_exists = false;
  bool new_exists = false;
  bool old_wanted = false;
  bool new_wanted = false;
  std::string meant_old;
  std::string meant_new;
};

void require_fit(const GivenRename& rename, const std::string& from, const Names& names) {
  if (!names.old_exists) {
    refuse(rename, names.owner_before + " no " + names.what + ' ' + from +
                       (names.new_exists ? ", but has " + rename.to + " already" : names.meant_old));
  }
  if (names.new_exists) {
    refuse(rename, names.owner_before + " both " + from + " and " + rename.to + " already");
  }
  if (!names.new_wanted) {
    refuse(rename, names.owner_after + " no " + names.what + ' ' + rename.to + names.meant_new);
  }
  if (names.old_wanted) refuse(rename, names.owner_after + " still a " + names.what + ' ' + from);
}

void rename_whole_table(const Schema& existing, const Schema& before_renames, Schema& wanted,
                        const GivenRename& rename) {
  require_fit(rename, rename.table,
              {.owner_before = "what exists has",
               .owner_after = "what is wanted has",
               .what = "table",
               .old_exists = find_table(existing, rename.table) != nullptr,
               .new_exists = find_table(existing, rename.to) != nullptr,
               .old_wanted = find_table(before_renames, rename.table) != nullptr,
               .new_wanted = find_table(before_renames, rename.to) != nullptr,
               .meant_old = meant(rename.table, existing.tables),
               .meant_new = meant(rename.to, before_renames.tables)});
  for (Shared<Table>& table : wanted.tables) {
    if (table->name != rename.to) continue;
    Table edited = *table;
    edited.formerly.push_back(rename.table);
    table = Shared<Table>{std::move(edited)};
  }
}

/// The table as it is called on the wanted side.
std::string wanted_name(const Schema& wanted, const std::string& name) {
  if (find_table(wanted, name) != nullptr) return name;
  for (const Shared<Table>& table : wanted.tables) {
    const auto& former = table->formerly;
    if (std::find(former.begin(), former.end(), name) != former.end()) return table->name;
  }
  return name;
}

const Table* existing_table(const Schema& existing, const Table& wanted) {
  if (const Table* same = find_table(existing, wanted.name)) return same;
  for (auto former = wanted.formerly.rbegin(); former != wanted.formerly.rend(); ++former) {
    if (const Table* table = find_table(existing, *former)) return table;
  }
  return nullptr;
}

void rename_column(const Schema& existing, Schema& wanted, const GivenRename& rename) {
  const std::string name = wanted_name(wanted, rename.table);
  const Table* after = find_table(wanted, name);
  if (after == nullptr) {
    refuse(rename, "what is wanted has no table " + rename.table + meant(rename.table, wanted.tables));
  }
  const Table* before = existing_table(existing, *after);
  if (before == nullptr) {
    refuse(rename, "what exists has no table " + rename.table + meant(rename.table, existing.tables));
  }
  require_fit(rename, rename.column,
              {.owner_before = "the existing table " + before->name + " has",
               .owner_after = "the wanted table " + after->name + " has",
               .what = "column",
               .old_exists = find_named(before->columns, rename.column) != nullptr,
               .new_exists = find_named(before->columns, rename.to) != nullptr,
               .old_wanted = find_named(after->columns, rename.column) != nullptr,
               .new_wanted = find_named(after->columns, rename.to) != nullptr,
               .meant_old = meant(rename.column, before->columns),
               .meant_new = meant(rename.to, after->columns)});
  for (Shared<Table>& table : wanted.tables) {
    if (table->name != name) continue;
    Table edited = *table;
    find_named(edited.columns, rename.to)->formerly.push_back(rename.column);
    table = Shared<Table>{std::move(edited)};
    return;
  }
}

void require_once(const std::vector<GivenRename>& renames) {
  for (auto one = renames.begin(); one != renames.end(); ++one) {
    for (auto other = renames.begin(); other != one; ++other) {
      const bool same_kind = one->column.empty() == other->column.empty();
      const bool same_owner = one->column.empty() || one->table == other->table;
      if (!same_kind || !same_owner) continue;
      const bool same_old = one->column.empty() ? one->table == other->table : one->column == other->column;
      if (same_old) refuse(*one, "it is renamed twice, here and by " + rename_text(*other));
      if (one->to == other->to) refuse(*one, "two get that name, here and by " + rename_text(*other));
    }
  }
}

}  // namespace

std::string rename_text(const GivenRename& rename) {
  return name_text(rename.table) + (rename.column.empty() ? "" : '.' + name_text(rename.column)) + '=' +
         name_text(rename.to);
}

Schema apply_renames(const Schema& existing, const Schema& wanted, const std::vector<GivenRename>& renames) {
  require_once(renames);
  Schema renamed = wanted;
  for (const GivenRename& rename : renames) {
    if (rename.column.empty()) rename_whole_table(existing, wanted, renamed, rename);
  }
  for (const GivenRename& rename : renames) {
    if (!rename.column.empty()) rename_column(existing, renamed, rename);
  }
  return renamed;
}

}  // namespace mighost
