#ifndef MIGHOST_CONFORMANCE_LIVE_TESTS_HPP
#define MIGHOST_CONFORMANCE_LIVE_TESTS_HPP

#include <functional>

#include "conformance/conformance.hpp"
#include "plugin/dialect.hpp"

namespace mighost {

/// The laws of migrations on the database of `options.dsn`, with tables that are written here and with
/// generated ones: what is made is what is read, a difference leads from one schema to the other, and
/// inverses lead back. Each case gets a schema of its own, which is dropped afterwards, whatever happened; a
/// database without schemas must have no tables, and is left without. Throws what connecting throws.
void check_laws(const Dialect& dialect, const ConformanceOptions& options,
                const std::function<void(const ConformanceResult&)>& on_result);

}  // namespace mighost

#endif
