// The names of the strict reader, as the compiler uses them.
#ifndef MIGHOST_COMPILER_YAML_HPP
#define MIGHOST_COMPILER_YAML_HPP

#include "strict_yaml/errors.hpp"
#include "strict_yaml/node.hpp"
#include "strict_yaml/reader.hpp"
#include "strict_yaml/text.hpp"
#include "strict_yaml/utf8.hpp"

namespace mighost::compiler {

using yaml::Errors;
using yaml::Fields;
using yaml::find_invalid_utf8;
using yaml::nearest;
using yaml::Node;
using yaml::Option;
using yaml::OptionalText;
using yaml::Options;
using yaml::parse_yaml;
using yaml::Place;
using yaml::quoted;
using yaml::read_list;
using yaml::read_names;
using yaml::read_text;
using yaml::read_texts;
using yaml::read_word;
using yaml::Text;
using yaml::Texts;
using yaml::Word;

}  // namespace mighost::compiler

#endif
