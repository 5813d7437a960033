#include "docs/reference.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <utility>

#include "docs/column_facts.hpp"
#include "model/convention.hpp"
#include "plugin/lowering.hpp"

namespace mighost {
namespace {

/// The tables of a dialect, by resource, in the order in which the provider has them.
using Physical = std::map<std::string, std::vector<const Table*>, std::less<>>;

std::string shown_name(const Table& table) {
  return table.schema.empty() ? table.name : table.schema + "." + table.name;
}

class Builder {
 public:
  Builder(const Provider& provider, const Dialect* dialect) : provider_(provider) {
    reference_.provider = provider.name;
    reference_.version = provider.version;
    reference_.description = provider.description;
    if (dialect != nullptr) reference_.dialect = dialect->name();
  }

  Reference build(const Definitions& definitions, const Schema* schema) {
    if (schema != nullptr) {
      for (const auto& table : schema->tables) physical_[table->resource].push_back(&*table);
    }
    std::vector<const Table*> roots;
    for (const Table& table : definitions.tables) roots.push_back(&table);
    std::stable_sort(roots.begin(), roots.end(), [&](const Table* a, const Table* b) {
      return std::pair{service_of(*a), a->resource} < std::pair{service_of(*b), b->resource};
    });
    for (const Table* root : roots) add_resource(*root);
    for (std::size_t i = 0; i < shown_.size(); ++i) add_foreign_keys(i);
    add_others(definitions, schema);
    return std::move(reference_);
  }

 private:
  std::string service_of(const Table& root) const {
    const std::size_t dot = root.resource.find('.');
    return dot == std::string::npos ? provider_.name : root.resource.substr(0, dot);
  }

  void add_resource(const Table& root) {
    const std::string service = service_of(root);
    if (reference_.services.empty() || reference_.services.back().name != service) {
      reference_.services.push_back({service, {}});
    }
    // Several roots may be one resource.
    if (reference_.resources.empty() || reference_.resources.back().name != root.resource) {
      reference_.services.back().resources.push_back(reference_.resources.size());
      reference_.resources.push_back({root.resource, {}});
      position_ = 0;
    }
    add_table(root, std::nullopt, root.resource);
  }

  std::size_t add_table(const Table& logical, std::optional<std::size_t> parent,
                        const std::string& resource) {
    const auto found = physical_.find(resource);
    // lower() keeps the order of a resource's tables.
    shown_.push_back(found == physical_.end() ? with_convention(logical, provider_.convention)
                                              : *found->second.at(position_++));
    const Table& shown = shown_.back();
    const std::size_t number = reference_.tables.size();
    ReferenceTable table{.name = shown_name(shown),
                         .description = logical.description.empty() ? logical.comment : logical.description,
                         .resource = reference_.resources.size() - 1,
                         .parent = parent,
                         .children = {},
                         .refers_to = {},
                         .columns = reference_columns(shown, provider_.convention),
                         .facts = table_facts(shown)};
    if (found != physical_.end()) take_descriptions(logical, table);
    reference_.tables.push_back(std::move(table));
    reference_.resources.back().tables.push_back(number);
    numbers_.emplace(shown.name, number);
    for (const Table& child : logical.relations) {
      const std::size_t below = add_table(child, number, resource);
      reference_.tables[number].children.push_back(below);
    }
    return number;
  }

  /// Descriptions are not in a database, and so not in its tables.
  static void take_descriptions(const Table& logical, ReferenceTable& table) {
    for (ReferenceColumn& column : table.columns) {
      const Column* own = find_named(logical.columns, column.name);
      if (own == nullptr) {
        column.from_above = true;
      } else if (!own->description.empty()) {
        column.description = own->description;
      }
    }
  }

  void add_foreign_keys(std::size_t number) {
    ReferenceTable& table = reference_.tables[number];
    for (const ForeignKey& key : shown_[number].foreign_keys) {
      ReferenceFact fact{"foreign key",
                         name_list(key.columns) + " → " + key.referenced_table + " (" +
                             name_list(key.referenced_columns) + ")",
                         {}};
      const auto found = numbers_.find(key.referenced_table);
      if (found != numbers_.end()) {
        fact.table = found->second;
        const auto& known = table.refers_to;
        const bool fresh = std::find(known.begin(), known.end(), found->second) == known.end();
        if (table.parent != found->second && fresh) table.refers_to.push_back(found->second);
      }
      table.facts.push_back(std::move(fact));
    }
  }

  void add_others(const Definitions& definitions, const Schema* schema) {
    const auto add_enum = [&](const Enum& each) {
      reference_.others.push_back({"enum", each.name + ": " + name_list(each.values), {}});
    };
    const auto add_object = [&](const Object& each) {
      reference_.others.push_back({each.kind, each.identity, {}});
    };
    if (schema != nullptr) {
      for (const auto& each : schema->enums) add_enum(*each);
      for (const auto& each : schema->objects) add_object(*each);
    } else {
      for (const Enum& each : definitions.enums) add_enum(each);
      for (const Object& each : definitions.objects) add_object(each);
    }
  }

  const Provider& provider_;
  Reference reference_;
  Physical physical_;
  std::size_t position_ = 0;                    ///< of the next table, in the resource
  std::vector<Table> shown_;                    ///< by the number of the table
  std::map<std::string, std::size_t> numbers_;  ///< of tables, by name
};

}  // namespace

Reference make_reference(const Provider& provider, const Dialect* dialect) {
  const Definitions definitions = read_definitions(provider);
  Builder builder{provider, dialect};
  if (dialect == nullptr) return builder.build(definitions, nullptr);
  const Schema schema = lower(definitions, provider.convention, *dialect, "");
  return builder.build(definitions, &schema);
}

}  // namespace mighost
