# Finds SOCI, the database access library, which Debian packages without a CMake or pkg-config file.
#
#   find_package(SOCI 4.0.3 REQUIRED COMPONENTS postgresql sqlite3)
#
# makes the imported targets SOCI::soci_core and SOCI::soci_<component>, and sets SOCI_FOUND and SOCI_VERSION.
# A backend's own client library (libpq, SQLite) is found with its own package.
find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_library(SOCI_CORE_LIBRARY soci_core)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_CORE_LIBRARY)

if(SOCI_INCLUDE_DIR)
  file(STRINGS "${SOCI_INCLUDE_DIR}/soci/version.h" _soci_version REGEX "define SOCI_LIB_VERSION ")
  string(REGEX REPLACE ".*\"([0-9]+)_([0-9]+)(_([0-9]+))?\".*" "\\1.\\2.\\4" SOCI_VERSION "${_soci_version}")
  string(REGEX REPLACE "\\.$" "" SOCI_VERSION "${SOCI_VERSION}")
endif()

foreach(_soci_component IN LISTS SOCI_FIND_COMPONENTS)
  if(_soci_component STREQUAL "core")
    set(SOCI_core_FOUND ${SOCI_CORE_LIBRARY})
    continue()
  endif()
  string(TOUPPER "SOCI_${_soci_component}_LIBRARY" _soci_variable)
  find_library(${_soci_variable} soci_${_soci_component})
  mark_as_advanced(${_soci_variable})
  if(${_soci_variable} AND EXISTS "${SOCI_INCLUDE_DIR}/soci/${_soci_component}/soci-${_soci_component}.h")
    set(SOCI_${_soci_component}_FOUND TRUE)
  endif()
endforeach()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(
  SOCI
  REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_INCLUDE_DIR
  VERSION_VAR SOCI_VERSION
  HANDLE_COMPONENTS)

if(SOCI_FOUND AND NOT TARGET SOCI::soci_core)
  add_library(SOCI::soci_core UNKNOWN IMPORTED)
  set_target_properties(SOCI::soci_core PROPERTIES IMPORTED_LOCATION "${SOCI_CORE_LIBRARY}"
                                                   INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR}")
endif()
foreach(_soci_component IN LISTS SOCI_FIND_COMPONENTS)
  if(SOCI_FOUND AND NOT TARGET SOCI::soci_${_soci_component})
    string(TOUPPER "SOCI_${_soci_component}_LIBRARY" _soci_variable)
    add_library(SOCI::soci_${_soci_component} UNKNOWN IMPORTED)
    set_target_properties(SOCI::soci_${_soci_component} PROPERTIES IMPORTED_LOCATION "${${_soci_variable}}"
                                                                   INTERFACE_LINK_LIBRARIES SOCI::soci_core)
  endif()
endforeach()
