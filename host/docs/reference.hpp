#ifndef MIGHOST_DOCS_REFERENCE_HPP
#define MIGHOST_DOCS_REFERENCE_HPP

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "plugin/dialect.hpp"
#include "plugin/provider.hpp"

namespace mighost {

/// A column as a reader wants to know it. All texts are the provider's, as they are.
struct ReferenceColumn {
  std::string name;
  std::string type;                ///< as providers write it, or as the dialect's server prints it
  std::vector<std::string> facts;  ///< "not null", "default 0", …
  std::string description;
  bool in_key = false;      ///< of the primary key
  bool refers = false;      ///< its values are those of another table
  bool from_above = false;  ///< the convention's, not the provider's

  bool operator==(const ReferenceColumn&) const = default;
};

/// Something about a table in words: "unique", "a, b".
struct ReferenceFact {
  std::string kind;
  std::string text;
  std::optional<std::size_t> table;  ///< of which other table it tells

  bool operator==(const ReferenceFact&) const = default;
};

struct ReferenceTable {
  std::string name;
  std::string description;
  std::size_t resource = 0;
  std::optional<std::size_t> parent;  ///< number of the table above it
  std::vector<std::size_t> children;
  std::vector<std::size_t> refers_to;  ///< tables, by foreign keys; the parent is not among them
  std::vector<ReferenceColumn> columns;
  std::vector<ReferenceFact> facts;

  bool operator==(const ReferenceTable&) const = default;
};

struct ReferenceResource {
  std::string name;
  std::vector<std::size_t> tables;  ///< parents before children

  bool operator==(const ReferenceResource&) const = default;
};

/// Resources whose names begin alike: `ec2` of `ec2.instances`. Without such a beginning, all of the
/// provider.
struct ReferenceService {
  std::string name;
  std::vector<std::size_t> resources;

  bool operator==(const ReferenceService&) const = default;
};

/// What a provider defines, for its readers. Services and resources are in the order of their names.
struct Reference {
  std::string provider;
  std::string version;
  std::string description;
  std::string dialect;  ///< empty: in no database's terms
  std::vector<ReferenceService> services;
  std::vector<ReferenceResource> resources;
  std::vector<ReferenceTable> tables;
  std::vector<ReferenceFact> others;  ///< enums, and objects that are no tables

  bool operator==(const Reference&) const = default;
};

/// In the terms of `dialect`, or of none. Throws what read_definitions and lower throw.
Reference make_reference(const Provider& provider, const Dialect* dialect);

/// A type as the providers' YAML has it: "decimal(12,2)", "string[]".
std::string type_text(const Type& type);

}  // namespace mighost

#endif
