// Options: the settings of tables, columns, keys and indexes that have no field of their own.
#ifndef MIGHOST_DIALECT_OPTION_HPP
#define MIGHOST_DIALECT_OPTION_HPP

#include <mighost/abi.h>

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mighost::dialect {

/// Which options of one namespace exist for one kind of thing.
struct KnownOptions {
  std::string_view prefix;                  ///< "postgres."
  std::span<const std::string_view> names;  ///< without the prefix; one that ends in `.` takes any ending
};

/// The options whose namespace is `known.prefix`; the others belong to other dialects. Throws
/// std::runtime_error naming `owner` ("table t"), the option and the known ones, when one does not exist.
std::vector<mighost_option> own_options(mighost_span options, const KnownOptions& known,
                                        std::string_view owner);

/// What `postgres.*` knows.
extern const KnownOptions postgres_table_options;
extern const KnownOptions postgres_column_options;
extern const KnownOptions postgres_index_options;  ///< of keys and exclusion constraints too

/// ` WITH (fillfactor = '70', …)` from the options `postgres.with.*`, or empty.
std::string with_clause(mighost_span options);

/// ` TABLESPACE name` or ` USING INDEX TABLESPACE name`, after `keyword`, or empty.
std::string tablespace_clause(mighost_span options, std::string_view keyword);

/// `toast.autovacuum_enabled` quoted as a storage parameter.
std::string parameter_name(std::string_view name);

}  // namespace mighost::dialect

#endif
