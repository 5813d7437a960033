# Writes a header as the one of a later minor version could be: every struct that may grow has grown at its end.
# cmake -D FROM=abi.h -D TO=grown/mighost/abi.h -P GrowHeader.cmake
file(READ "${FROM}" text)
string(REGEX REPLACE "\n} (mighost_[a-z_]+);" "\n  uint64_t grown_in_a_later_version[3];\n} \\1;" text "${text}")
foreach(fixed IN ITEMS mighost_str mighost_span) # passed by value, or in arrays without a stride
  string(REPLACE "  uint64_t grown_in_a_later_version[3];\n} ${fixed};" "} ${fixed};" text "${text}")
endforeach()
string(REGEX REPLACE "#define MIGHOST_ABI_MINOR [0-9]+" "#define MIGHOST_ABI_MINOR 99" text "${text}")
file(WRITE "${TO}" "${text}")
