#ifndef MIGHOST_VERIFY_SQLITE_SCRATCH_HPP
#define MIGHOST_VERIFY_SQLITE_SCRATCH_HPP

#include <filesystem>
#include <string_view>

#include "verify/scratch_database.hpp"

namespace mighost {

/// A new SQLite file in a folder of its own, below the one for temporary files, that only this user can open.
class SqliteScratch final : public ScratchDatabase {
 public:
  /// Makes nothing yet. @param scheme of its DSN, which tells people the dialect
  explicit SqliteScratch(std::string_view scheme);
  ~SqliteScratch() override;

  void create(const ScratchNeeds& needs, const std::function<void(const DatabaseError&)>& on_wait) override;
  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] const Dsn& dsn() const override { return dsn_; }

 private:
  void remove() override;
  std::filesystem::path folder_;
  std::string name_;  // the file's path
  Dsn dsn_;
};

}  // namespace mighost

#endif
