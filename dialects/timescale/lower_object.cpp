#include "timescale/lower_object.hpp"

#include <mighost/view.hpp>

#include <stdexcept>
#include <string>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/lower_object.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::quote_literal;

std::string required(const mighost_object& logical, std::string_view key) {
  const mighost_str value = find_option(logical.options, key);
  if (present(value) && value.len > 0) return std::string{view(value)};
  throw std::runtime_error(std::string{view(logical.kind)} + " \"" + std::string{view(logical.identity)} +
                           "\" has no " + std::string{key});
}

void lower_aggregate(const Host& host, const mighost_object& logical) {
  dialect::refuse_other_options(logical, {"query", "materialized_only"});
  const std::string name = dialect::qualified(logical.schema, logical.identity);
  const bool only = view(find_option(logical.options, "materialized_only")) != "false";
  dialect::give_object(
      host, logical,
      "CREATE MATERIALIZED VIEW " + name +
          "\nWITH (timescaledb.continuous, timescaledb.materialized_only = " + (only ? "true" : "false") +
          ") AS\n" + required(logical, "query") + "\nWITH NO DATA",
      "DROP MATERIALIZED VIEW " + name);
}

/// An offset of a policy; without one the window has no end on that side.
std::string offset(const mighost_object& logical, std::string_view key) {
  const mighost_str value = find_option(logical.options, key);
  return present(value) ? "INTERVAL " + quote_literal(view(value)) : "NULL";
}

void lower_refresh_policy(const Host& host, const mighost_object& logical) {
  dialect::refuse_other_options(logical, {"start_offset", "end_offset", "schedule_interval"});
  const std::string name = dialect::regclass_literal(view(logical.schema), view(logical.identity));
  const auto call = [&](std::string_view function) {
    return "SELECT " + dialect::qualified(default_extension_schema, function) + '(' + name;
  };
  dialect::give_object(host, logical,
                       call("add_continuous_aggregate_policy") + ", start_offset => " +
                           offset(logical, "start_offset") + ", end_offset => " +
                           offset(logical, "end_offset") + ", schedule_interval => INTERVAL " +
                           quote_literal(required(logical, "schedule_interval")) + ')',
                       call("remove_continuous_aggregate_policy") + ')');
}

}  // namespace

void lower_object(const Host& host, const mighost_object& logical_object) {
  const mighost_object logical = read_struct(&logical_object);
  if (view(logical.kind) == "continuous aggregate") return lower_aggregate(host, logical);
  if (view(logical.kind) == "refresh policy") return lower_refresh_policy(host, logical);
  dialect::lower_object(host, logical_object);
}

}  // namespace mighost::timescale
