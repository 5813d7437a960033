#include "database/connection.hpp"

namespace mighost {

std::vector<Row> query_all(Connection& connection, std::string_view sql, std::span<const QueryValue> args) {
  std::vector<Row> rows;
  connection.query(sql, args, [&](std::span<const QueryValue> values) {
    rows.emplace_back(values.begin(), values.end());
    return true;
  });
  return rows;
}

Query query_on(Connection& connection) {
  return [&connection](std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row) {
    connection.query(sql, args, on_row);
  };
}

}  // namespace mighost
