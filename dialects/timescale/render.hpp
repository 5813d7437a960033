#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_HPP

#include "common/render.hpp"

namespace mighost::timescale {

/// What TimescaleDB adds to PostgreSQL's SQL: hypertables, chunk intervals, retention.
extern const dialect::Extension extension;

}  // namespace mighost::timescale

#endif
