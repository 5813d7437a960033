#ifndef MIGHOST_SCAFFOLD_TEMPLATES_HPP
#define MIGHOST_SCAFFOLD_TEMPLATES_HPP

#include <string_view>
#include <vector>

namespace mighost {

/// A file of `templates/KIND`. In its name and text, `@NAME@` stands for the plugin's name, and `@SCHEME@`
/// for a URI's scheme like it.
struct Template {
  std::string_view kind;
  std::string_view file;
  std::string_view text;
};

const std::vector<Template>& templates();

}  // namespace mighost

#endif
