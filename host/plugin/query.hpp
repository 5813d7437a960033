#ifndef MIGHOST_PLUGIN_QUERY_HPP
#define MIGHOST_PLUGIN_QUERY_HPP

// The type belongs to the database, which runs it; plugins only pass it on.
#include "database/query.hpp"

#endif
