// Strict reading of nodes: what does not fit is reported, and reading goes on.
#ifndef MIGHOST_STRICT_YAML_READER_HPP
#define MIGHOST_STRICT_YAML_READER_HPP

#include <cstdint>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "strict_yaml/errors.hpp"
#include "strict_yaml/node.hpp"
#include "strict_yaml/text.hpp"

namespace mighost::yaml {

/// The text of a scalar that is not empty. `subject` says in messages what it is: "the name of a table".
std::optional<Text> read_text(const Node& node, std::string_view subject, Errors& errors);

/// A scalar, or a list of scalars; neither empty, no text twice.
Texts read_texts(const Node& node, std::string_view subject, Errors& errors);

/// Calls `read(name, value)` for each entry of a map whose keys are names chosen by the author. Reports an
/// empty map, keys that are no names, and names that come twice.
void read_names(const Node& node, std::string_view subject, Errors& errors,
                const std::function<void(const Text& name, const Node& value)>& read);

/// Calls `read` for each item of a list that is not empty.
void read_list(const Node& node, std::string_view subject, Errors& errors,
               const std::function<void(const Node& item)>& read);

/// The word's value; reports a word that is not among them.
struct Word {
  std::string_view text;
  uint32_t value;
};
uint32_t read_word(const Node& node, std::string_view subject, std::initializer_list<Word> words,
                   Errors& errors);

/// Nearest of `known` to a mistyped `word`, or empty if none is near.
std::string_view nearest(std::string_view word, const std::vector<std::string_view>& known);

/// The keys of a map that has a fixed set of them. Ask for each key that there may be, then `finish`.
class Fields {
 public:
  /// `node` may be of any kind: what is no map is reported, and has no keys. `subject`: "a column".
  Fields(const Node& node, std::string_view subject, Errors& errors);
  Fields(const Fields&) = delete;
  Fields& operator=(const Fields&) = delete;

  const Node* find(std::string_view key);
  /// As find, but reports a missing key; `example` shows what to write.
  const Node* require(std::string_view key, std::string_view example);

  OptionalText text(std::string_view key);         ///< may be empty, if it is quoted
  OptionalText filled_text(std::string_view key);  ///< empty is an error
  std::optional<Text> name(std::string_view key);
  Texts texts(std::string_view key);
  Options options(std::string_view key);
  std::optional<int64_t> integer(std::string_view key, int64_t min, int64_t max);
  bool boolean(std::string_view key);
  /// `flag` if the key is there and true.
  uint64_t flag(std::string_view key, uint64_t flag) { return boolean(key) ? flag : 0; }

  /// Reports the keys that nobody asked for.
  void finish();

  const Place& place() const { return node_.place; }
  Errors& errors() { return errors_; }

 private:
  const Node& node_;
  std::string_view subject_;
  Errors& errors_;
  std::vector<std::string_view> known_;
};

/// What a node is, for messages: "a list".
std::string_view kind_name(const Node& node);

}  // namespace mighost::yaml

#endif
