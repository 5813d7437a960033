#include "plugin/lowering.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>
#include <vector>

#include "model/convention.hpp"
#include "model/distinct_names.hpp"

namespace mighost {
namespace {

class Walk {
 public:
  Walk(std::string_view convention, const Dialect& dialect, const std::string& schema)
      : convention_(convention), dialect_(dialect), schema_(schema) {}

  void enumeration(const Enum& logical) {
    Enum qualified = logical;
    qualified.schema = schema_;
    attempt([&] {
      if (std::optional<Enum> lowered = dialect_.lower_enum(qualified)) enums_.push_back(std::move(*lowered));
    });
  }

  void object(Object object) {
    const auto [known, fresh] =
        object_index_.emplace(std::pair{object.kind, object.identity}, objects_.size());
    if (fresh) {
      objects_.push_back(std::move(object));
    } else if (objects_[known->second].create != object.create) {
      problems_ += "\n  the " + object.kind + " " + object.identity + " is defined twice, and differently";
    } else {
      std::vector<Ref>& refs = objects_[known->second].depends_on;
      for (Ref& ref : object.depends_on) {
        if (std::find(refs.begin(), refs.end(), ref) == refs.end()) refs.push_back(std::move(ref));
      }
    }
  }

  /// A table with all below it; `parent` carries the columns of the convention, as does what is passed on.
  void table(const Table& logical, const Table* parent, const std::string& resource) {
    attempt([&] {
      Table complete = with_convention(logical, convention_);
      complete.schema = schema_;
      complete.resource = resource;
      // What is set for a table holds for its children, unless they set it for themselves.
      if (parent != nullptr) complete.options.insert(parent->options.begin(), parent->options.end());
      Lowered lowered = dialect_.lower(complete, parent);
      lowered.table.resource = resource;
      tables_.push_back(std::move(lowered.table));
      for (Enum& each : lowered.enums) enums_.push_back(std::move(each));
      for (Object& each : lowered.objects) {
        if (!each.shared) each.resource = resource;
        object(std::move(each));
      }
      for (const Table& child : logical.relations) table(child, &complete, resource);
    });
  }

  Schema result() {
    if (!problems_.empty()) {
      throw std::runtime_error("the dialect " + dialect_.name() + " cannot make these tables:" + problems_);
    }
    make_names_distinct(tables_, dialect_.max_identifier_bytes());
    Schema schema;
    for (Table& each : tables_) schema.tables.emplace_back(std::move(each));
    for (Enum& each : enums_) schema.enums.emplace_back(std::move(each));
    for (Object& each : objects_) schema.objects.emplace_back(std::move(each));
    return schema;
  }

 private:
  template <typename Step>
  void attempt(Step&& step) {
    try {
      step();
    } catch (const std::exception& error) {
      problems_ += "\n  ";
      problems_ += error.what();
    }
  }

  std::string_view convention_;
  const Dialect& dialect_;
  const std::string& schema_;
  std::vector<Table> tables_;
  std::vector<Enum> enums_;
  std::vector<Object> objects_;
  std::map<std::pair<std::string, std::string>, std::size_t> object_index_;
  std::string problems_;
};

}  // namespace

Schema lower(const Definitions& definitions, std::string_view convention, const Dialect& dialect,
             const std::string& schema) {
  std::vector<const Table*> roots;
  for (const Table& table : definitions.tables) roots.push_back(&table);
  std::stable_sort(roots.begin(), roots.end(),
                   [](const Table* a, const Table* b) { return a->resource < b->resource; });
  Walk walk{convention, dialect, schema};
  for (const Enum& each : definitions.enums) walk.enumeration(each);
  for (const Object& each : definitions.objects) walk.object(each);
  for (const Table* root : roots) walk.table(*root, nullptr, root->resource);
  return walk.result();
}

}  // namespace mighost
