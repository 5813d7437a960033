#include "timescale/introspect/introspect.hpp"

#include <optional>

#include "common/introspect/introspect.hpp"
#include "common/introspect/row.hpp"
#include "timescale/column_list.hpp"
#include "timescale/introspect/aggregates.hpp"
#include "timescale/introspect/catalog.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Overlay;
using Option = std::pair<std::string, std::string>;

/// The schema that the extension's functions are in; nothing if there is no such extension.
std::optional<std::string> extension_schema(const Host& host) {
  std::optional<std::string> schema;
  host.query(
      "SELECT nspname FROM pg_extension e "
      "JOIN pg_namespace s ON s.oid = e.extnamespace WHERE extname = 'timescaledb'",
      {}, [&](const mighost_row& row) { schema = dialect::Row{row}.text(0); });
  return schema;
}

std::vector<Option> options_of(const Hypertable& hypertable, const std::string& extension_schema) {
  const Dimension& time = hypertable.dimensions.front();
  std::vector<Option> options{{std::string{hypertable_key}, time.column},
                              {std::string{chunk_interval_key}, time.chunk_interval}};
  if (extension_schema != default_extension_schema) {
    options.emplace_back(extension_schema_key, extension_schema);
  }
  if (!time.integer_now.empty()) options.emplace_back(integer_now_key, time.integer_now);
  for (std::size_t i = 1; i < hypertable.dimensions.size(); ++i) {
    const Dimension& more = hypertable.dimensions[i];
    options.emplace_back(std::string{dimension_prefix} + more.column,
                         more.is_space ? "hash " + more.partitions : "range " + more.chunk_interval);
  }
  if (hypertable.compression) {
    options.emplace_back(compress_key, "true");
    const Compression& compression = *hypertable.compression;
    if (const std::string by = joined(compression.segment_by); !by.empty()) {
      options.emplace_back(compress_segmentby_key, by);
    }
    if (const std::string by = joined(compression.order_by); !by.empty()) {
      options.emplace_back(compress_orderby_key, by);
    }
    if (!compression.chunk_interval.empty()) {
      options.emplace_back(compress_chunk_interval_key, compression.chunk_interval);
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
  if (const std::optional<std::string> functions = extension_schema(host)) {
    hide_internals(host, server, overlay);
    const Catalog catalog = read_catalog(host, server, *functions);
    for (const auto& [id, hypertable] : catalog.hypertables) {
      overlay.table_options.emplace(hypertable.relation, options_of(hypertable, *functions));
      overlay.implicit_indexes.emplace(hypertable.relation, implicit_indexes(hypertable));
      if (const dialect::Oid now = hypertable.dimensions.front().integer_now_oid; now != 0) {
        overlay.dependencies.emplace_back(dialect::Address{dialect::Catalog::pg_class, hypertable.relation},
                                          dialect::Address{dialect::Catalog::pg_proc, now});
      }
    }
    add_aggregates(server, catalog, overlay);
  }
  dialect::introspect(host, server, overlay);
}

}  // namespace mighost::timescale
