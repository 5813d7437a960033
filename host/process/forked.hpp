#ifndef MIGHOST_PROCESS_FORKED_HPP
#define MIGHOST_PROCESS_FORKED_HPP

#include <string>

namespace mighost {

/// What a copy of this process does before it runs code that may do anything: it leaves no core file, has no
/// handlers for crashes and for exit(), does not write what this process has not written yet, reads nothing,
/// and prints to the descriptor `output`, or nowhere if that is -1.
void forget_parent(int output);

/// "SIGSEGV", or "signal 40" for one without a name.
std::string signal_name(int number);

}  // namespace mighost

#endif
