// The laws of the design on a real server.
#ifndef MIGHOST_TESTS_LAWS_LAWS_HPP
#define MIGHOST_TESTS_LAWS_LAWS_HPP

#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "model/schema.hpp"
#include "plugin/dialect.hpp"
#include "support/server.hpp"

namespace mighost::test {

/// What was tried, and how long it took.
struct Tally {
  int cases = 0;
  int impossible = 0;       ///< the dialect says that the server cannot make one of the changes
  int impossible_back = 0;  ///< the same, of the way back
  int committed = 0;        ///< cases that took more than one transaction
  std::chrono::steady_clock::time_point start = std::chrono::steady_clock::now();

  /// "60 cases, 20.1 a second; …".
  [[nodiscard]] std::string text() const;
};

/// One database and one connection for all cases. Each case is one transaction that is rolled back, but where
/// values are added to an enum: the server lets these be used when they have been committed.
class Laws {
 public:
  Laws(TestServer& server, std::string dialect);

  /// Makes `before` and reads it; turns it into `after`, reads that, and goes back. Empty when all is as it
  /// should be, or what is wrong, with the SQL that shows it, to be pasted into psql.
  std::string broken(const Schema& before, const Schema& after);

  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  class Case;
  void clean();
  std::vector<Row> query(const std::string& sql, const Row& values);

  TestDatabase database_;
  Connection connection_;
  Dialect dialect_;
  std::map<std::string, std::string> prepared_;  ///< names by their SQL: planning takes longer than running
  Tally tally_;
  bool dirty_ = false;  ///< a case has committed
  struct Wrong {
    Schema before;
    Schema after;
    std::string what;
  };
  std::optional<Wrong> last_wrong_;
  int smaller_tries_ = 150;  ///< after a failure, so that a small case is found in seconds, not minutes
};

}  // namespace mighost::test

#endif
