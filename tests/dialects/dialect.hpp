#ifndef MIGHOST_TESTS_DIALECTS_DIALECT_HPP
#define MIGHOST_TESTS_DIALECTS_DIALECT_HPP

#include <mighost/abi.h>

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace mighost::test {

/// A statement as the dialect gave it.
struct Rendered {
  uint32_t change = 0;
  std::string sql;
  std::string remark;
  uint64_t flags = 0;
  uint64_t hazards = 0;
};

/// What `lower` gives of one table, in its order. The table is valid during the call only.
struct LowerResult {
  std::function<void(const mighost_table&)> on_table;
  std::function<void(const mighost_enum&)> on_enum;
  std::function<void(const mighost_object&)> on_object;
  std::vector<std::string> logged;
};

/// A dialect's module, called through the ABI and nothing else. What it reports by `fail` is thrown as
/// std::runtime_error.
class Dialect {
 public:
  /// @throws std::runtime_error when the file is no dialect
  explicit Dialect(const char* file);

  [[nodiscard]] const mighost_dialect& raw() const { return *dialect_; }
  [[nodiscard]] std::vector<Rendered> render(const std::vector<mighost_change>& changes,
                                             uint64_t flags = 0) const;
  void lower(const mighost_table& logical, const mighost_table* parent, LowerResult& result) const;
  void lower_enum(const mighost_enum& logical, LowerResult& result) const;

 private:
  const mighost_dialect* dialect_ = nullptr;
};

/// The two of this build.
const Dialect& postgres_dialect();
const Dialect& timescale_dialect();

/// A logical table and its parent, as the host gives them to `lower`.
struct Family {
  const mighost_table* table;
  const mighost_table* parent;
};

/// The SQL that makes lowered tables, first the tables, then the objects; and the SQL that drops all that.
std::vector<Rendered> create_statements(const Dialect& dialect, const std::vector<Family>& tables);
std::vector<Rendered> drop_statements(const Dialect& dialect, const std::vector<Family>& tables);

/// As a script: each statement with its hazards, flags and remark in comments above it.
std::string script(const std::vector<Rendered>& statements);

}  // namespace mighost::test

#endif
