#include "migration/ledger_name.hpp"

#include <mighost/identifier.hpp>

#include <stdexcept>

namespace mighost {

std::string LedgerName::quoted() const {
  return in_double_quotes(schema) + "." + in_double_quotes(table);
}

bool is_ledger(std::string_view table, std::string_view comment) {
  return table == LedgerName{}.table || comment.starts_with(ledger_comment);
}

LedgerName read_ledger_name(std::string_view text, const std::string& default_schema) {
  LedgerName name{.schema = default_schema, .table = {}};
  const std::size_t dot = text.find('.');
  if (dot != std::string_view::npos) name.schema = text.substr(0, dot);
  name.table = text.substr(dot == std::string_view::npos ? 0 : dot + 1);
  const auto wrong = [](const std::string& part) {
    return part.empty() || part.size() > 63 || part.find_first_of(".\"") != std::string::npos;
  };
  if (wrong(name.schema) || wrong(name.table)) {
    throw std::invalid_argument(
        "a ledger's name is TABLE or SCHEMA.TABLE, without quotes, each at most 63 bytes");
  }
  return name;
}

}  // namespace mighost
