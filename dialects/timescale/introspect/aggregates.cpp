#include "timescale/introspect/aggregates.hpp"

#include "common/identifier.hpp"
#include "common/literal.hpp"

namespace mighost::timescale {
namespace {

using dialect::Address;
using dialect::Name;
using dialect::Overlay;
using dialect::quote_literal;

constexpr const char* aggregate_kind = "continuous aggregate";

/// What hangs on an aggregate.
class Parts {
 public:
  Parts(const dialect::Server& server, const ContinuousAggregate& aggregate, Overlay& overlay)
      : identity_(dialect::quote_identifier(aggregate.name)),
        name_(server.prefix + identity_),
        argument_(dialect::regclass_literal(view(server.given_schema()), aggregate.name)),
        overlay_(overlay) {}

  void add(std::string kind, std::string create, std::string drop, uint64_t flags = 0) {
    overlay_.objects.push_back({.kind = std::move(kind),
                                .identity = identity_,
                                .create = std::move(create),
                                .drop = std::move(drop),
                                .flags = flags,
                                .depends_on = {Name{aggregate_kind, identity_}}});
  }

  void set(std::string kind, const std::string& on, const std::string& off) {
    const std::string alter = "ALTER MATERIALIZED VIEW " + name_ + " SET (";
    add(std::move(kind), alter + on + ')', alter + off + ')', MIGHOST_OBJECT_REPLACEABLE);
  }

  void policy(std::string kind, const std::string& function, const std::string& arguments) {
    add(std::move(kind), "SELECT add_" + function + '(' + argument_ + ", " + arguments + ')',
        "SELECT remove_" + function + '(' + argument_ + ')');
  }

 private:
  std::string identity_;
  std::string name_;  ///< as SQL has it
  std::string argument_;
  Overlay& overlay_;
};

std::string after(const std::string& length) {
  const bool is_number = length.find_first_not_of("-0123456789") == std::string::npos;
  return is_number ? length : "INTERVAL " + quote_literal(length);
}

void add_compression(Parts& parts, const Compression& compression) {
  std::string on = "timescaledb.compress = true";
  if (!compression.segment_by.empty()) {
    on += ", timescaledb.compress_segmentby = " + quote_literal(list(compression.segment_by));
  }
  if (!compression.order_by.empty()) {
    on += ", timescaledb.compress_orderby = " + quote_literal(list(compression.order_by));
  }
  parts.set("continuous aggregate compression", on, "timescaledb.compress = false");
}

void add_policies(Parts& parts, const Policies& policies) {
  if (policies.refresh) {
    parts.policy("refresh policy", "continuous_aggregate_policy",
                 "start_offset => " + policies.refresh->start_offset + ", end_offset => " +
                     policies.refresh->end_offset + ", schedule_interval => " +
                     after(policies.refresh->schedule));
  }
  if (policies.retention) {
    parts.policy("retention policy", "retention_policy", "drop_after => " + after(*policies.retention));
  }
  if (policies.compression) {
    parts.policy("compression policy", "compression_policy",
                 "compress_after => " + after(*policies.compression));
  }
}

}  // namespace

void add_aggregates(const dialect::Server& server, const Catalog& catalog, Overlay& overlay) {
  for (const ContinuousAggregate& aggregate : catalog.aggregates) {
    const std::string identity = dialect::quote_identifier(aggregate.name);
    overlay.objects.push_back(
        {.address = {dialect::Catalog::pg_class, aggregate.view},
         .kind = aggregate_kind,
         .identity = identity,
         .create = "CREATE MATERIALIZED VIEW " + server.prefix + identity +
                   "\nWITH (timescaledb.continuous, timescaledb.materialized_only = true) AS\n" +
                   aggregate.query + "\nWITH NO DATA",
         .drop = "DROP MATERIALIZED VIEW " + server.prefix + identity,
         .comment = aggregate.comment});
    overlay.aliases.emplace_back(Address{dialect::Catalog::pg_class, aggregate.definition},
                                 Name{aggregate_kind, identity});
    Parts parts{server, aggregate, overlay};
    if (!aggregate.materialized_only) {
      parts.set("continuous aggregate real time", "timescaledb.materialized_only = false",
                "timescaledb.materialized_only = true");
    }
    const auto stored = catalog.hypertables.find(aggregate.hypertable);
    if (stored == catalog.hypertables.end()) continue;
    if (stored->second.compression) add_compression(parts, *stored->second.compression);
    add_policies(parts, stored->second.policies);
  }
}

std::string list(const std::vector<std::string>& elements) {
  std::string text;
  for (const std::string& element : elements) text.append(text.empty() ? "" : ", ").append(element);
  return text;
}

}  // namespace mighost::timescale
