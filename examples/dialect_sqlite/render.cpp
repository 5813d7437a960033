#include "render.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "definition.hpp"
#include "in_place.hpp"
#include "lost_values.hpp"
#include "recreate.hpp"
#include "sql.hpp"

namespace sqlite {
namespace {

/// For a remark: the indexes of a table that it does not have any more when it was made anew.
std::string without_indexes(const mighost_table& from, const mighost_table& to) {
  std::vector<std::string> gone;
  for (const mighost_index before : mighost::rows<mighost_index>(from.indexes)) {
    bool stays = false;
    for (const mighost_index after : mighost::rows<mighost_index>(to.indexes))
      stays = stays || folded(mighost::view(after.name)) == folded(mighost::view(before.name));
    if (!stays) gone.push_back(quote_identifier(before.name));
  }
  return gone.empty() ? "" : ", and without the index " + joined(gone);
}

using mighost::read_struct;
using mighost::rows;
using mighost::str;
using mighost::view;

constexpr mighost_span no_keys{nullptr, 0, sizeof(mighost_foreign_key)};

template <typename T>
T side(const void* pointer) {
  return read_struct(static_cast<const T*>(pointer));
}

class Renderer {
 public:
  Renderer(const mighost::Host& host, mighost::Rows<mighost_change> changes)
      : host_(host), changes_(changes) {}

  void run() {
    for (uint32_t i = 0; i < changes_.size(); ++i) sort_out(i, changes_[i]);
    for (auto& [table, work] : work_) work.recreated = work.recreated || renames_in_case(work);
    for (uint32_t i = 0; i < changes_.size(); ++i) {
      at_ = i;
      render(changes_[i]);
    }
  }

 private:
  /// What the list does to one table that is there before and after.
  struct Work {
    std::vector<uint32_t> changes;
    bool recreated = false;
  };

  static bool is_new_table(const mighost_change& change) {
    return change.subject == MIGHOST_SUBJECT_TABLE && change.before == nullptr;
  }
  static bool is_dropped_table(const mighost_change& change) {
    return change.subject == MIGHOST_SUBJECT_TABLE && change.after == nullptr;
  }
  static bool is_rename(const mighost_change& change) {
    return change.attribute == MIGHOST_ATTRIBUTE_NAME &&
           (change.subject == MIGHOST_SUBJECT_TABLE || change.subject == MIGHOST_SUBJECT_COLUMN);
  }
  static bool is_comment(const mighost_change& change) {
    return change.attribute == MIGHOST_ATTRIBUTE_COMMENT;
  }

  static std::string table_of(const mighost_change& change) {
    if (change.subject != MIGHOST_SUBJECT_TABLE) return std::string{view(change.table)};
    return std::string{view(side<mighost_table>(change.after).name)};
  }

  void sort_out(uint32_t i, const mighost_change& change) {
    if (is_new_table(change)) {
      created_.insert(std::string{view(side<mighost_table>(change.after).name)});
    } else if (is_dropped_table(change)) {
      dropped_.insert(std::string{view(side<mighost_table>(change.before).name)});
    } else if (change.subject == MIGHOST_SUBJECT_FOREIGN_KEY && change.table_after == nullptr &&
               change.before == nullptr) {
      later_keys_[table_of(change)].push_back(side<mighost_foreign_key>(change.after));
    } else if (change.subject != MIGHOST_SUBJECT_ENUM && change.subject != MIGHOST_SUBJECT_OBJECT &&
               !is_rename(change) && !is_comment(change)) {
      Work& work = work_[table_of(change)];
      work.changes.push_back(i);
      work.recreated = work.recreated || needs_recreation(change);
    }
  }

  /// Whether a column is dropped and made that is the same to SQLite, in another case: its values must stay.
  bool renames_in_case(const Work& work) const {
    std::map<std::string, std::string_view> gone;
    std::map<std::string, std::string_view> made;
    for (const uint32_t i : work.changes) {
      const mighost_change change = changes_[i];
      if (change.subject != MIGHOST_SUBJECT_COLUMN || (change.before != nullptr && change.after != nullptr))
        continue;
      const bool drops = change.after == nullptr;
      const std::string_view name = view(side<mighost_column>(drops ? change.before : change.after).name);
      (drops ? gone : made).emplace(folded(name), name);
    }
    return std::any_of(made.begin(), made.end(), [&](const auto& each) {
      const auto before = gone.find(each.first);
      return before != gone.end() && before->second != each.second;
    });
  }

