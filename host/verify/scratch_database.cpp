#include "verify/scratch_database.hpp"

#include <stdexcept>

namespace mighost {

void ScratchDatabase::make_once(const std::function<void()>& make) {
  const std::lock_guard lock{mutex_};
  if (unwanted_) throw std::runtime_error("interrupted");
  make();
  exists_ = true;
}

void ScratchDatabase::drop() {
  const std::lock_guard lock{mutex_};
  unwanted_ = true;
  if (!exists_) return;
  remove();
  exists_ = false;
}

}  // namespace mighost
