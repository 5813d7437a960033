#ifndef MIGHOST_TESTS_SUPPORT_FREE_PORT_HPP
#define MIGHOST_TESTS_SUPPORT_FREE_PORT_HPP

namespace mighost::test {

/// A port of 127.0.0.1 that is free now. Another process may take it before a server does: try again then.
int free_port();

}  // namespace mighost::test

#endif
