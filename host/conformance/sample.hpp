#ifndef MIGHOST_CONFORMANCE_SAMPLE_HPP
#define MIGHOST_CONFORMANCE_SAMPLE_HPP

#include <string>
#include <utility>
#include <vector>

#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "plugin/provider.hpp"

namespace mighost {

/// One column of each logical type, each with a name of its own: "bool", "int", ….
std::vector<Column> sample_columns();

/// Tables with what most databases have: keys, unique keys, indexes, a child, defaults.
Definitions sample_definitions();

/// The same, later: columns and constraints added, removed and changed.
Definitions sample_definitions_later();

/// An enum with values that need quotes.
Enum sample_enum();

/// Names and values that end a quoted name or literal of every SQL there is, where they are not quoted.
const std::string& hostile_name();
const std::string& hostile_value();
Definitions hostile_definitions();

/// The schema of `definitions` in the dialect's terms. Throws as lower() does.
Schema lowered(const Definitions& definitions, const Dialect& dialect);

}  // namespace mighost

#endif
