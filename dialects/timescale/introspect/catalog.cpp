#include "timescale/introspect/catalog.hpp"

#include <utility>

#include "common/identifier.hpp"
#include "common/introspect/row.hpp"
#include "common/literal.hpp"
#include "timescale/interval.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Row;

// The tables of the catalog have been the same since version 2.0 as far as they are read here; the views of
// timescaledb_information have not.
constexpr std::string_view aggregates_sql = R"sql(
SELECT v.oid::text, definition.oid::text, a.user_view_name, rtrim(pg_get_viewdef(definition.oid), ';'),
       a.materialized_only::text, a.mat_hypertable_id::text, description,
       EXISTS (SELECT FROM _timescaledb_catalog.hypertable h
                 JOIN pg_namespace hs ON hs.nspname = h.schema_name
                 JOIN pg_class hc ON hc.relnamespace = hs.oid AND hc.relname = h.table_name
                 JOIN pg_index i ON i.indrelid = hc.oid AND i.indnkeyatts = 2 AND i.indoption[1] = 3
                WHERE h.id = a.mat_hypertable_id)::text
  FROM _timescaledb_catalog.continuous_agg a
  JOIN pg_namespace s ON s.oid = $1::oid AND s.nspname = a.user_view_schema
  JOIN pg_class v ON v.relnamespace = s.oid AND v.relname = a.user_view_name
  JOIN pg_namespace definition_schema ON definition_schema.nspname = a.direct_view_schema
  JOIN pg_class definition ON definition.relnamespace = definition_schema.oid
                          AND definition.relname = a.direct_view_name
  LEFT JOIN pg_description d ON d.classoid = 'pg_class'::regclass AND d.objoid = v.oid AND d.objsubid = 0
 ORDER BY a.user_view_name COLLATE "C"
)sql";

// Lengths of time are kept as microseconds.
constexpr std::string_view dimensions_sql = R"sql(
SELECT h.id::text, c.oid::text, (h.compression_state = 1)::text, d.column_name, d.num_slices::text,
       d.interval_length::text, (d.column_type IN ('smallint'::regtype, 'integer'::regtype, 'bigint'::regtype))::text,
       d.integer_now_func_schema, d.integer_now_func, (d.integer_now_func_schema = target.nspname)::text,
       d.column_type::text, (to_jsonb(d) ->> 'compress_interval_length')::text,
       (SELECT p.oid FROM pg_proc p JOIN pg_namespace ps ON ps.oid = p.pronamespace
         WHERE ps.nspname = d.integer_now_func_schema AND p.proname = d.integer_now_func AND p.pronargs = 0)::text
  FROM _timescaledb_catalog.hypertable h
  JOIN pg_namespace target ON target.oid = $1::oid
  JOIN pg_namespace s ON s.nspname = h.schema_name
  JOIN pg_class c ON c.relnamespace = s.oid AND c.relname = h.table_name
  JOIN _timescaledb_catalog.dimension d ON d.hypertable_id = h.id
 WHERE h.schema_name = target.nspname
    OR h.id IN (SELECT mat_hypertable_id FROM _timescaledb_catalog.continuous_agg
                 WHERE user_view_schema = target.nspname)
 ORDER BY h.id, d.interval_length IS NULL, d.id
)sql";

constexpr std::string_view compression_sql = R"sql(
SELECT h.id::text, cs.attname, (cs.segmentby_column_index IS NOT NULL)::text, cs.orderby_asc::text,
       cs.orderby_nullsfirst::text
  FROM timescaledb_information.compression_settings cs
  JOIN _timescaledb_catalog.hypertable h ON h.schema_name = cs.hypertable_schema
                                        AND h.table_name = cs.hypertable_name
 ORDER BY h.id, cs.segmentby_column_index, cs.orderby_column_index
)sql";

