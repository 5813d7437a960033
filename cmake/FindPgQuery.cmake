# Finds libpg_query, PostgreSQL's own scanner and parser as a library, which Debian packages without a CMake or
# pkg-config file.
#
#   find_package(PgQuery REQUIRED)
#
# makes the imported target PgQuery::pg_query, and sets PgQuery_FOUND and PgQuery_VERSION (of the PostgreSQL that it is
# taken from). The static library is preferred: the shared one exports every symbol of PostgreSQL's backend, in front of
# those of the same name in plugins.
find_path(PgQuery_INCLUDE_DIR pg_query.h)
find_library(PgQuery_LIBRARY NAMES libpg_query.a pg_query)
mark_as_advanced(PgQuery_INCLUDE_DIR PgQuery_LIBRARY)

if(PgQuery_INCLUDE_DIR)
  file(STRINGS "${PgQuery_INCLUDE_DIR}/pg_query.h" _pg_query_version REGEX "define PG_VERSION ")
  string(REGEX REPLACE ".*\"([0-9.]+).*\".*" "\\1" PgQuery_VERSION "${_pg_query_version}")
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  PgQuery
  REQUIRED_VARS PgQuery_LIBRARY PgQuery_INCLUDE_DIR
  VERSION_VAR PgQuery_VERSION)

if(PgQuery_FOUND AND NOT TARGET PgQuery::pg_query)
  find_package(Threads REQUIRED)
  add_library(PgQuery::pg_query UNKNOWN IMPORTED)
  set_target_properties(
    PgQuery::pg_query PROPERTIES IMPORTED_LOCATION "${PgQuery_LIBRARY}" INTERFACE_INCLUDE_DIRECTORIES
                                                                        "${PgQuery_INCLUDE_DIR}")
  target_link_libraries(PgQuery::pg_query INTERFACE Threads::Threads m)
endif()
