#ifndef MIGHOST_PLUGIN_DIALECT_HPP
#define MIGHOST_PLUGIN_DIALECT_HPP

#include <mighost/abi.h>

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "change/change.hpp"
#include "change/condition.hpp"
#include "change/statement.hpp"
#include "model/object.hpp"
#include "model/schema.hpp"
#include "model/shared.hpp"
#include "model/table.hpp"
#include "plugin/log.hpp"
#include "plugin/problem.hpp"
#include "plugin/query.hpp"

namespace mighost {

/// What a logical table is in a database of one dialect.
struct Lowered {
  Table table;
  std::vector<Enum> enums;
  std::vector<Object> objects;

  bool operator==(const Lowered&) const = default;
};

/// What a dialect read from a database.
struct Introspected {
  std::vector<Table> tables;
  std::vector<Enum> enums;
  std::vector<Object> objects;
};

/// The same as a schema.
Schema to_schema(Introspected&& read);

/// How changes are written as SQL. The values are MIGHOST_RENDER_….
enum class RenderForm : uint64_t {
  plain = 0,
  online = MIGHOST_RENDER_ONLINE,  ///< a live system goes on meanwhile, as far as the server can do that
};

/// Whether what is read from a schema names that schema (MIGHOST_INTROSPECT_NAMED).
enum class Naming { off, on };

/// A dialect that was loaded and checked. A copy is the same dialect. Every call throws PluginError, naming
/// the dialect and what it was given, when the dialect reports a failure or breaks its contract; what it
/// gives back has been checked as a plugin's own data is.
class Dialect {
 public:
  /// `part` and all that it points to must live as long as the process, and must have been checked.
  Dialect(std::filesystem::path path, const mighost_plugin& head, const mighost_dialect& part, Log log);

  const std::string& name() const noexcept { return name_; }
  const std::string& version() const noexcept { return version_; }
  const std::string& description() const noexcept { return description_; }
  const std::filesystem::path& path() const noexcept { return path_; }
  /// URI schemes of its databases.
  const std::vector<std::string>& schemes() const noexcept { return schemes_; }
  /// How to connect: the name of a SOCI backend.
  const std::string& driver() const noexcept { return driver_; }
  /// Empty: its databases have no schemas.
  const std::string& default_schema() const noexcept { return default_schema_; }
  /// Where databases that exist have their tables; the default schema unless the dialect says otherwise.
  const std::string& existing_schema() const noexcept { return existing_schema_; }
  /// The options that make a table one of another kind: for DiffOptions::kind_options.
  const std::set<std::string, std::less<>>& kind_options() const noexcept { return kind_options_; }
  /// 0: no limit.
  uint32_t max_identifier_bytes() const noexcept { return part_.max_identifier_bytes; }
  bool can_roll_back_ddl() const noexcept { return (part_.capabilities & MIGHOST_CAN_ROLL_BACK_DDL) != 0; }
  /// The plugin's own functions, for calls that are none of the below.
  const mighost_dialect& raw() const noexcept { return part_; }
  bool can_introspect() const noexcept { return part_.introspect != nullptr; }
  bool can_normalize() const noexcept { return part_.normalize != nullptr; }

  /// What `logical` (its relations are not looked at) is in this dialect; both tables carry the columns of
  /// their convention. `parent` may be null.
  Lowered lower(const Table& logical, const Table* parent) const;

  /// The same for an enum; nothing, where the database has no enums.
  std::optional<Enum> lower_enum(const Enum& logical) const;

  /// An object that a migration names by kind, identity and options alone, with its statements.
  Object lower_object(const Object& logical) const;

  /// One statement that asks `condition` when it runs, and runs the statements of one side.
  Statement conditional(const Condition& condition, std::span<const std::string> then,
                        std::span<const std::string> otherwise) const;

  /// The SQL of `changes`, in order.
  std::vector<Statement> render(std::span<const Change> changes, RenderForm form = RenderForm::plain) const;

  /// What the database behind `query` holds in `schema`. Also throws what `query` throws, and ReportedError
  /// (call.hpp) for what the dialect does not like in the database. Needs can_introspect().
  Introspected introspect(std::string_view schema, const Query& query, Naming naming = Naming::off) const;

  /// How the database behind `query` prints the expressions of `tables` in `schema`, as far as the dialect
  /// could find out: tables with the names of those given, in which only names and expressions matter.
  /// `enums` are those that do not exist there like this. Begin a transaction before, and roll it back. Also
  /// throws what `query` throws. Needs can_normalize().
  std::vector<Table> normalize(std::string_view schema, std::span<const Shared<Table>> tables,
                               std::span<const Shared<Enum>> enums, const Query& query,
                               Naming naming = Naming::off) const;

 private:
  std::filesystem::path path_;
  std::string name_;
  std::string version_;
  std::string description_;
  std::vector<std::string> schemes_;
  std::string driver_;
  std::string default_schema_;
  std::string existing_schema_;
  std::set<std::string, std::less<>> kind_options_;
  mighost_dialect part_;
  Log log_;
};

/// The names in `logical` and its relations that are longer than the dialect can have; `path` is that of the
/// provider. lower() refuses them one by one; this tells all of them at once.
std::vector<Problem> names_over_limit(const Dialect& dialect, const Table& logical,
                                      const std::filesystem::path& path);

}  // namespace mighost

#endif