  static bool needs_recreation(const mighost_change& change) {
    switch (change.subject) {
      case MIGHOST_SUBJECT_INDEX:
      case MIGHOST_SUBJECT_EXCLUSION:
        return false;
      case MIGHOST_SUBJECT_COLUMN:
        if (change.attribute == MIGHOST_ATTRIBUTE_OPTION) return false;
        if (change.before == nullptr) return !can_add(side<mighost_column>(change.after));
        if (change.after != nullptr) return true;
        return change.table_before != nullptr &&
               !can_drop(read_struct(change.table_before), view(side<mighost_column>(change.before).name));
      default:
        return true;
    }
  }

  void run_sql(const std::string& sql, uint64_t hazards = 0, const std::string& remark = {}) const {
    host_.statement({.struct_size = sizeof(mighost_statement),
                     .change = at_,
                     .sql = str(sql),
                     .remark = mighost::str_or_absent(remark),
                     .hazards = hazards});
  }

  void say(const std::string& remark, uint64_t flag) const {
    host_.statement(
        {.struct_size = sizeof(mighost_statement), .change = at_, .remark = str(remark), .flags = flag});
  }

  void render(const mighost_change& change) {
    if (is_comment(change)) return say("SQLite keeps no comments.", MIGHOST_STATEMENT_COMMENT_ONLY);
    switch (change.subject) {
      case MIGHOST_SUBJECT_OBJECT:
        return object(change);
      case MIGHOST_SUBJECT_ENUM:
        return say("SQLite has no enums; a CHECK on each column can list the values.",
                   MIGHOST_STATEMENT_COMMENT_ONLY);
      case MIGHOST_SUBJECT_EXCLUSION:
        return say("SQLite has no exclusion constraints; a trigger can do this.",
                   MIGHOST_STATEMENT_IMPOSSIBLE);
      case MIGHOST_SUBJECT_TABLE:
      case MIGHOST_SUBJECT_COLUMN:
      case MIGHOST_SUBJECT_PRIMARY_KEY:
      case MIGHOST_SUBJECT_UNIQUE:
      case MIGHOST_SUBJECT_CHECK:
      case MIGHOST_SUBJECT_FOREIGN_KEY:
      case MIGHOST_SUBJECT_INDEX:
        return table_or_part(change);
      default:
        throw std::runtime_error("unknown subject " + std::to_string(change.subject) + " of a change");
    }
  }

  void object(const mighost_change& change) const {
    if (change.before != nullptr) {
      const auto gone = side<mighost_object>(change.before);
      // Views and triggers hold nothing themselves.
      run_sql(std::string{view(gone.drop)},
              view(gone.kind) == "virtual table" ? MIGHOST_HAZARD_LOSES_DATA : 0);
    }
    if (change.after != nullptr) run_sql(std::string{view(side<mighost_object>(change.after).create)});
  }

  void table_or_part(const mighost_change& change) {
    if (is_new_table(change)) {
      const auto table = side<mighost_table>(change.after);
      const std::string same = same_in_case(dropped_, view(table.name));
      return same.empty() ? create(table) : refuse_pair(same, std::string{view(table.name)});
    }
    if (is_dropped_table(change)) {
      const std::string name{view(side<mighost_table>(change.before).name)};
      const std::string same = same_in_case(created_, name);
      return same.empty() ? run_sql("DROP TABLE " + quote_identifier(name), MIGHOST_HAZARD_LOSES_DATA)
                          : refuse_pair(name, same);
    }
    if (is_rename(change)) return rename(change);
    const std::string table = table_of(change);
    if (change.subject == MIGHOST_SUBJECT_FOREIGN_KEY && change.table_before == nullptr &&
        change.table_after == nullptr && (created_.contains(table) || dropped_.contains(table)))
      return;  // a part of CREATE TABLE, or gone with DROP TABLE: to SQLite the other table need not be there
    const auto work = work_.find(table);
    if (work != work_.end() && work->second.recreated) {
      if (work->second.changes.front() == at_) make_anew(work->second);
    } else {
      alter(change);
    }
  }

