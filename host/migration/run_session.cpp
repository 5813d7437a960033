#include "migration/run_session.hpp"

#include <exception>

namespace mighost {

void RunSession::roll_back() noexcept {
  try {
    const TransactionStatus status = connection().transaction_status();
    if (status != TransactionStatus::unknown && status != TransactionStatus::none)
      connection().execute("ROLLBACK");
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace mighost
