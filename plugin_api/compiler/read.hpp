// One function for each kind of thing that a file defines. All report to `errors` and read on.
#ifndef MIGHOST_COMPILER_READ_HPP
#define MIGHOST_COMPILER_READ_HPP

#include <vector>

#include "definition.hpp"
#include "yaml.hpp"

namespace mighost::compiler {

/// Adds what one file defines.
void read_file(const Node& root, Definitions& definitions, Errors& errors);

Column read_column(const Text& name, const Node& node, Errors& errors);

Key read_key(const Node& node, std::string_view subject, Errors& errors);
Check read_check(const Node& node, Errors& errors);
ForeignKey read_foreign_key(const Node& node, Errors& errors);
Index read_index(const Node& node, Errors& errors);
Index read_exclusion(const Node& node, Errors& errors);

Enum read_enum(const Text& name, const Node& node, Errors& errors);
Object read_object(const Node& node, Errors& errors);

}  // namespace mighost::compiler

#endif
