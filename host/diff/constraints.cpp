#include <algorithm>
#include <optional>
#include <type_traits>
#include <utility>

#include "diff/tables.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

/// The same definition but for its name and what can be altered in place.
template <typename T>
T definition(T part) {
  part.name.clear();
  part.name_generated = false;
  part.comment.clear();
  if constexpr (requires { part.options; }) part.options.clear();
  if constexpr (requires { part.not_valid; }) part.not_valid = false;
  if constexpr (requires { part.implicit; }) part.implicit = false;
  if constexpr (std::is_same_v<T, ForeignKey>) part.deferrability = {};
  return part;
}

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// Whether it comes and goes with something else.
template <typename T>
bool is_implicit(const T& part) {
  if constexpr (requires { part.implicit; }) return part.implicit;
  return false;
}

/// Whether the server would drop the constraint or index together with the column.
template <typename T>
bool uses(const T& part, const std::string& column) {
  bool found = false;
  if constexpr (requires { part.columns; }) found |= contains(part.columns, column);
  if constexpr (requires { part.include; }) found |= contains(part.include, column);
  if constexpr (requires { part.expression; }) found |= mentions(part.expression, column);
  if constexpr (requires { part.predicate; }) found |= mentions(part.predicate, column);
  if constexpr (requires { part.elements; }) {
    for (const IndexElement& element : part.elements) {
      found |= element.column == column || mentions(element.expression, column);
    }
  }
  return found;
}

/// Whether the table has a constraint or index of that name.
bool has_part_named(const Table& table, const std::string& name) {
  return (table.primary_key && table.primary_key->name == name) ||
         find_named(table.uniques, name) != nullptr || find_named(table.checks, name) != nullptr ||
         find_named(table.foreign_keys, name) != nullptr || find_named(table.exclusions, name) != nullptr ||
         find_named(table.indexes, name) != nullptr;
}

/// The kinds of constraints and indexes differ in where they stand and what is altered in place; the
/// comparison is one.
template <typename T>
class Parts {
 public:
  Parts(const TablePair& pair, Subject subject, const std::vector<T>& before, const std::vector<T>& after)
      : pair_(pair), subject_(subject), before_(before), after_(after), partner_(after.size(), nullptr) {}

  /// Gives those wanted that are called otherwise afterwards their names. `part_of` is asked for these alone,
  /// by their places.
  template <typename PartOf>
  void keep_names(const PartOf& part_of) {
    match();
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i] != nullptr && keeps_name(*partner_[i], after_[i])) part_of(i).name = partner_[i]->name;
    }
  }

  void compare() {
    match();
    for (const T& old : before_) {
      if (!taken(old) && !is_implicit(old)) pair_.add(subject_, Attribute::none, Shared<T>{old}, {});
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i] == nullptr) {
        if (!is_implicit(after_[i])) pair_.add(subject_, Attribute::none, {}, Shared<T>{after_[i]});
      } else {
        alter(*partner_[i], after_[i]);
      }
    }
  }

 private:
  bool taken(const T& old) const {
    return std::find(partner_.begin(), partner_.end(), &old) != partner_.end();
  }

  /// Its columns stay; otherwise the server drops it together with one of them.
  bool survives(const T& old) const {
    return std::none_of(
        pair_.before->columns.begin(), pair_.before->columns.end(), [&](const Column& before) {
          const Column* after = find_named(pair_.after->columns, before.name);
          return after != nullptr && must_recreate(pair_, before, *after) && uses(old, before.name);
        });
  }

  static bool alterable(const T& old, const T& wanted) {
    if (old == wanted) return true;
    if (definition(old) != definition(wanted)) return false;
    // Nothing makes a valid constraint unchecked again.
    if constexpr (requires { old.not_valid; }) return old.not_valid || !wanted.not_valid;
    return true;
  }

  void match() {
    for (std::size_t i = 0; i < after_.size(); ++i) {
      const T* same_name = find_named(before_, after_[i].name);
      if (same_name != nullptr && !taken(*same_name) && alterable(*same_name, after_[i]) &&
          survives(*same_name)) {
        partner_[i] = same_name;
      }
    }
    for (std::size_t i = 0; i < after_.size(); ++i) {
      if (partner_[i] != nullptr) continue;
      for (const T& old : before_) {
        if (!taken(old) && alterable(old, after_[i]) && survives(old)) {
          partner_[i] = &old;
          break;
        }
      }
    }
  }

  /// Any name will do where nobody chose one, unless another part wants it.
  [[nodiscard]] bool keeps_name(const T& old, const T& wanted) const {
    return wanted.name_generated && !has_part_named(*pair_.after, old.name);
  }

  void alter(const T& old, const T& wanted) {
    T now = old;
    const auto step = [&](Attribute attribute, auto&& edit, const std::string& key = {}) {
      T next = now;
      edit(next);
      pair_.add(subject_, attribute, Shared<T>{now}, Shared<T>{next}, key);
      now = std::move(next);
    };
    if (old.name != wanted.name && !keeps_name(old, wanted)) {
      step(Attribute::name, [&](T& t) { t.name = wanted.name; });
    }
    if constexpr (std::is_same_v<T, ForeignKey>) {
      if (old.deferrability != wanted.deferrability) {
        step(Attribute::deferrability, [&](T& t) { t.deferrability = wanted.deferrability; });
      }
    }
    if constexpr (requires { old.not_valid; }) {
      if (old.not_valid != wanted.not_valid)
        step(Attribute::validity, [&](T& t) { t.not_valid = wanted.not_valid; });
    }
    if (old.comment != wanted.comment) step(Attribute::comment, [&](T& t) { t.comment = wanted.comment; });
    if constexpr (requires { old.options; }) diff_options(old.options, wanted.options, step);
  }

  template <typename Step>
  static void diff_options(const Options& old_options, const Options& new_options, Step& step) {
    for (const auto& [key, value] : old_options) {
      if (new_options.find(key) == new_options.end()) {
        step(
            Attribute::option, [&k = key](T& t) { t.options.erase(k); }, key);
      }
    }
    for (const auto& [key, value] : new_options) {
      const auto found = old_options.find(key);
      if (found == old_options.end() || found->second != value) {
        step(
            Attribute::option, [&k = key, &v = value](T& t) { t.options[k] = v; }, key);
      }
    }
  }

  const TablePair& pair_;
  Subject subject_;
  const std::vector<T>& before_;
  const std::vector<T>& after_;
  std::vector<const T*> partner_;
};

