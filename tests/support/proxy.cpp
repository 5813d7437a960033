#include "support/proxy.hpp"

#include <arpa/inet.h>
#include <linux/filter.h>
#include <linux/sockios.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <system_error>
#include <utility>

namespace mighost::test {
namespace {

sockaddr_in local(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// The size of the first message in the buffer; 0 if it is not there yet.
std::size_t message_size(const std::vector<char>& buffer, bool started) {
  const std::size_t head = started ? 1 : 0;  // only the first message of a client has no type
  if (buffer.size() < head + 4) return 0;
  std::uint32_t length = 0;
  std::memcpy(&length, buffer.data() + head, 4);
  const std::size_t size = head + ntohl(length);
  return buffer.size() < size ? 0 : size;
}

/// What arrives for the socket is thrown away before TCP sees it, as by a network that is cut: a filter that
/// keeps nothing, which needs no rights.
void deafen(int socket) {
  // What was sent must have been acknowledged, or the kernel would go on repeating it.
  int waiting = 1;
  for (int tries = 0; tries < 200 && ::ioctl(socket, SIOCOUTQ, &waiting) == 0 && waiting > 0; ++tries)
    std::this_thread::sleep_for(std::chrono::milliseconds{1});
  sock_filter keep_nothing{.code = BPF_RET | BPF_K, .jt = 0, .jf = 0, .k = 0};
  const sock_fprog program{.len = 1, .filter = &keep_nothing};
  if (::setsockopt(socket, SOL_SOCKET, SO_ATTACH_FILTER, &program, sizeof program) != 0) fail("filter");
}

bool send_all(int socket, const char* data, std::size_t size) {
  while (size > 0) {
    const ssize_t sent = ::send(socket, data, size, MSG_NOSIGNAL);
    if (sent <= 0) return false;
    data += sent;
    size -= static_cast<std::size_t>(sent);
  }
  return true;
}

}  // namespace

Proxy::Proxy(int server_port) : server_port_(server_port) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (listener_ < 0) fail("socket");
  sockaddr_in address = local(0);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener_, any, size) != 0 || ::listen(listener_, 64) != 0 ||
      ::getsockname(listener_, any, &size) != 0)
    fail("listen");
  port_ = ntohs(address.sin_port);
  acceptor_ = std::thread([this] { accept_all(); });
}

Proxy::~Proxy() {
  stop_ = true;
  acceptor_.join();
  for (std::thread& each : connections_) each.join();
  ::close(listener_);
}

void Proxy::fault_at(std::size_t message, Fault fault, std::function<void()> also) {
  fault_at_ = message;
  fault_ = fault;
  also_ = std::move(also);
}

void Proxy::accept_all() {
  bool first = true;
  while (!stop_) {
    pollfd ready{.fd = listener_, .events = POLLIN, .revents = 0};
    if (::poll(&ready, 1, 20) <= 0) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    if (!first && refuse_others_) {
      ::close(client);
      continue;
    }
    connections_.emplace_back(
        [this, client, is_first = std::exchange(first, false)] { serve(client, is_first); });
  }
}

void Proxy::serve(int client, bool first) {
  const int server = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const sockaddr_in address = local(server_port_);
  const int yes = 1;
  for (const int socket : {client, server}) ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (::connect(server, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    std::array<pollfd, 2> ends{
        {{.fd = client, .events = POLLIN, .revents = 0}, {.fd = server, .events = POLLIN, .revents = 0}}};
    std::array<std::vector<char>, 2> buffers;
    std::array<bool, 2> started{false, true};
    bool open = true;
    while (open && !stop_) {
      const int ready = ::poll(ends.data(), ends.size(), 20);
      if (first && freeze_) stay_silent(client, server);
      if (ready <= 0) continue;
      for (std::size_t i = 0; i < 2 && open; ++i) {
        if (ends[i].revents != 0) open = pass(ends[i].fd, ends[1 - i].fd, buffers[i], started[i], first);
      }
    }
  }
  ::close(client);
  ::close(server);
}

void Proxy::stay_silent(int one, int other) const {
  deafen(one);
  deafen(other);
  while (!stop_) std::this_thread::sleep_for(std::chrono::milliseconds{20});
}

std::vector<std::string> Proxy::queries() {
  const std::lock_guard lock{mutex_};
  return queries_;
}

/// Q: a query, with a zero at its end. A server's messages of this type do not exist; those of type d do, and
/// none of the tests that ask has COPY … TO.
void Proxy::record(const std::vector<char>& buffer, std::size_t size) {
  const std::lock_guard lock{mutex_};
  const char type = buffer.front();
  if (type == 'Q') queries_.emplace_back(buffer.data() + 5, size - 6);
  if (type == 'd') queries_.push_back("DATA: " + std::string{buffer.data() + 5, size - 5});
}

/// Passes on what has arrived. False when the connection is over.
bool Proxy::pass(int from, int to, std::vector<char>& buffer, bool& started, bool first) {
  std::array<char, 65536> piece{};
  const ssize_t got = ::recv(from, piece.data(), piece.size(), 0);
  if (got <= 0) return false;
  buffer.insert(buffer.end(), piece.data(), piece.data() + got);
  while (const std::size_t size = message_size(buffer, started)) {
    if (first && ++messages_ == fault_at_) {
      also_();
      if (fault_ == Fault::freeze) stay_silent(from, to);
      if (fault_ != Fault::none) return false;
    }
    if (started) record(buffer, size);
    if (!send_all(to, buffer.data(), size)) return false;
    buffer.erase(buffer.begin(), buffer.begin() + static_cast<std::ptrdiff_t>(size));
    started = true;
  }
  return true;
}

}  // namespace mighost::test
