#ifndef MIGHOST_VERIFY_SCRATCH_DATABASE_HPP
#define MIGHOST_VERIFY_SCRATCH_DATABASE_HPP

#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "database/database_error.hpp"
#include "database/dsn.hpp"

namespace mighost {

/// What must be in a scratch database before the migrations run.
struct ScratchNeeds {
  std::vector<std::string> extensions;
  std::vector<std::string> schemas;
};

/// A new database, which goes with all that is in it when this goes. Nothing of what is there already is
/// touched.
class ScratchDatabase {
 public:
  ScratchDatabase() = default;
  ScratchDatabase(const ScratchDatabase&) = delete;
  ScratchDatabase& operator=(const ScratchDatabase&) = delete;
  /// Classes below drop it. What could not be dropped stays; drop() tells why.
  virtual ~ScratchDatabase() = default;

  /// Makes it, with these things where a new database does not have them already. `on_wait` is told why it
  /// has to wait for a server.
  /// @throws std::runtime_error where that cannot be done, with what to do instead; DatabaseError when the
  ///         server cannot be reached
  virtual void create(const ScratchNeeds& needs,
                      const std::function<void(const DatabaseError&)>& on_wait) = 0;
  /// From any thread; ends what runs in it, and none is made any more. Does nothing if there is none.
  /// @throws std::runtime_error
  void drop();

  /// By which somebody can find it.
  [[nodiscard]] virtual const std::string& name() const = 0;
  [[nodiscard]] virtual const Dsn& dsn() const = 0;

 protected:
  /// Calls `make`, which makes the database, while drop() waits. @throws std::runtime_error if it was dropped
  /// before; what `make` throws
  void make_once(const std::function<void()>& make);

 private:
  /// Of one that exists.
  virtual void remove() = 0;

  std::mutex mutex_;  // a thread that drops it waits until it is made
  bool exists_ = false;
  bool unwanted_ = false;
};

}  // namespace mighost

#endif
