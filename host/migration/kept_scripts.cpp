#include "migration/kept_scripts.hpp"

#include <stdexcept>

#include <nlohmann/json.hpp>

namespace mighost {

using Json = nlohmann::ordered_json;

std::string write_scripts(const std::vector<MigrationScript>& scripts) {
  Json parts = Json::array();
  for (const MigrationScript& script : scripts) {
    parts.push_back(
        {{"text", script.text}, {"transaction", script.transaction}, {"impossible", script.impossible}});
  }
  return parts.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::vector<MigrationScript> read_scripts(std::string_view text, const std::filesystem::path& file) {
  std::vector<MigrationScript> scripts;
  try {
    for (const Json& part : Json::parse(text)) {
      MigrationScript script{.file = file, .statements = {}, .text = part.at("text").get<std::string>()};
      script.transaction = part.at("transaction").get<bool>();
      script.impossible = part.at("impossible").get<bool>();
      scripts.push_back(std::move(script));
    }
  } catch (const Json::exception& error) {
    throw std::runtime_error("the scripts that undo " + file.string() +
                             " are not as mighost wrote them: " + error.what());
  }
  if (scripts.empty()) throw std::runtime_error("there is no script that undoes " + file.string());
  for (MigrationScript& script : scripts) script.statements = split(script.text);
  return scripts;
}

}  // namespace mighost
