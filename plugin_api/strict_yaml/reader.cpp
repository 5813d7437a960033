#include "strict_yaml/reader.hpp"

#include <algorithm>
#include <charconv>
#include <map>

namespace mighost::yaml {

namespace {

std::size_t edit_distance(std::string_view a, std::string_view b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

std::string join(const std::vector<std::string_view>& words) {
  std::string out;
  for (const std::string_view word : words) (out += out.empty() ? "" : ", ") += word;
  return out;
}

/// Reports the keys of a map that are there before.
void report_duplicates(const Node& map, std::string_view subject, Errors& errors) {
  std::map<std::string_view, Place> first;
  for (const Entry& entry : map.entries) {
    if (entry.key.kind != Node::Kind::scalar) continue;
    const auto [found, fresh] = first.emplace(entry.key.text, entry.key.place);
    if (!fresh) {
      errors.add(entry.key.place,
                 quoted(entry.key.text) + " comes twice in " + std::string(subject) + ", first at " +
                     errors.locate(found->second),
                 "keep one of them");
    }
  }
}

}  // namespace

std::string_view kind_name(const Node& node) {
  switch (node.kind) {
    case Node::Kind::nothing:
      return "nothing";
    case Node::Kind::scalar:
      return "a text";
    case Node::Kind::list:
      return "a list";
    case Node::Kind::map:
      return "a map";
  }
  return "";
}

std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known) {
  std::string_view best;
  std::size_t best_distance = std::max<std::size_t>(1, std::min<std::size_t>(word.size() / 3, 3)) + 1;
  if (word.size() > 64) return best;
  for (const std::string_view candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::optional<Text> read_text(const Node& node, std::string_view subject, Errors& errors) {
  if (node.kind == Node::Kind::nothing) {
    errors.add(node.place, std::string(subject) + " is missing",
               "write one; the words null and ~ need quotes to be one");
    return std::nullopt;
  }
  if (node.kind != Node::Kind::scalar) {
    errors.add(node.place, std::string(subject) + " is " + std::string(kind_name(node)), "write a text");
    return std::nullopt;
  }
  if (node.text.empty()) {
    errors.add(node.place, std::string(subject) + " is empty", "write one");
    return std::nullopt;
  }
  return Text{node.text, node.place};
}

Texts read_texts(const Node& node, std::string_view subject, Errors& errors) {
  Texts texts;
  if (node.kind == Node::Kind::scalar) {
    if (auto text = read_text(node, subject, errors)) texts.push_back(*text);
    return texts;
  }
  read_list(node, subject, errors, [&](const Node& item) {
    auto text = read_text(item, "an item of " + std::string(subject), errors);
    if (!text) return;
    const auto same = [&](const Text& other) { return other.value == text->value; };
    if (std::any_of(texts.begin(), texts.end(), same)) {
      errors.add(item.place, quoted(text->value) + " comes twice in " + std::string(subject),
                 "keep one of them");
      return;
    }
    texts.push_back(*std::move(text));
  });
  return texts;
}

void read_names(const Node& node, std::string_view subject, Errors& errors,
                const std::function<void(const Text&, const Node&)>& read) {
  if (node.kind == Node::Kind::nothing || (node.kind == Node::Kind::map && node.entries.empty())) {
    errors.add(node.place, std::string(subject) + " is empty", "fill it in, or leave the key out");
    return;
  }
  if (node.kind != Node::Kind::map) {
    errors.add(node.place, std::string(subject) + " is " + std::string(kind_name(node)),
               "write a map of names: `name: …`");
    return;
  }
  report_duplicates(node, subject, errors);
  for (const Entry& entry : node.entries) {
    if (const auto name = read_text(entry.key, "a name in " + std::string(subject), errors)) {
      read(*name, entry.value);
    }
  }
}

void read_list(const Node& node, std::string_view subject, Errors& errors,
               const std::function<void(const Node&)>& read) {
  if (node.kind == Node::Kind::nothing || (node.kind == Node::Kind::list && node.items.empty())) {
    errors.add(node.place, std::string(subject) + " is empty", "fill it in, or leave the key out");
    return;
  }
  if (node.kind != Node::Kind::list) {
    errors.add(node.place, std::string(subject) + " is " + std::string(kind_name(node)),
               "write a list: `[a, b]`, or lines that start with `- `");
    return;
  }
  for (const Node& item : node.items) read(item);
}

uint32_t read_word(const Node& node, std::string_view subject, std::initializer_list<Word> words,
                   Errors& errors) {
  const auto text = read_text(node, subject, errors);
  if (!text) return 0;
  std::vector<std::string_view> known;
  for (const Word& word : words) {
    if (word.text == text->value) return word.value;
    known.push_back(word.text);
  }
  errors.add(node.place, std::string(subject) + " is " + quoted(text->value), "write one of: " + join(known));
  return 0;
}

Fields::Fields(const Node& node, std::string_view subject, Errors& errors)
    : node_(node), subject_(subject), errors_(errors) {
  if (node.kind == Node::Kind::map) {
    report_duplicates(node, subject, errors);
  } else {
    errors.add(node.place, std::string(subject) + " is " + std::string(kind_name(node)),
               "write a map: `key: value`");
  }
}

const Node* Fields::find(std::string_view key) {
  if (std::find(known_.begin(), known_.end(), key) == known_.end()) known_.push_back(key);
  for (const Entry& entry : node_.entries) {
    if (entry.key.kind == Node::Kind::scalar && entry.key.text == key) return &entry.value;
  }
  return nullptr;
}

const Node* Fields::require(std::string_view key, std::string_view example) {
  const Node* found = find(key);
  if (found == nullptr && node_.kind == Node::Kind::map) {
    errors_.add(node_.place, std::string(subject_) + " has no `" + std::string(key) + "`",
                "write `" + std::string(key) + ": " + std::string(example) + "`");
  }
  return found;
}

OptionalText Fields::text(std::string_view key) {
  const Node* node = find(key);
  if (node == nullptr) return std::nullopt;
  if (node->kind == Node::Kind::scalar) return node->text;
  errors_.add(node->place, "`" + std::string(key) + "` is " + std::string(kind_name(*node)),
              node->kind == Node::Kind::nothing ? "write a text, \"\" for an empty one, or leave the key out"
                                                : "write a text");
  return std::nullopt;
}

OptionalText Fields::filled_text(std::string_view key) {
  if (auto text = name(key)) return std::move(text->value);
  return std::nullopt;
}

std::optional<Text> Fields::name(std::string_view key) {
  const Node* node = find(key);
  return node == nullptr ? std::nullopt : read_text(*node, "`" + std::string(key) + "`", errors_);
}

Texts Fields::texts(std::string_view key) {
  const Node* node = find(key);
  return node == nullptr ? Texts{} : read_texts(*node, "`" + std::string(key) + "`", errors_);
}

Options Fields::options(std::string_view key) {
  Options options;
  const Node* node = find(key);
  if (node == nullptr) return options;
  read_names(*node, "`" + std::string(key) + "`", errors_, [&](const Text& name, const Node& value) {
    const std::size_t dot = name.value.find('.');
    if (dot == 0 || dot == name.value.npos || dot + 1 == name.value.size()) {
      errors_.add(name.place, "the option " + quoted(name.value) + " does not say which dialect reads it",
                  "write it as `dialect.option`, such as `timescale.chunk_interval`");
    }
    if (value.kind != Node::Kind::scalar) {
      errors_.add(value.place, "the option " + quoted(name.value) + " is " + std::string(kind_name(value)),
                  "write a text");
      return;
    }
    options.push_back({name.value, value.text});
  });
  return options;
}

std::optional<int64_t> Fields::integer(std::string_view key, int64_t min, int64_t max) {
  const auto text = name(key);
  if (!text) return std::nullopt;
  int64_t value = 0;
  const char* const end = text->value.data() + text->value.size();
  const auto [stopped, status] = std::from_chars(text->value.data(), end, value);
  const std::string_view digits = std::string_view(text->value).substr(text->value.starts_with('-') ? 1 : 0);
  const bool octal_looking = digits.size() > 1 && digits.front() == '0';
  if (status != std::errc{} || stopped != end || octal_looking || value < min || value > max) {
    errors_.add(text->place, "`" + std::string(key) + "` is " + quoted(text->value),
                "write a whole number from " + std::to_string(min) + " to " + std::to_string(max) +
                    ", in decimal and without leading zeros");
    return std::nullopt;
  }
  return value;
}

bool Fields::boolean(std::string_view key) {
  const Node* node = find(key);
  return node != nullptr &&
         read_word(*node, "`" + std::string(key) + "`", {{"false", 0}, {"true", 1}}, errors_) == 1;
}

void Fields::finish() {
  for (const Entry& entry : node_.entries) {
    if (entry.key.kind != Node::Kind::scalar) {
      errors_.add(entry.key.place,
                  "a key of " + std::string(subject_) + " is " + std::string(kind_name(entry.key)),
                  "write one of: " + join(known_));
      continue;
    }
    const std::string& key = entry.key.text;
    if (std::find(known_.begin(), known_.end(), key) != known_.end()) continue;
    const std::string_view near = nearest(key, known_);
    errors_.add(entry.key.place, "unknown key " + quoted(key) + " in " + std::string(subject_),
                near.empty() ? "known here: " + join(known_) : "did you mean `" + std::string(near) + "`?");
  }
}

}  // namespace mighost::yaml
