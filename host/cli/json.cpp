#include "cli/json.hpp"

#include <nlohmann/json.hpp>

namespace mighost {

std::string json_text(const nlohmann::ordered_json& json) {
  return json.dump(2, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace mighost
