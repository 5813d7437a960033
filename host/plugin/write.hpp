#ifndef MIGHOST_PLUGIN_WRITE_HPP
#define MIGHOST_PLUGIN_WRITE_HPP

#include <mighost/abi.h>
#include <mighost/arena.hpp>

#include <span>
#include <string_view>
#include <vector>

#include "change/change.hpp"
#include "change/condition.hpp"
#include "model/object.hpp"
#include "model/table.hpp"

namespace mighost {

/// Values of the model as ABI data. Texts are not copied: what is returned is valid as long as the value, not
/// changed, and the arena. An empty text becomes absent, but for values of options and of lists.
mighost_span write_texts(const std::vector<std::string>& texts, Arena& arena);
mighost_span write_options(const Options& options, Arena& arena);
mighost_column write_column(const Column& column, Arena& arena);
mighost_key write_key(const Key& key, Arena& arena);
mighost_check write_check(const Check& check);
mighost_foreign_key write_foreign_key(const ForeignKey& key, Arena& arena);
mighost_index write_index(const Index& index, Arena& arena);
mighost_exclusion write_exclusion(const Exclusion& exclusion, Arena& arena);
mighost_enum write_enum(const Enum& enumeration, Arena& arena);
mighost_object write_object(const Object& object, Arena& arena);

mighost_condition write_condition(const Condition& condition);

enum class Relations { with, without };
mighost_table write_table(const Table& table, Relations relations, Arena& arena);

/// A list of changes; a table that many of them share is written once.
std::vector<mighost_change> write_changes(std::span<const Change> changes, Arena& arena);

}  // namespace mighost

#endif
