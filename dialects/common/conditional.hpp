// Statements that ask something of the database before they run.
#ifndef MIGHOST_DIALECT_CONDITIONAL_HPP
#define MIGHOST_DIALECT_CONDITIONAL_HPP

#include <mighost/plugin.hpp>

#include <string>

namespace mighost::dialect {

/// Gives the host one DO block that asks once, and then runs the statements of one side. Throws
/// std::runtime_error for SQL that is no expression.
void conditional(const Host& host, const mighost_condition& condition, Rows<mighost_str> then,
                 Rows<mighost_str> otherwise);

/// The question as an SQL expression.
std::string condition_expression(const mighost_condition& condition);

}  // namespace mighost::dialect

#endif
