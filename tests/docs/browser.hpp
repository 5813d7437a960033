#ifndef MIGHOST_TESTS_DOCS_BROWSER_HPP
#define MIGHOST_TESTS_DOCS_BROWSER_HPP

#include <filesystem>
#include <string>

#include <nlohmann/json.hpp>

namespace mighost::test {

/// The document as Chromium has it after its own scripts have run, as text.
std::string dom_of(const std::filesystem::path& page);

/// What `script`, the body of a function, returns in Chromium, behind the page's own script. Runs in a copy
/// of the page without its policy, which would forbid it: what is safe there is safe by itself.
nlohmann::json evaluated(const std::filesystem::path& page, const std::string& script);

}  // namespace mighost::test

#endif
