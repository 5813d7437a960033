#include "timescale/render/policy.hpp"

#include <mighost/view.hpp>

#include <string>

#include "common/literal.hpp"
#include "timescale/interval.hpp"
#include "timescale/render/call.hpp"
#include "timescale/settings.hpp"

namespace mighost::timescale {
namespace {

using dialect::Output;

/// `, drop_after => INTERVAL '7 days'`; of an age that counts from when a chunk was made, the other argument.
std::string age_argument(const mighost_table& table, std::string_view after, std::string_view created_before,
                         std::string_view age) {
  std::string argument = ", ";
  if (age.starts_with(created_prefix)) {
    age.remove_prefix(created_prefix.size());
    return argument.append(created_before).append(" => ").append(length_argument(table, age)).append(")");
  }
  return argument.append(after).append(" => ").append(length_argument(table, age)).append(")");
}

void add_retention(Output& out, const mighost_table& table, std::string_view age, bool drops_more) {
  out.run(call(table, "add_retention_policy") + age_argument(table, "drop_after", "drop_created_before", age),
          drops_more ? MIGHOST_HAZARD_LOSES_DATA : 0,
          drops_more ? "rows older than " + std::string{age} + " will be dropped" : "");
}

void add_compression_policy(Output& out, const mighost_table& table, std::string_view age) {
  out.run(call(table, "add_compression_policy") +
          age_argument(table, "compress_after", "compress_created_before", age));
}

void add_reorder(Output& out, const mighost_table& table, std::string_view index) {
  out.run(call(table, "add_reorder_policy") + ", " + dialect::quote_literal(index) + ')');
}

bool is_shorter(std::string_view before, std::string_view after) {
  const auto old_length = parse_interval(before);
  const auto new_length = parse_interval(after);
  return !old_length || !new_length || length(*new_length) < length(*old_length);
}

}  // namespace

void add_policies(Output& out, const mighost_table& table, bool has_rows) {
  const auto age = [&](std::string_view key) { return find_option(table.options, key); };
  if (const mighost_str value = age(compress_after_key); present(value)) {
    add_compression_policy(out, table, view(value));
  }
  if (const mighost_str value = age(reorder_key); present(value)) add_reorder(out, table, view(value));
  if (const mighost_str value = age(retention_key); present(value)) {
    add_retention(out, table, view(value), has_rows);
  }
}

void alter_retention(Output& out, const mighost_table& before, const mighost_table& after) {
  const mighost_str from = find_option(before.options, retention_key);
  const mighost_str to = find_option(after.options, retention_key);
  if (present(from)) out.run(call(after, "remove_retention_policy") + ')');
  if (present(to)) add_retention(out, after, view(to), !present(from) || is_shorter(view(from), view(to)));
}

void alter_compression_policy(Output& out, const mighost_table& before, const mighost_table& after) {
  const mighost_str to = find_option(after.options, compress_after_key);
  if (present(find_option(before.options, compress_after_key))) {
    out.run(call(after, "remove_compression_policy") + ')');
  }
  if (present(to)) add_compression_policy(out, after, view(to));
}

void alter_reorder(Output& out, const mighost_table& before, const mighost_table& after) {
  const mighost_str to = find_option(after.options, reorder_key);
  if (present(find_option(before.options, reorder_key))) {
    out.run(call(after, "remove_reorder_policy") + ')');
  }
  if (present(to)) add_reorder(out, after, view(to));
}

}  // namespace mighost::timescale
