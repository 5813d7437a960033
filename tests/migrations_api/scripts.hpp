#ifndef MIGHOST_TESTS_MIGRATIONS_API_SCRIPTS_HPP
#define MIGHOST_TESTS_MIGRATIONS_API_SCRIPTS_HPP

#include <string>
#include <vector>

#include "operation.hpp"
#include "recording/former.hpp"
#include "recording/recording.hpp"

namespace mighost::test {

/// What code records that gives the host its steps itself.
std::vector<RecordedStep> recorded_steps(const std::function<void(const Host&)>& give);

/// What the code records, lowered.
std::vector<RecordedStep> recorded(const ChangeCode& change, const Dialect& dialect);

struct UpAndDown {
  RecordedScript up;
  RecordedScript down;
};
/// `former`: what a database has before it is applied; null: no database is known.
UpAndDown scripts(const ChangeCode& change, const Dialect& dialect, const Former* former = nullptr);

/// A dialect of the build.
Dialect load_built_dialect(const std::string& name);

/// The statements, each with a semicolon, and the refusals as comments.
std::string text_of(const RecordedScript& script);

}  // namespace mighost::test

#endif