// The configurations of policies are jsonb: lengths of time are strings there, in whatever style the session
// had.
constexpr std::string_view policies_sql = R"sql(
SELECT coalesce(j.hypertable_id, (j.config ->> 'mat_hypertable_id')::int)::text, j.proc_name,
       CASE jsonb_typeof(after.value) WHEN 'string' THEN (after.value #>> '{}')::interval::text
                                      ELSE after.value #>> '{}' END,
       j.config ->> 'index_name',
       CASE jsonb_typeof(j.config -> 'start_offset')
         WHEN 'string' THEN (j.config ->> 'start_offset')::interval::text ELSE j.config ->> 'start_offset' END,
       CASE jsonb_typeof(j.config -> 'end_offset')
         WHEN 'string' THEN (j.config ->> 'end_offset')::interval::text ELSE j.config ->> 'end_offset' END,
       j.schedule_interval::text,
       (jsonb_typeof(j.config -> 'start_offset') = 'string' OR jsonb_typeof(j.config -> 'end_offset') = 'string')::text,
       (j.config ?| ARRAY['drop_created_before', 'compress_created_before'])::text,
       j.config ->> 'include_tiered_data', j.config ->> 'buckets_per_batch', j.config ->> 'max_batches_per_execution',
       j.config ->> 'refresh_newest_first'
  FROM _timescaledb_config.bgw_job j
 CROSS JOIN LATERAL (SELECT coalesce(j.config -> 'drop_after', j.config -> 'compress_after', j.config -> 'drop_created_before',
                                     j.config -> 'compress_created_before') AS value) after
 WHERE j.proc_name IN ('policy_retention', 'policy_compression', 'policy_reorder',
                       'policy_refresh_continuous_aggregate')
   AND j.proc_schema IN ('_timescaledb_functions', '_timescaledb_internal')
 ORDER BY j.id
)sql";

/// A length of time in the one way in which we write it; a number stays one.
std::string normalised(std::string_view text) {
  const std::optional<Interval> interval = parse_interval(text);
  return interval ? to_text(*interval) : std::string{text};
}

std::string chunk_interval(const Row& row) {
  if (row.flag(6)) return std::string{row.text(5)};
  return to_text(as_fixed_length({.microseconds = row.number(5)}));
}

/// The function as it is called from the schema that is read.
std::string integer_now(const Row& row, const dialect::Server& server) {
  if (!row.has(8) || row.text(8).empty()) return {};
  return dialect::qualified(row.flag(9) ? view(server.given_schema()) : row.text(7), row.text(8));
}

void read_hypertables(const Host& host, const dialect::Server& server, Catalog& catalog) {
  host.query(dimensions_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    Hypertable& hypertable = catalog.hypertables[row.number<int32_t>(0)];
    hypertable.relation = row.oid(1);
    if (row.flag(2) && !hypertable.compression) hypertable.compression.emplace();
    if (hypertable.compression && row.number(11) != 0) {
      hypertable.compression->chunk_interval =
          row.flag(6) ? std::string{row.text(11)}
                      : to_text(as_fixed_length({.microseconds = row.number(11)}));
    }
    Dimension dimension{.column = std::string{row.text(3)},
                        .is_space = !row.has(5),
                        .type = std::string{row.text(10)},
                        .integer_now = integer_now(row, server),
                        .integer_now_oid = row.oid(12)};
    (dimension.is_space ? dimension.partitions : dimension.chunk_interval) =
        dimension.is_space ? std::string{row.text(4)} : chunk_interval(row);
    hypertable.dimensions.push_back(std::move(dimension));
  });
}

Hypertable* find(Catalog& catalog, int32_t id) {
  const auto found = catalog.hypertables.find(id);
  return found == catalog.hypertables.end() ? nullptr : &found->second;
}

/// `"at" DESC NULLS LAST`: what is said is what differs from the server's choice.
std::string order_element(const Row& row) {
  const bool ascends = row.flag(3);
  const bool nulls_first = row.flag(4);
  std::string element = dialect::quote_identifier(row.text(1));
  if (!ascends) element += " DESC";
  if (nulls_first == ascends) element += nulls_first ? " NULLS FIRST" : " NULLS LAST";
  return element;
}

