#include "support/free_port.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace mighost::test {

int free_port() {
  const int listener = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t length = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  const bool bound = bind(listener, generic, length) == 0 && getsockname(listener, generic, &length) == 0;
  const int code = errno;
  close(listener);
  if (!bound) throw std::system_error(code, std::generic_category(), "no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

}  // namespace mighost::test
