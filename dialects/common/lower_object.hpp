// Objects that migrations name without writing their SQL.
#ifndef MIGHOST_DIALECT_LOWER_OBJECT_HPP
#define MIGHOST_DIALECT_LOWER_OBJECT_HPP

#include <mighost/plugin.hpp>

#include <string>
#include <string_view>

namespace mighost::dialect {

/// Extensions and schemas. Throws std::runtime_error for other kinds, and for options that they have not.
void lower_object(const Host& host, const mighost_object& logical);

/// Gives the host `logical` with its statements and a quoted identity.
void give_object(const Host& host, const mighost_object& logical, const std::string& create,
                 const std::string& drop);

/// Throws std::runtime_error for an option whose key is not among `known`.
void refuse_other_options(const mighost_object& logical, std::initializer_list<std::string_view> known);

}  // namespace mighost::dialect

#endif
