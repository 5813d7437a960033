# What makes builds fast and sanitised ones possible; nothing here changes what is built.
find_program(MIGHOST_CCACHE ccache)
if(MIGHOST_CCACHE)
  foreach(language C CXX)
    # Precompiled headers hide the use of __TIME__ and of macros from ccache; there is none in this project.
    set(CMAKE_${language}_COMPILER_LAUNCHER
        "${CMAKE_COMMAND}" -E env CCACHE_SLOPPINESS=pch_defines,time_macros "${MIGHOST_CCACHE}")
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
