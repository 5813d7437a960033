#include "timescale/introspect/introspect.hpp"

#include "common/introspect/introspect.hpp"
#include "common/introspect/row.hpp"
#include "timescale/introspect/aggregates.hpp"
#include "timescale/introspect/catalog.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Overlay;
using Option = std::pair<std::string, std::string>;

bool has_extension(const Host& host) {
  bool found = false;
  host.query("SELECT extversion FROM pg_extension WHERE extname = 'timescaledb'", {},
             [&](const mighost_row&) { found = true; });
  return found;
}

std::vector<Option> options_of(const Hypertable& hypertable) {
  const Dimension& time = hypertable.dimensions.front();
  std::vector<Option> options{{std::string{hypertable_key}, time.column},
                              {std::string{chunk_interval_key}, time.chunk_interval}};
  if (!time.integer_now.empty()) options.emplace_back(integer_now_key, time.integer_now);
  for (std::size_t i = 1; i < hypertable.dimensions.size(); ++i) {
    const Dimension& more = hypertable.dimensions[i];
    options.emplace_back(std::string{dimension_prefix} + more.column,
                         more.is_space ? "hash " + more.partitions : "range " + more.chunk_interval);
  }
  if (hypertable.compression) {
    options.emplace_back(compress_key, "true");
    if (const std::string by = list(hypertable.compression->segment_by); !by.empty()) {
      options.emplace_back(compress_segmentby_key, by);
    }
    if (const std::string by = list(hypertable.compression->order_by); !by.empty()) {
      options.emplace_back(compress_orderby_key, by);
    }
  }
  const Policies& policies = hypertable.policies;
  if (policies.retention) options.emplace_back(retention_key, *policies.retention);
  if (policies.compression) options.emplace_back(compress_after_key, *policies.compression);
  if (policies.reorder) options.emplace_back(reorder_key, *policies.reorder);
  return options;
}

/// The indexes that create_hypertable makes unless it is told not to.
std::vector<dialect::ImplicitIndex> implicit_indexes(const Hypertable& hypertable) {
  const std::string& time = hypertable.dimensions.front().column;
  std::vector<dialect::ImplicitIndex> indexes{{{time, true}}};
  for (const Dimension& dimension : hypertable.dimensions) {
    if (dimension.is_space) indexes.push_back({{dimension.column, false}, {time, true}});
  }
  return indexes;
}

}  // namespace

void introspect(const Host& host, std::string_view schema, uint64_t flags) {
  const dialect::Server server = dialect::read_server(host, schema, flags);
  Overlay overlay;
  if (has_extension(host)) {
    hide_internals(host, server, overlay);
    const Catalog catalog = read_catalog(host, server);
    for (const auto& [id, hypertable] : catalog.hypertables) {
      overlay.table_options.emplace(hypertable.relation, options_of(hypertable));
      overlay.implicit_indexes.emplace(hypertable.relation, implicit_indexes(hypertable));
    }
    add_aggregates(server, catalog, overlay);
  }
  dialect::introspect(host, server, overlay);
}

}  // namespace mighost::timescale
