#include "snapshot/read.hpp"

namespace mighost::snapshots {
namespace {

std::string backticked(std::string_view key) {
  return "`" + std::string(key) + "`";
}

}  // namespace

std::string read_text(yaml::Fields& fields, std::string_view key) {
  return fields.text(key).value_or(std::string());
}

std::string require_text(yaml::Fields& fields, std::string_view key, std::string_view example) {
  return fields.require(key, example) == nullptr ? std::string() : read_text(fields, key);
}

std::vector<std::string> texts_of(const yaml::Node& node, std::string_view subject, yaml::Errors& errors) {
  std::vector<std::string> texts;
  if (node.kind != yaml::Node::Kind::list) {
    errors.add(node.place, std::string(subject) + " is " + std::string(yaml::kind_name(node)),
               "write a list: `[a, b]`, or lines that start with `- `");
    return texts;
  }
  texts.reserve(node.items.size());
  for (const yaml::Node& item : node.items) {
    if (item.kind == yaml::Node::Kind::scalar) {
      texts.push_back(item.text);
    } else {
      errors.add(item.place,
                 "an item of " + std::string(subject) + " is " + std::string(yaml::kind_name(item)),
                 "write a text");
    }
  }
  return texts;
}

std::vector<std::string> read_texts(yaml::Fields& fields, std::string_view key) {
  const yaml::Node* node = fields.find(key);
  if (node == nullptr) return {};
  return texts_of(*node, backticked(key), fields.errors());
}

std::vector<std::string> require_texts(yaml::Fields& fields, std::string_view key) {
  if (fields.require(key, "[a, b]") == nullptr) return {};
  return read_texts(fields, key);
}

Options read_options(yaml::Fields& fields) {
  Options options;
  const yaml::Node* node = fields.find("options");
  if (node == nullptr) return options;
  yaml::read_names(*node, "`options`", fields.errors(), [&](const yaml::Text& key, const yaml::Node& value) {
    if (value.kind == yaml::Node::Kind::scalar) {
      options.emplace(key.value, value.text);
    } else {
      fields.errors().add(
          value.place, "the option " + yaml::quoted(key.value) + " is " + std::string(yaml::kind_name(value)),
          "write a text");
    }
  });
  return options;
}

}  // namespace mighost::snapshots
