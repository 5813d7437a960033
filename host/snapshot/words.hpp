// The words of a snapshot for what the model has as enumerators. The usual value of each has none.
#ifndef MIGHOST_SNAPSHOT_WORDS_HPP
#define MIGHOST_SNAPSHOT_WORDS_HPP

#include <initializer_list>
#include <string_view>

#include "model/column.hpp"
#include "model/constraint.hpp"
#include "model/index.hpp"
#include "strict_yaml/reader.hpp"

namespace mighost::snapshots {

using Words = std::initializer_list<yaml::Word>;

inline const Words identity_words = {{"always", uint32_t(Identity::always)},
                                     {"by_default", uint32_t(Identity::by_default)},
                                     {"serial", uint32_t(Identity::serial)}};

inline const Words generated_words = {{"stored", uint32_t(Generated::stored)},
                                      {"virtual", uint32_t(Generated::virtual_)}};

inline const Words action_words = {{"restrict", uint32_t(Action::restrict)},
                                   {"cascade", uint32_t(Action::cascade)},
                                   {"set_null", uint32_t(Action::set_null)},
                                   {"set_default", uint32_t(Action::set_default)}};

inline const Words nulls_words = {{"first", uint32_t(Nulls::first)}, {"last", uint32_t(Nulls::last)}};

/// The word of an enumerator; empty for the usual one.
template <typename Enumerator>
std::string_view word_of(Enumerator value, Words words) {
  for (const yaml::Word& word : words) {
    if (word.value == uint32_t(value)) return word.text;
  }
  return {};
}

}  // namespace mighost::snapshots

#endif
