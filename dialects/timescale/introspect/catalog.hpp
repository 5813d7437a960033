#ifndef MIGHOST_DIALECT_TIMESCALE_INTROSPECT_CATALOG_HPP
#define MIGHOST_DIALECT_TIMESCALE_INTROSPECT_CATALOG_HPP

#include <mighost/plugin.hpp>

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/introspect/overlay.hpp"
#include "common/introspect/server.hpp"

namespace mighost::timescale {

/// One by which rows are spread over chunks.
struct Dimension {
  std::string column;
  bool is_space = false;       ///< by hash; else by range
  std::string chunk_interval;  ///< of a range: a length of time, or a number for integers
  std::string partitions;      ///< of a hash
  std::string type;            ///< of the column
  std::string integer_now;     ///< the function that tells the time of an integer column, as it is called
  dialect::Oid integer_now_oid = 0;
};

struct Compression {
  std::vector<std::string> segment_by;
  std::vector<std::string> order_by;  ///< elements of SQL; empty: the time, newest first
  std::string chunk_interval = {};    ///< chunks are put together up to this; empty: they are not
};

/// The jobs of a hypertable or continuous aggregate. Lengths of time as mighost writes them, or numbers; with
/// `created ` before it, one that counts from when a chunk was made.
struct Policies {
  std::optional<std::string> retention;
  std::optional<std::string> compression;
  std::optional<std::string> reorder;  ///< the index
  struct Refresh {
    std::string start_offset;  ///< SQL: an interval, a number or NULL
    std::string end_offset;
    std::string schedule;
    std::vector<std::string> settings;  ///< `name => value`: those that are not the server's defaults
  };
  std::optional<Refresh> refresh;
};

/// A hypertable of the schema, or behind a continuous aggregate of it.
struct Hypertable {
  dialect::Oid relation = 0;
  std::vector<Dimension> dimensions;  ///< that of time first
  std::optional<Compression> compression;
  Policies policies;
};

struct ContinuousAggregate {
  dialect::Oid view = 0;        ///< what people query
  dialect::Oid definition = 0;  ///< the view that keeps its query
  std::string name;
  std::string query;
  std::string comment;
  bool materialized_only = true;
  bool has_group_indexes = true;
  int32_t hypertable = 0;  ///< that it is stored in
};

/// What TimescaleDB's own catalog says about a schema.
struct Catalog {
  std::string extension_schema;
  std::map<int32_t, Hypertable> hypertables;  ///< by TimescaleDB's number
  std::vector<ContinuousAggregate> aggregates;
};

/// The same number of queries always. `extension_schema` is where the extension's functions are.
Catalog read_catalog(const Host& host, const dialect::Server& server, std::string extension_schema);

/// What is not the user's: relations and triggers.
void hide_internals(const Host& host, const dialect::Server& server, dialect::Overlay& overlay);

}  // namespace mighost::timescale

#endif
