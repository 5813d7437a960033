# All warnings of our own code are errors.
add_library(mighost_warnings INTERFACE)
target_compile_options(
  mighost_warnings
  INTERFACE -Wall
            -Wextra
            -Wpedantic
            -Wconversion
            -Wshadow
            $<$<COMPILE_LANGUAGE:CXX>:-Wnon-virtual-dtor>
            -Werror
            # Members left out of an ABI struct's designated initialiser are zero, which is what absent means.
            -Wno-missing-field-initializers)
