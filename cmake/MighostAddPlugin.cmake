# Builds plugins, in mighost's own tree and, from the installed package, in anybody's.
#
#   mighost_add_provider(NAME aws VERSION 0.11.8 TABLES tables/*.yaml …)
#   mighost_add_provider(NAME blog VERSION 1.0.0 SOURCES blog.cpp …)
#   mighost_add_dialect(NAME postgres VERSION 1.0.0 SOURCES dialect.cpp … LIBRARIES …)
#   mighost_add_migrations(NAME blog VERSION 1.0.0 SOURCES *.cpp)
#
# The result is a module that exports `mighost_plugin_v1` and nothing else; the link fails when it is missing.
# NAME            how people call it: [a-z][a-z0-9_-]*
# VERSION         the plugin's own; the project's version when left out
# TARGET          name of the target and of the file, without `.so`; provider_<NAME> or dialect_<NAME> when left
#                 out. Providers and dialects share one folder, hence the kind in the name.
# TABLES          YAML files, compiled at build time to constant data; not together with SOURCES
# SOURCES         C or C++ files, which define mighost_plugin_v1. They see NAME and VERSION as the macros
#                 MIGHOST_PLUGIN_NAME and MIGHOST_PLUGIN_VERSION, so that both are written once.
# LIBRARIES       to link with
# CONVENTION      of a provider of TABLES: `cloudquery` (when left out) or `plain`
# DESCRIPTION     of a provider of TABLES: one line
# OUTPUT_DIRECTORY where the module is built; ${MIGHOST_PLUGIN_OUTPUT_DIRECTORY} when left out
# NO_INSTALL      no install rule; otherwise the module goes to ${MIGHOST_PLUGIN_INSTALL_DIR}, if that is set
include_guard(GLOBAL)

set(_mighost_plugin_map "${CMAKE_CURRENT_LIST_DIR}/mighost_plugin.map")

function(mighost_add_provider)
  cmake_parse_arguments(PARSE_ARGV 0 arg "NO_INSTALL" "NAME;VERSION;TARGET;CONVENTION;DESCRIPTION;OUTPUT_DIRECTORY"
                        "TABLES;SOURCES;LIBRARIES")
  _mighost_check_plugin_arguments(mighost_add_provider provider)
  if(arg_TABLES AND arg_SOURCES)
    message(FATAL_ERROR "mighost_add_provider(NAME ${arg_NAME}): TABLES and SOURCES exclude each other; make two providers")
  elseif(arg_TABLES)
    _mighost_compile_tables(arg_SOURCES)
  elseif(NOT arg_SOURCES)
    message(FATAL_ERROR "mighost_add_provider(NAME ${arg_NAME}): give TABLES (YAML files) or SOURCES (C or C++)")
  elseif(DEFINED arg_CONVENTION OR DEFINED arg_DESCRIPTION)
    message(FATAL_ERROR "mighost_add_provider(NAME ${arg_NAME}): CONVENTION and DESCRIPTION go with TABLES; in SOURCES, write them into mighost_plugin_v1")
  endif()
  _mighost_add_plugin()
endfunction()

function(mighost_add_dialect)
  cmake_parse_arguments(PARSE_ARGV 0 arg "NO_INSTALL" "NAME;VERSION;TARGET;OUTPUT_DIRECTORY" "SOURCES;LIBRARIES")
  _mighost_check_plugin_arguments(mighost_add_dialect dialect)
  if(NOT arg_SOURCES)
    message(FATAL_ERROR "mighost_add_dialect(NAME ${arg_NAME}): give SOURCES")
  endif()
  _mighost_add_plugin()
endfunction()

# Migrations in C++. Each of SOURCES that is called <YYYYMMDDHHMMSS>_<name>.cpp is one migration, and says so by
# MIGHOST_MIGRATION; other files are compiled with them.
function(mighost_add_migrations)
  cmake_parse_arguments(PARSE_ARGV 0 arg "" "NAME;VERSION;TARGET;OUTPUT_DIRECTORY" "SOURCES;LIBRARIES")
  set(arg_NO_INSTALL TRUE) # they belong to a project, not to the installation
  _mighost_check_plugin_arguments(mighost_add_migrations migrations)
  if(DEFINED MIGHOST_MIGRATIONS_DIRECTORY) # `mighost` builds a project's folder
    set(arg_OUTPUT_DIRECTORY "${MIGHOST_MIGRATIONS_DIRECTORY}")
  endif()
  set(declarations)
  set(rows)
  set(count 0)
  foreach(source IN LISTS arg_SOURCES)
    cmake_path(GET source STEM LAST_ONLY stem)
    if(NOT "${stem}" MATCHES "^([0-9]+)_[a-z0-9_]+$")
      continue()
    endif()
    set(migration "${CMAKE_MATCH_1}")
    string(LENGTH "${migration}" digits)
    if(NOT digits EQUAL 14)
      continue()
    endif()
    set_source_files_properties("${source}" PROPERTIES COMPILE_DEFINITIONS
                                "MIGHOST_MIGRATION_SYMBOL=mighost_migration_${migration};MIGHOST_MIGRATION_VERSION=\"${migration}\"")
    string(APPEND declarations "extern const mighost_migration mighost_migration_${migration};\n")
    string(APPEND rows "    {&mighost_migration_${migration}},\n")
    math(EXPR count "${count} + 1")
  endforeach()
  if(count EQUAL 0)
    set(rows "    {},\n") # C++ has no empty array
  endif()
  set(list "${CMAKE_CURRENT_BINARY_DIR}/${arg_TARGET}.list.cpp")
  file(CONFIGURE OUTPUT "${list}" @ONLY CONTENT
"// Made by mighost_add_migrations: the migrations of the sources.
#include <mighost/plugin.hpp>

extern \"C\" {
@declarations@}

