#ifndef MIGHOST_VERIFY_SCRATCH_DATABASE_HPP
#define MIGHOST_VERIFY_SCRATCH_DATABASE_HPP

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "migration/run_session.hpp"

namespace mighost {

/// What must be in a scratch database before the migrations run.
struct ScratchNeeds {
  std::vector<std::string> extensions;
  std::vector<std::string> schemas;
};

/// A new database on a server of PostgreSQL's kind, which goes with all its sessions when this goes. Nothing
/// of what is on the server already is touched: of the database that the DSN names, only its server counts.
class ScratchDatabase {
 public:
  /// Makes nothing yet. `server` says where, and how long to wait for it.
  explicit ScratchDatabase(const RunSettings& server);
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;
  /// What could not be dropped stays; drop() tells why.
  ~ScratchDatabase();

  /// Makes it, with these things where the server's template does not have them already. `on_wait` is told
  /// why it has to wait for the server.
  /// @throws std::runtime_error where the server or the role cannot do that, with what to do instead;
  ///         DatabaseError when the server cannot be reached
  void create(const ScratchNeeds& needs, const std::function<void(const DatabaseError&)>& on_wait);
  /// From any thread; ends what runs in it. Does nothing if there is none. @throws DatabaseError
  void drop();

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] const Dsn& dsn() const { return dsn_; }

 private:
  [[nodiscard]] std::unique_ptr<Connection> connect(
      const std::function<void(const DatabaseError&)>& on_wait) const;
  void add(const ScratchNeeds& needs) const;

  const RunSettings& settings_;
  Dsn server_;
  std::string name_;
  Dsn dsn_;
  std::mutex mutex_;  // a thread that drops it waits until it is made
  bool exists_ = false;
};

}  // namespace mighost

#endif
