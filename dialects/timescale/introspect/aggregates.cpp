#include "timescale/introspect/aggregates.hpp"

#include <set>
#include <utility>

#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "timescale/column_list.hpp"
#include "timescale/kinds.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Address;
using dialect::Name;
using dialect::Overlay;
using dialect::quote_literal;

/// What hangs on an aggregate.
class Parts {
 public:
  Parts(const dialect::Server& server, const ContinuousAggregate& aggregate, const Hypertable& stored,
        const std::string& extension_schema, Overlay& overlay)
      : identity_(dialect::quote_identifier(aggregate.name)),
        name_(server.prefix + identity_),
        argument_(dialect::regclass_literal(view(server.given_schema()), aggregate.name)),
        stored_(stored),
        extension_schema_(extension_schema),
        overlay_(overlay) {}

  void real_time() {
    set(real_time_kind, "timescaledb.materialized_only = false",
        alter("timescaledb.materialized_only = true"));
  }

  void compression(const Compression& compression) {
    std::string on = "timescaledb.compress = true";
    if (!compression.segment_by.empty()) {
      on += ", timescaledb.compress_segmentby = " + quote_literal(joined(compression.segment_by));
    }
    if (!compression.order_by.empty()) {
      on += ", timescaledb.compress_orderby = " + quote_literal(joined(compression.order_by));
    }
    // The server refuses to turn compression off while a chunk is compressed.
    const std::string off = "\nBEGIN\n    PERFORM " + function("decompress_chunk") +
                            "(chunk, if_compressed => TRUE) FROM " + function("show_chunks") + '(' +
                            argument_ + ") AS chunk;\n    " + alter("timescaledb.compress = false") +
                            ";\nEND\n";
    set(aggregate_compression_kind, on, "DO " + dialect::dollar_quote(off));
  }

  void policies(const Policies& policies) {
    if (policies.refresh) {
      std::string arguments = "start_offset => " + policies.refresh->start_offset + ", end_offset => " +
                              policies.refresh->end_offset + ", schedule_interval => INTERVAL " +
                              quote_literal(policies.refresh->schedule);
      for (const std::string& setting : policies.refresh->settings) arguments += ", " + setting;
      policy(refresh_policy_kind, "continuous_aggregate_policy", arguments);
    }
    if (policies.retention) {
      policy(retention_policy_kind, "retention_policy",
             age(*policies.retention, "drop_after", "drop_created_before"));
    }
    if (policies.compression) {
      policy(compression_policy_kind, "compression_policy",
             age(*policies.compression, "compress_after", "compress_created_before"));
    }
  }

 private:
  void add(std::string kind, std::string create, std::string drop, uint64_t flags, std::set<Name> needs) {
    overlay_.objects.push_back({.kind = std::move(kind),
                                .identity = identity_,
                                .create = std::move(create),
                                .drop = std::move(drop),
                                .flags = flags,
                                .depends_on = std::move(needs)});
  }

  std::string alter(const std::string& setting) const {
    return "ALTER MATERIALIZED VIEW " + name_ + " SET (" + setting + ')';
  }

  void set(const char* kind, const std::string& on, std::string off) {
    add(kind, alter(on), std::move(off), MIGHOST_OBJECT_REPLACEABLE, {Name{aggregate_kind, identity_}});
  }

  std::string function(const std::string& name) const { return dialect::qualified(extension_schema_, name); }

  void policy(const char* kind, const std::string& name, const std::string& arguments) {
    std::set<Name> needs{Name{aggregate_kind, identity_}};
    if (kind == compression_policy_kind) {
      // The server wants both before it.
      needs.insert(Name{aggregate_compression_kind, identity_});
      if (stored_.policies.refresh) needs.insert(Name{refresh_policy_kind, identity_});
    }
    add(kind, "SELECT " + function("add_" + name) + '(' + argument_ + ", " + arguments + ')',
        "SELECT " + function("remove_" + name) + '(' + argument_ + ')', 0, std::move(needs));
  }

  std::string age(std::string_view length, const std::string& after,
                  const std::string& created_before) const {
    const bool created = length.starts_with(created_prefix);
    if (created) length.remove_prefix(created_prefix.size());
    const bool is_number = length.find_first_not_of("0123456789") == std::string_view::npos;
    return (created ? created_before : after) + " => " +
           (is_number ? std::string{length} + "::" + stored_.dimensions.front().type
                      : "INTERVAL " + quote_literal(length));
  }

  std::string identity_;
  std::string name_;  ///< as SQL has it
  std::string argument_;
  const Hypertable& stored_;
  const std::string& extension_schema_;
  Overlay& overlay_;
};

/// Whether rows are grouped by more than the time: `GROUP BY (time_bucket(…)), device`.
bool groups_by_more(std::string_view query) {
  const std::size_t start = query.rfind("\n  GROUP BY ");
  if (start == std::string_view::npos) return false;
  int depth = 0;
  char quote = '\0';
  for (const char c : query.substr(start)) {
    if (quote != '\0') {
      if (c == quote) quote = '\0';
    } else if (c == '\'' || c == '"') {
      quote = c;
    } else if (c == '(') {
      ++depth;
    } else if (c == ')') {
      --depth;
    } else if (depth == 0 && c == ',') {
      return true;
    }
  }
  return false;
}

std::string create_statement(const std::string& name, const ContinuousAggregate& aggregate) {
  std::string settings = "timescaledb.continuous, timescaledb.materialized_only = true";
  if (!aggregate.has_group_indexes && groups_by_more(aggregate.query)) {
    settings += ", timescaledb.create_group_indexes = false";
  }
  return "CREATE MATERIALIZED VIEW " + name + "\nWITH (" + settings + ") AS\n" + aggregate.query +
         "\nWITH NO DATA";
}

}  // namespace

void add_aggregates(const dialect::Server& server, const Catalog& catalog, Overlay& overlay) {
  for (const ContinuousAggregate& aggregate : catalog.aggregates) {
    const std::string identity = dialect::quote_identifier(aggregate.name);
    overlay.objects.push_back({.address = {dialect::Catalog::pg_class, aggregate.view},
                               .kind = aggregate_kind,
                               .identity = identity,
                               .create = create_statement(server.prefix + identity, aggregate),
                               .drop = "DROP MATERIALIZED VIEW " + server.prefix + identity,
                               .comment = aggregate.comment});
    overlay.aliases.emplace_back(Address{dialect::Catalog::pg_class, aggregate.definition},
                                 Name{aggregate_kind, identity});
    overlay.view_kinds.emplace(identity, aggregate_kind);
    const auto stored = catalog.hypertables.find(aggregate.hypertable);
    if (stored == catalog.hypertables.end()) continue;
    Parts parts{server, aggregate, stored->second, catalog.extension_schema, overlay};
    if (!aggregate.materialized_only) parts.real_time();
    if (stored->second.compression) parts.compression(*stored->second.compression);
    parts.policies(stored->second.policies);
  }
}

}  // namespace mighost::timescale
