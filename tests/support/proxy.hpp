#ifndef MIGHOST_TESTS_SUPPORT_PROXY_HPP
#define MIGHOST_TESTS_SUPPORT_PROXY_HPP

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace mighost::test {

/// Stands between clients and a PostgreSQL server on 127.0.0.1, passes on one message of the protocol after
/// another, and counts those of the first connection, in both directions. Clients must connect with
/// sslmode=disable and gssencmode=disable.
class Proxy {
 public:
  explicit Proxy(int server_port);
  ~Proxy();
  Proxy(const Proxy&) = delete;
  Proxy& operator=(const Proxy&) = delete;

  [[nodiscard]] int port() const { return port_; }
  /// How many messages the first connection has had.
  [[nodiscard]] std::size_t messages() const { return messages_; }

  enum class Fault {
    none,
    cut,    ///< both sockets are closed; the message does not arrive
    freeze  ///< the network goes silent: nothing arrives any more, nothing is closed, and nothing that either
            ///< side sends is acknowledged, keepalives included
  };
  /// What happens to the first connection instead of its message of this number, counted from 1; `also` is
  /// called then. To be set before the first connection.
  void fault_at(
      std::size_t message, Fault fault, std::function<void()> also = [] {});
  /// The first connection freezes now, whatever is on its way.
  void freeze() { freeze_ = true; }
  /// The texts of the simple queries that clients have sent, and the data of their COPY, in order: for tests
  /// of what another program sends.
  [[nodiscard]] std::vector<std::string> queries();
  /// Whether connections after the first are accepted; they are by default.
  void refuse_others() { refuse_others_ = true; }

 private:
  void accept_all();
  void serve(int client, bool first);
  void stay_silent(int one, int other) const;
  bool pass(int from, int to, std::vector<char>& buffer, bool& started, bool first);
  void record(const std::vector<char>& buffer, std::size_t size);

  int listener_ = -1;
  int port_ = 0;
  int server_port_;
  std::atomic<std::size_t> messages_ = 0;
  std::size_t fault_at_ = 0;
  Fault fault_ = Fault::none;
  std::function<void()> also_;
  std::atomic<bool> refuse_others_ = false;
  std::atomic<bool> freeze_ = false;
  std::atomic<bool> stop_ = false;
  std::mutex mutex_;  // of queries_
  std::vector<std::string> queries_;
  std::vector<std::thread> connections_;
  std::thread acceptor_;
};

}  // namespace mighost::test

#endif