void read_compression(const Host& host, Catalog& catalog) {
  host.query(compression_sql, {}, [&](const mighost_row& given) {
    const Row row{given};
    Hypertable* hypertable = find(catalog, row.number<int32_t>(0));
    if (hypertable == nullptr) return;
    if (!hypertable->compression) return;  // what is left of settings when compression is off
    if (row.flag(2)) {
      hypertable->compression->segment_by.push_back(dialect::quote_identifier(row.text(1)));
    } else {
      hypertable->compression->order_by.push_back(order_element(row));
    }
  });
  for (auto& [id, hypertable] : catalog.hypertables) {
    if (!hypertable.compression || hypertable.dimensions.empty()) continue;
    // Older versions write down what newer ones leave open: newest first.
    std::vector<std::string>& order = hypertable.compression->order_by;
    const std::string usual = dialect::quote_identifier(hypertable.dimensions.front().column) + " DESC";
    if (order.size() == 1 && order.front() == usual) order.clear();
  }
}

std::string offset(const Row& row, const std::vector<Dimension>& dimensions, uint32_t column) {
  if (!row.has(column)) return "NULL";
  if (row.flag(7)) return "INTERVAL " + dialect::quote_literal(normalised(row.text(column)));
  // The server wants the very type of the column.
  return std::string{row.text(column)} + (dimensions.empty() ? "" : "::" + dimensions.front().type);
}

std::vector<std::string> refresh_settings(const Row& row) {
  std::vector<std::string> settings;
  uint32_t column = 9;
  for (const char* name :
       {"include_tiered_data", "buckets_per_batch", "max_batches_per_execution", "refresh_newest_first"}) {
    if (row.has(column)) settings.push_back(std::string{name} + " => " + std::string{row.text(column)});
    ++column;
  }
  return settings;
}

void read_policies(const Host& host, Catalog& catalog) {
  host.query(policies_sql, {}, [&](const mighost_row& given) {
    const Row row{given};
    Hypertable* hypertable = row.has(0) ? find(catalog, row.number<int32_t>(0)) : nullptr;
    if (hypertable == nullptr) return;
    Policies& policies = hypertable->policies;
    const std::string_view kind = row.text(1);
    const std::string age = std::string{row.flag(8) ? created_prefix : ""} + normalised(row.text(2));
    if (kind == "policy_retention" && row.has(2)) policies.retention = age;
    if (kind == "policy_compression" && row.has(2)) policies.compression = age;
    if (kind == "policy_reorder") policies.reorder = std::string{row.text(3)};
    if (kind == "policy_refresh_continuous_aggregate") {
      policies.refresh = Policies::Refresh{.start_offset = offset(row, hypertable->dimensions, 4),
                                           .end_offset = offset(row, hypertable->dimensions, 5),
                                           .schedule = normalised(row.text(6)),
                                           .settings = refresh_settings(row)};
    }
  });
}

}  // namespace

Catalog read_catalog(const Host& host, const dialect::Server& server, std::string extension_schema) {
  Catalog catalog;
  catalog.extension_schema = std::move(extension_schema);
  host.query(aggregates_sql, {str(server.schema_oid)}, [&](const mighost_row& given) {
    const Row row{given};
    catalog.aggregates.push_back({.view = row.oid(0),
                                  .definition = row.oid(1),
                                  .name = std::string{row.text(2)},
                                  .query = std::string{row.text(3)},
                                  .comment = std::string{row.text(6)},
                                  .materialized_only = row.flag(4),
                                  .has_group_indexes = row.flag(7),
                                  .hypertable = row.number<int32_t>(5)});
  });
  read_hypertables(host, server, catalog);
  read_compression(host, catalog);
  read_policies(host, catalog);
  return catalog;
}

}  // namespace mighost::timescale
