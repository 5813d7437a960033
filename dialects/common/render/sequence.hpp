// The sequences behind serial and identity columns.
#ifndef MIGHOST_DIALECT_RENDER_SEQUENCE_HPP
#define MIGHOST_DIALECT_RENDER_SEQUENCE_HPP

#include <mighost/abi.h>

#include <string>
#include <string_view>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// Whether `serial` and its kin say all that there is: the server's own sequence, and NOT NULL.
bool is_short_serial(const mighost_column& column);

/// `smallserial`, `serial` or `bigserial`.
std::string serial_name(const mighost_column& column);

/// Whether the column's sequence must be made before the column, and given to it after.
bool has_sequence_of_its_own(const mighost_column& column);

/// `nextval('t_c_seq'::regclass)`.
std::string nextval(const mighost_column& column, std::string_view schema, std::string_view table);

/// ` (SEQUENCE NAME s START WITH 5)` of an identity column, or empty.
std::string identity_options(const mighost_column& column);

void create_sequence(Output& out, const mighost_column& column, std::string_view schema,
                     std::string_view table);
void give_sequence(Output& out, const mighost_column& column, std::string_view schema,
                   std::string_view table);

/// Gives the sequence of a serial column the bounds of the column's new type.
void alter_sequence_type(Output& out, const mighost_change& change, const mighost_column& after);

/// The changes of MIGHOST_ATTRIBUTE_IDENTITY and MIGHOST_ATTRIBUTE_SEQUENCE.
void alter_identity(Output& out, const mighost_change& change, const mighost_column& before,
                    const mighost_column& after);
void alter_sequence(Output& out, const mighost_change& change, const mighost_column& before,
                    const mighost_column& after);

}  // namespace mighost::dialect

#endif