  /// The one of the names that is `name` to SQLite, in another case; empty: none.
  static std::string same_in_case(const std::set<std::string>& names, std::string_view name) {
    const auto found = std::find_if(names.begin(), names.end(), [&](const std::string& each) {
      return each != name && folded(each) == folded(name);
    });
    return found == names.end() ? std::string{} : *found;
  }

  void refuse_pair(const std::string& before, const std::string& after) const {
    say("To SQLite, \"" + before + "\" and \"" + after +
            "\" are one table, which cannot be dropped and made at once without its rows: rename it, with "
            "--rename " +
            quote_identifier(std::string_view{before}) + '=' + quote_identifier(std::string_view{after}) +
            '.',
        MIGHOST_STATEMENT_IMPOSSIBLE);
  }

  void create(const mighost_table& table) {
    const auto extra = later_keys_.find(std::string{view(table.name)});
    run_sql(create_table(table, view(table.name),
                         extra == later_keys_.end() ? no_keys : mighost::span_of(extra->second)));
    for (const mighost_index index : rows<mighost_index>(table.indexes)) {
      free_index_name(index.name);
      run_sql(create_index(index, view(table.name)));
    }
  }

  void rename(const mighost_change& change) const {
    if (change.subject == MIGHOST_SUBJECT_TABLE) {
      const std::string_view before = view(side<mighost_table>(change.before).name);
      const std::string_view after = view(side<mighost_table>(change.after).name);
      if (folded(before) != folded(after)) return rename_table(before, after);
      // SQLite says that the name is taken, by the table itself.
      const std::string between = "mighost_renamed_" + std::string{after};
      rename_table(before, between);
      rename_table(between, after);
    } else {
      run_sql("ALTER TABLE " + quote_identifier(change.table) + " RENAME COLUMN " +
              quote_identifier(side<mighost_column>(change.before).name) + " TO " +
              quote_identifier(side<mighost_column>(change.after).name));
    }
  }

  void rename_table(std::string_view before, std::string_view after) const {
    run_sql("ALTER TABLE " + quote_identifier(before) + " RENAME TO " + quote_identifier(after));
  }

  void alter(const mighost_change& change) {
    if (change.subject == MIGHOST_SUBJECT_INDEX) {
      if (change.before != nullptr && !freed_.contains(at_))
        run_sql("DROP INDEX " + quote_identifier(side<mighost_index>(change.before).name));
      if (change.after != nullptr) {
        const auto index = side<mighost_index>(change.after);
        const bool unique = (index.flags & MIGHOST_UNIQUE) != 0;
        free_index_name(index.name);
        run_sql(create_index(index, view(change.table)),
                MIGHOST_HAZARD_BLOCKS_WRITES | (unique ? MIGHOST_HAZARD_MAY_FAIL_ON_ROWS : 0));
      }
    } else if (change.attribute == MIGHOST_ATTRIBUTE_OPTION) {
      say("SQLite has no such setting of a column.", MIGHOST_STATEMENT_COMMENT_ONLY);
    } else if (change.before == nullptr) {
      run_sql("ALTER TABLE " + quote_identifier(change.table) + " ADD COLUMN " +
              column_definition(side<mighost_column>(change.after)));
    } else {
      run_sql("ALTER TABLE " + quote_identifier(change.table) + " DROP COLUMN " +
                  quote_identifier(side<mighost_column>(change.before).name),
              MIGHOST_HAZARD_LOSES_DATA | MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE);
    }
  }

  /// The indexes that the change takes away from their table.
  static std::vector<std::string> indexes_gone(const mighost_change& change) {
    std::vector<std::string> names;
    if (change.subject == MIGHOST_SUBJECT_INDEX && change.before != nullptr) {
      names.emplace_back(view(side<mighost_index>(change.before).name));
    } else if (is_dropped_table(change)) {
      for (const mighost_index index : rows<mighost_index>(side<mighost_table>(change.before).indexes))
        names.emplace_back(view(index.name));
    }
    return names;
  }

