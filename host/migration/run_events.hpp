#ifndef MIGHOST_MIGRATION_RUN_EVENTS_HPP
#define MIGHOST_MIGRATION_RUN_EVENTS_HPP

#include <chrono>
#include <cstddef>
#include <string>

#include "migration/ledger.hpp"
#include "migration/steps.hpp"

namespace mighost {

/// Told what a run does while it does it. Every function may be left out.
class RunObserver {
 public:
  RunObserver() = default;
  RunObserver(const RunObserver&) = delete;
  RunObserver& operator=(const RunObserver&) = delete;
  virtual ~RunObserver() = default;

  /// The server cannot be reached yet.
  virtual void waiting_for_server(const std::string& /*reason*/) {}
  /// Another run has the lock.
  virtual void waiting_for_lock(std::chrono::milliseconds /*waited*/) {}
  virtual void planned(std::size_t /*migrations*/) {}
  virtual void migration_begins(const Step& /*step*/, std::size_t /*number*/) {}
  virtual void statement_begins(std::size_t /*number*/, std::size_t /*of*/) {}
  virtual void migration_ends(const Step& /*step*/, std::chrono::milliseconds /*duration*/) {}
  /// The migration is tried again after a pause.
  virtual void tries_again(const std::string& /*reason*/, std::chrono::milliseconds /*pause*/) {}
  /// Something that a person should know: what was found out after an interrupted run.
  virtual void note(const std::string& /*text*/) {}
};

}  // namespace mighost

#endif