namespace {

constexpr mighost_migration_row rows[] = {
@rows@};
constexpr mighost_migrations migrations{sizeof(mighost_migrations), 0, {rows, @count@, sizeof(mighost_migration_row)}};

}  // namespace

extern \"C\" constinit const mighost_plugin mighost_plugin_v1 =
    mighost::migrations_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, migrations);
")
  list(APPEND arg_SOURCES "${list}")
  _mighost_add_plugin()
  if(DEFINED MIGHOST_MIGRATIONS_DIRECTORY)
    set_target_properties(${arg_TARGET} PROPERTIES OUTPUT_NAME migrations)
  endif()
endfunction()

# Checks what all have in common, and fills in what was left out. Works on the caller's arg_… variables.
macro(_mighost_check_plugin_arguments function kind)
  if(arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "${function}: unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  if(NOT "${arg_NAME}" MATCHES "^[a-z][a-z0-9_-]*$")
    message(FATAL_ERROR "${function}: NAME is \"${arg_NAME}\", but must be lower case letters, digits, _ and -, starting with a letter")
  endif()
  if(NOT DEFINED arg_VERSION)
    set(arg_VERSION "${PROJECT_VERSION}")
  endif()
  if("${arg_VERSION}" STREQUAL "")
    message(FATAL_ERROR "${function}(NAME ${arg_NAME}): give VERSION, or a version to project()")
  endif()
  if(NOT DEFINED arg_TARGET)
    set(arg_TARGET "${kind}_${arg_NAME}")
  endif()
  if(NOT DEFINED arg_OUTPUT_DIRECTORY)
    if(DEFINED MIGHOST_PLUGIN_OUTPUT_DIRECTORY)
      set(arg_OUTPUT_DIRECTORY "${MIGHOST_PLUGIN_OUTPUT_DIRECTORY}")
    else()
      set(arg_OUTPUT_DIRECTORY "${CMAKE_CURRENT_BINARY_DIR}")
    endif()
  endif()
endmacro()

# Adds the rule that compiles the caller's arg_TABLES, and sets `result` to the C++ file that it makes.
function(_mighost_compile_tables result)
  if(NOT TARGET mighost::compile-tables)
    message(FATAL_ERROR "mighost_add_provider(NAME ${arg_NAME}): TABLES need the table compiler, which this mighost was built or installed without; build it, or use SOURCES")
  endif()
  set(tables)
  foreach(table IN LISTS arg_TABLES)
    cmake_path(ABSOLUTE_PATH table BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}" NORMALIZE)
    list(APPEND tables "${table}")
  endforeach()
  set(options)
  if(DEFINED arg_CONVENTION)
    list(APPEND options --convention "${arg_CONVENTION}")
  endif()
  if(DEFINED arg_DESCRIPTION)
    list(APPEND options --description "${arg_DESCRIPTION}")
  endif()
  set(source "${CMAKE_CURRENT_BINARY_DIR}/${arg_TARGET}.tables.cpp")
  add_custom_command(
    OUTPUT "${source}"
    COMMAND mighost::compile-tables --name "${arg_NAME}" --version "${arg_VERSION}" ${options} --output "${source}" -- ${tables}
    DEPENDS ${tables} mighost::compile-tables
    COMMENT "Compiling the tables of ${arg_TARGET}"
    VERBATIM)
  set(${result} "${source}" PARENT_SCOPE)
endfunction()

# Makes the module out of the caller's arg_… variables.
function(_mighost_add_plugin)
  add_library(${arg_TARGET} MODULE ${arg_SOURCES})
  target_link_libraries(${arg_TARGET} PRIVATE mighost::plugin_api ${arg_LIBRARIES})
  if(TARGET mighost_warnings)
    target_link_libraries(${arg_TARGET} PRIVATE mighost_warnings)
  endif()
  get_property(languages GLOBAL PROPERTY ENABLED_LANGUAGES)
  if("CXX" IN_LIST languages) # a plugin in C needs no C++ compiler
    target_compile_features(${arg_TARGET} PRIVATE cxx_std_20)
  endif()
  target_compile_definitions(${arg_TARGET} PRIVATE "MIGHOST_PLUGIN_NAME=\"${arg_NAME}\""
                                                   "MIGHOST_PLUGIN_VERSION=\"${arg_VERSION}\"")
  set_target_properties(
    ${arg_TARGET}
    PROPERTIES PREFIX ""
               C_VISIBILITY_PRESET hidden
               CXX_VISIBILITY_PRESET hidden
               VISIBILITY_INLINES_HIDDEN ON
               LIBRARY_OUTPUT_DIRECTORY "${arg_OUTPUT_DIRECTORY}"
               LINK_DEPENDS "${_mighost_plugin_map}")
  target_link_options(${arg_TARGET} PRIVATE "-Wl,--version-script=${_mighost_plugin_map}"
                      "-Wl,--require-defined=mighost_plugin_v1")
  # A sanitiser's runtime may come with the executable alone (clang), so its symbols stay open until then.
  if(NOT MIGHOST_SANITIZE)
    target_link_options(${arg_TARGET} PRIVATE "-Wl,--no-undefined")
  endif()
  if(DEFINED MIGHOST_PLUGIN_INSTALL_DIR AND NOT arg_NO_INSTALL)
    install(TARGETS ${arg_TARGET} LIBRARY DESTINATION "${MIGHOST_PLUGIN_INSTALL_DIR}" COMPONENT host)
  endif()
endfunction()
