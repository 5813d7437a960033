#ifndef MIGHOST_DATABASE_QUERY_HPP
#define MIGHOST_DATABASE_QUERY_HPP

#include <functional>
#include <optional>
#include <span>
#include <string_view>

namespace mighost {

/// A value of a query as text; absent: NULL.
using QueryValue = std::optional<std::string_view>;

/// Gets one row, valid during the call; returns false to end the query.
using OnRow = std::function<bool(std::span<const QueryValue> row)>;

/// How a dialect reaches the database (`query_on` makes one of a connection): runs one query with the values
/// of $1, $2, …, and gives each row to on_row. Throws what the database layer throws.
using Query =
    std::function<void(std::string_view sql, std::span<const QueryValue> args, const OnRow& on_row)>;

}  // namespace mighost

#endif
