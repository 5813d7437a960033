#include "common/option.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <array>
#include <stdexcept>

#include "common/identifier.hpp"
#include "common/literal.hpp"

namespace mighost::dialect {
namespace {

constexpr std::string_view with_prefix = "postgres.with.";

constexpr std::array<std::string_view, 4> table_names{"row_security", "tablespace", "unlogged", "with."};
constexpr std::array<std::string_view, 5> column_names{"compression", "statistics", "storage", "type",
                                                       "with."};
constexpr std::array<std::string_view, 2> index_names{"tablespace", "with."};

bool is_known(const KnownOptions& known, std::string_view name) {
  return std::any_of(known.names.begin(), known.names.end(), [&](std::string_view one) {
    return one.ends_with('.') ? name.starts_with(one) && name.size() > one.size() : name == one;
  });
}

std::string listed(const KnownOptions& known) {
  std::string list;
  for (const std::string_view name : known.names) {
    if (!list.empty()) list += ", ";
    list.append(known.prefix).append(name);
    if (name.ends_with('.')) list += "<parameter>";
  }
  return list.empty() ? "there are none here" : "the known ones are " + list;
}

}  // namespace

const KnownOptions postgres_table_options{"postgres.", table_names};
const KnownOptions postgres_column_options{"postgres.", column_names};
const KnownOptions postgres_index_options{"postgres.", index_names};

std::vector<mighost_option> own_options(mighost_span options, const KnownOptions& known,
                                        std::string_view owner) {
  std::vector<mighost_option> own;
  for (const mighost_option option : rows<mighost_option>(options)) {
    const std::string_view key = view(option.key);
    if (!key.starts_with(known.prefix)) continue;
    if (!is_known(known, key.substr(known.prefix.size()))) {
      throw std::runtime_error(std::string{owner} + ": unknown option \"" + std::string{key} + "\"; " +
                               listed(known));
    }
    own.push_back(option);
  }
  return own;
}

std::string parameter_name(std::string_view name) {
  const std::size_t dot = name.find('.');
  if (dot == std::string_view::npos) return quote_identifier(name);
  return quote_identifier(name.substr(0, dot)) + '.' + quote_identifier(name.substr(dot + 1));
}

std::string with_clause(mighost_span options) {
  std::string parameters;
  for (const mighost_option option : rows<mighost_option>(options)) {
    const std::string_view key = view(option.key);
    if (!key.starts_with(with_prefix)) continue;
    if (!parameters.empty()) parameters += ", ";
    parameters += parameter_name(key.substr(with_prefix.size())) + " = " + quote_literal(view(option.value));
  }
  return parameters.empty() ? parameters : " WITH (" + parameters + ')';
}

std::string tablespace_clause(mighost_span options, std::string_view keyword) {
  const mighost_str tablespace = find_option(options, "postgres.tablespace");
  if (!present(tablespace)) return {};
  return ' ' + std::string{keyword} + ' ' + quote_identifier(view(tablespace));
}

}  // namespace mighost::dialect