// One primary key or none on each side: the same comparison over lists of at most one.
std::vector<Key> list_of(const std::optional<Key>& key) {
  return key ? std::vector{*key} : std::vector<Key>{};
}

}  // namespace

Shared<Table> with_kept_names(const TablePair& pair) {
  const Table& before = *pair.before;
  const Table& wanted = *pair.after;
  const std::vector<Key> old_key = list_of(before.primary_key);
  const std::vector<Key> wanted_key = list_of(wanted.primary_key);
  // Most tables need no copy.
  std::optional<Table> made;
  const auto after = [&]() -> Table& { return made ? *made : made.emplace(wanted); };
  const auto in = [&](auto member) {
    return [&after, member](std::size_t i) -> auto& { return (after().*member)[i]; };
  };
  Parts<Key>{pair, Subject::primary_key, old_key, wanted_key}.keep_names(
      [&](std::size_t) -> Key& { return *after().primary_key; });
  Parts<Key>{pair, Subject::unique, before.uniques, wanted.uniques}.keep_names(in(&Table::uniques));
  Parts<Check>{pair, Subject::check, before.checks, wanted.checks}.keep_names(in(&Table::checks));
  Parts<ForeignKey>{pair, Subject::foreign_key, before.foreign_keys, wanted.foreign_keys}.keep_names(
      in(&Table::foreign_keys));
  Parts<Exclusion>{pair, Subject::exclusion, before.exclusions, wanted.exclusions}.keep_names(
      in(&Table::exclusions));
  Parts<Index>{pair, Subject::index, before.indexes, wanted.indexes}.keep_names(in(&Table::indexes));
  return made ? Shared<Table>{std::move(*made)} : pair.after;
}

void diff_constraints(const TablePair& pair) {
  const Table& before = *pair.before;
  const Table& after = *pair.after;
  const std::vector<Key> old_key = list_of(before.primary_key);
  const std::vector<Key> wanted_key = list_of(after.primary_key);
  Parts<Key>{pair, Subject::primary_key, old_key, wanted_key}.compare();
  Parts<Key>{pair, Subject::unique, before.uniques, after.uniques}.compare();
  Parts<Check>{pair, Subject::check, before.checks, after.checks}.compare();
  Parts<ForeignKey>{pair, Subject::foreign_key, before.foreign_keys, after.foreign_keys}.compare();
  Parts<Exclusion>{pair, Subject::exclusion, before.exclusions, after.exclusions}.compare();
  Parts<Index>{pair, Subject::index, before.indexes, after.indexes}.compare();
}

}  // namespace mighost
