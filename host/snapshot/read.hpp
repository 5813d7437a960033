// One function for each kind of thing that a snapshot holds. All report to `errors` and read on.
#ifndef MIGHOST_SNAPSHOT_READ_HPP
#define MIGHOST_SNAPSHOT_READ_HPP

#include <string>
#include <string_view>
#include <vector>

#include "model/object.hpp"
#include "model/table.hpp"
#include "snapshot/words.hpp"
#include "strict_yaml/reader.hpp"

namespace mighost::snapshots {

/// The value of a key that may be missing.
std::string read_text(yaml::Fields& fields, std::string_view key);
std::vector<std::string> read_texts(yaml::Fields& fields, std::string_view key);
Options read_options(yaml::Fields& fields);
/// What `depends_on` lists.
std::vector<Ref> read_refs(yaml::Fields& fields);

/// The value of a key that must be there; `example` shows what to write.
std::string require_text(yaml::Fields& fields, std::string_view key, std::string_view example);
std::vector<std::string> require_texts(yaml::Fields& fields, std::string_view key);

/// A list of texts, each of which may be empty.
std::vector<std::string> texts_of(const yaml::Node& node, std::string_view subject, yaml::Errors& errors);

/// The enumerator of a word; the usual one if the key is missing.
template <typename Enumerator>
Enumerator read_enumerator(yaml::Fields& fields, std::string_view key, Words words) {
  const yaml::Node* node = fields.find(key);
  if (node == nullptr) return Enumerator{};
  return Enumerator{yaml::read_word(*node, "`" + std::string(key) + "`", words, fields.errors())};
}

/// Reads a map of names under `key`, if it is there.
template <typename Named, typename Read>
void read_entries(yaml::Fields& fields, std::string_view key, std::vector<Named>& items, Read read) {
  const yaml::Node* node = fields.find(key);
  if (node == nullptr) return;
  items.reserve(node->entries.size());
  yaml::read_names(*node, "`" + std::string(key) + "`", fields.errors(),
                   [&](const yaml::Text& name, const yaml::Node& value) {
                     items.push_back(read(name, value, fields.errors()));
                   });
}

Table read_table(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Column read_column(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Key read_primary_key(const yaml::Node& node, yaml::Errors& errors);
Key read_unique(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Check read_check(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
ForeignKey read_foreign_key(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Exclusion read_exclusion(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Index read_index(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Enum read_enum(const yaml::Text& name, const yaml::Node& node, yaml::Errors& errors);
Object read_object(const yaml::Node& node, yaml::Errors& errors);

}  // namespace mighost::snapshots

#endif
