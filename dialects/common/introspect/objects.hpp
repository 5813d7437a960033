#ifndef MIGHOST_DIALECT_INTROSPECT_OBJECTS_HPP
#define MIGHOST_DIALECT_INTROSPECT_OBJECTS_HPP

#include <mighost/plugin.hpp>

#include <string_view>
#include <vector>

#include "common/introspect/dependencies.hpp"
#include "common/introspect/names.hpp"
#include "common/introspect/overlay.hpp"
#include "common/introspect/server.hpp"

namespace mighost::dialect {

/// How one kind of object is read.
struct Kind {
  std::string_view name;  ///< as COMMENT ON has it, in lower case
  Catalog catalog = Catalog::pg_class;
  uint64_t flags = 0;  ///< MIGHOST_OBJECT_…
  /// $1: the schema's oid; $2: what stands before the names of what lies in it, as Server::prefix. Gives, for
  /// each object: oid (NULL: it is in no catalog), identity, create, drop, comment; then, as far as they are
  /// not NULL: kind and name of an object that it depends on besides the server's own dependencies, its kind
  /// where it is not `name`, table and column that it depends on.
  std::string_view sql;
};

/// Reads all kinds, without what `overlay` hides, and adds them to `names`.
std::vector<ReadObject> read_objects(const Host& host, const Server& server, const Overlay& overlay,
                                     Names& names);

/// Tells the user which kinds of objects there are that nobody reads.
void warn_of_the_rest(const Host& host, const Server& server);

/// Gives the host the object, with its own dependencies and those that the server knows.
void give_object(const Host& host, const Server& server, const ReadObject& object,
                 const Dependencies& dependencies);

}  // namespace mighost::dialect

#endif
