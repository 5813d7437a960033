#ifndef MIGHOST_DIALECT_TIMESCALE_ADVICE_HPP
#define MIGHOST_DIALECT_TIMESCALE_ADVICE_HPP

#include <mighost/plugin.hpp>

namespace mighost::timescale {

/// When the changes make or drop so many hypertables that one transaction may need more locks than the server
/// has room for, gives the host a remark that says what to do then.
void advise_on_locks(const Host& host, Rows<mighost_change> changes);

}  // namespace mighost::timescale

#endif
