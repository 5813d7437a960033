/* Compiles while all of ABI 1.0 is in its place in the header of today. */
#include <mighost/abi.h>
#define MIGHOST_FROZEN_MAY_GROW
#include <abi/v1_0_layout.h>
