#ifndef MIGHOST_VERIFY_POSTGRES_SCRATCH_HPP
#define MIGHOST_VERIFY_POSTGRES_SCRATCH_HPP

#include <memory>

#include "migration/run_session.hpp"
#include "verify/scratch_database.hpp"

namespace mighost {

/// A new database on a server of PostgreSQL's kind, which goes with all its sessions. Of the database that
/// the DSN names, only its server counts.
class PostgresScratch final : public ScratchDatabase {
 public:
  /// Makes nothing yet. `server` says where, and how long to wait for it; it must live longer.
  explicit PostgresScratch(const RunSettings& server);
  ~PostgresScratch() override;

  void create(const ScratchNeeds& needs, const std::function<void(const DatabaseError&)>& on_wait) override;
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const Dsn& dsn() const override { return dsn_; }

 private:
  void remove() override;
  [[nodiscard]] std::unique_ptr<Connection> connect(
      const std::function<void(const DatabaseError&)>& on_wait) const;
  void add(const ScratchNeeds& needs) const;

  const RunSettings& settings_;
  Dsn server_;
  std::string name_;
  Dsn dsn_;
};

}  // namespace mighost

#endif
