// Changes as SQL.
#ifndef MIGHOST_DIALECT_RENDER_HPP
#define MIGHOST_DIALECT_RENDER_HPP

#include <mighost/plugin.hpp>

#include <string>

namespace mighost::dialect {

class Output;
enum class IndexForm;

/// What a dialect on top of PostgreSQL's does beyond it. Any member may be null.
struct Extension {
  /// Writes what follows CREATE TABLE, before the indexes.
  void (*table_created)(Output& out, const mighost_table& table) = nullptr;

  /// Writes what comes when the new table has all its indexes and constraints.
  void (*table_finished)(Output& out, const mighost_table& table) = nullptr;

  /// Writes the change of a table's option. Returns false when the option is not its own.
  bool (*table_option)(Output& out, const mighost_change& change) = nullptr;

  /// Why the change cannot be made; empty: nothing stands against it.
  std::string (*refusal)(const mighost_change& change) = nullptr;

  /// How indexes are made on the change's table while a live system goes on. Null: PostgreSQL decides.
  IndexForm (*index_form)(const mighost_change& change) = nullptr;

  /// Writes a change that is not written as PostgreSQL's is. Returns false for all others.
  bool (*change)(Output& out, const mighost_change& change) = nullptr;
};

/// Gives the host the statements of each change, in order; `flags` are MIGHOST_RENDER_…. Throws
/// std::runtime_error for a change that is malformed (an unknown subject or attribute); what the server
/// cannot do becomes a statement that says so.
void render(const Host& host, Rows<mighost_change> changes, uint64_t flags, const Extension& extension);

/// Writes one change as `render` does, but for `refusal` and `change` of the extension.
void render_change(Output& out, const mighost_change& change, const Extension& extension);

}  // namespace mighost::dialect

#endif
