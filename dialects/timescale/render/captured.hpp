#ifndef MIGHOST_DIALECT_TIMESCALE_RENDER_CAPTURED_HPP
#define MIGHOST_DIALECT_TIMESCALE_RENDER_CAPTURED_HPP

#include <mighost/plugin.hpp>

#include <cstdint>
#include <string>
#include <vector>

#include "common/render/output.hpp"

namespace mighost::timescale {

struct CapturedStatement {
  std::string sql;
  std::string remark;
  uint64_t flags = 0;
  uint64_t hazards = 0;
};

/// What would be written, kept back to become part of something larger.
class Captured {
 public:
  /// Calls `write` with the output that is kept back. Throws what it throws.
  template <typename Write>
  explicit Captured(const Write& write) {
    mighost_host keeper{};
    keeper.struct_size = sizeof keeper;
    keeper.ctx = &statements_;
    keeper.statement = keep;
    const Host host{keeper};
    dialect::Output output{host, 0, dialect::Circumstances{}};
    write(output);
  }

  const std::vector<CapturedStatement>& statements() const noexcept { return statements_; }

 private:
  static int32_t keep(const mighost_host* keeper, const mighost_statement* statement) {
    static_cast<std::vector<CapturedStatement>*>(keeper->ctx)
        ->push_back({std::string{view(statement->sql)}, std::string{view(statement->remark)},
                     statement->flags, statement->hazards});
    return 0;
  }

  std::vector<CapturedStatement> statements_;
};

}  // namespace mighost::timescale

#endif
