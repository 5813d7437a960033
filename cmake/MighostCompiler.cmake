# What makes builds fast and sanitised ones possible; nothing here changes what is built.
find_program(MIGHOST_CCACHE ccache)
if(MIGHOST_CCACHE)
  foreach(language C CXX)
    # Precompiled headers can be cached too, if their macros and times are taken from the sources (ccache's manual).
    # What another clone on the same machine has compiled is used again, wherever it lies.
    set(CMAKE_${language}_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env "CCACHE_BASEDIR=${CMAKE_SOURCE_DIR}"
                                            CCACHE_NOHASHDIR=1 CCACHE_SLOPPINESS=pch_defines,time_macros "${MIGHOST_CCACHE}")
  endforeach()
endif()

set(MIGHOST_SANITIZE "" CACHE STRING "Sanitisers to build everything with, such as address,undefined")
if(MIGHOST_SANITIZE)
  add_compile_options(-fsanitize=${MIGHOST_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${MIGHOST_SANITIZE})
endif()

option(MIGHOST_COVERAGE "Build with coverage counters" OFF)
if(MIGHOST_COVERAGE)
  add_compile_options(--coverage)
  add_link_options(--coverage)
endif()