  /// Drops indexes that go anyway, and still have the name that another one gets: a table is made anew at the
  /// first of its changes, which can stand before theirs, and names that differ in case alone are one to
  /// SQLite. Those of the table `remade` go with it.
  void free_index_name(mighost_str name, std::string_view remade = {}) {
    for (uint32_t i = at_ + 1; i < changes_.size(); ++i) {
      const mighost_change change = changes_[i];
      if (!is_dropped_table(change)) {
        const std::string table = table_of(change);
        const auto work = work_.find(table);
        const bool went = work != work_.end() && work->second.recreated && work->second.changes.front() < at_;
        if (went || table == remade) continue;
      }
      for (const std::string& index : indexes_gone(change)) {
        if (folded(index) != folded(view(name))) continue;
        run_sql("DROP INDEX " + quote_identifier(std::string_view{index}));
        freed_.insert(i);
      }
    }
  }

  /// What the change alone may do to the rows of a table that is made anew for it.
  static uint64_t hazards_of(const mighost_change& change) {
    const bool drops = change.after == nullptr;
    const bool is_checked =
        change.subject == MIGHOST_SUBJECT_PRIMARY_KEY || change.subject == MIGHOST_SUBJECT_UNIQUE ||
        change.subject == MIGHOST_SUBJECT_CHECK || change.subject == MIGHOST_SUBJECT_COLUMN ||
        change.subject == MIGHOST_SUBJECT_TABLE;
    const bool no_default = change.attribute != MIGHOST_ATTRIBUTE_DEFAULT;
    return is_checked && !drops && no_default ? MIGHOST_HAZARD_MAY_FAIL_ON_ROWS : 0;
  }

  /// Whether it is this change by which values are lost: others may be made in the same statements.
  static bool loses_rows_values(const mighost_change& change, const mighost_table& from,
                                const mighost_table& to) {
    if (change.subject == MIGHOST_SUBJECT_TABLE) return loses_values(from, to);
    if (change.subject != MIGHOST_SUBJECT_COLUMN || change.before == nullptr) return false;
    return loses_values(from, to, read_struct(static_cast<const mighost_column*>(change.before)));
  }

  void make_anew(const Work& work) {
    const mighost_table* from = nullptr;
    const mighost_table* to = nullptr;
    uint64_t hazards = MIGHOST_HAZARD_REWRITES_TABLE | MIGHOST_HAZARD_LOCKS_TABLE;
    for (const uint32_t i : work.changes) {
      const mighost_change change = changes_[i];
      const bool whole = change.subject == MIGHOST_SUBJECT_TABLE;
      const auto* before = whole ? static_cast<const mighost_table*>(change.before) : change.table_before;
      const auto* after = whole ? static_cast<const mighost_table*>(change.after) : change.table_after;
      from = before != nullptr ? before : from;
      to = after != nullptr ? after : to;
      hazards |= hazards_of(change);
    }
    if (from == nullptr || to == nullptr) {
      return say("SQLite makes the table anew for this, and all of its definition is not known here.",
                 MIGHOST_STATEMENT_IMPOSSIBLE);
    }
    for (const uint32_t i : work.changes) {
      if (loses_rows_values(changes_[i], read_struct(from), read_struct(to)))
        hazards |= MIGHOST_HAZARD_LOSES_DATA;
    }
    if (!guarded_) {
      for (const std::string& sql : require_foreign_keys_off()) run_sql(sql);
    }
    guarded_ = true;
    for (const mighost_index index : rows<mighost_index>(read_struct(to).indexes))
      free_index_name(index.name, view(read_struct(to).name));
    std::string remark =
        "SQLite cannot alter this in place: the table is made anew, with its rows and triggers" +
        without_indexes(read_struct(from), read_struct(to)) + ".";
    for (const std::string& sql : recreate(read_struct(from), read_struct(to))) {
      run_sql(sql, hazards, remark);
      hazards = 0;
      remark.clear();
    }
  }

  const mighost::Host& host_;
  mighost::Rows<mighost_change> changes_;
  uint32_t at_ = 0;
  std::map<std::string, Work> work_;
  std::set<std::string> created_;
  std::set<std::string> dropped_;
  std::map<std::string, std::vector<mighost_foreign_key>> later_keys_;
  std::set<uint32_t> freed_;  ///< changes of indexes that were dropped before their turn
  bool guarded_ = false;
};

}  // namespace

void render(const mighost::Host& host, mighost::Rows<mighost_change> changes, uint64_t /*flags*/) {
  Renderer{host, changes}.run();
}

}  // namespace sqlite
