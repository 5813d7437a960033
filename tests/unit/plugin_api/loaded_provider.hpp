#ifndef MIGHOST_TESTS_LOADED_PROVIDER_HPP
#define MIGHOST_TESTS_LOADED_PROVIDER_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::test {

/// The plugin in a file, which stays loaded (rule R13). Throws std::runtime_error.
const mighost_plugin& load_plugin(const std::string& path);

/// Calls `visit(table, depth)` for each table and, after it, for the tables below it; roots have depth 0.
void walk(mighost_span tables, const std::function<void(const mighost_table&, int depth)>& visit,
          int depth = 0);

/// The strings of a span of mighost_str.
std::vector<std::string> strings(mighost_span span);

}  // namespace mighost::test

#endif
