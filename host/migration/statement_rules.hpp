#ifndef MIGHOST_MIGRATION_STATEMENT_RULES_HPP
#define MIGHOST_MIGRATION_STATEMENT_RULES_HPP

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "migration/migration.hpp"
#include "migration/read_folder.hpp"

namespace mighost {

class Engine;

/// How a statement stands to transactions.
enum class TransactionNeed {
  none,     ///< runs inside of one as well as by itself
  refuses,  ///< the server refuses it inside of one
  unknown,  ///< runs code that may end transactions: CALL, DO
  control   ///< begins or ends one, which is the runner's business
};

/// Whether a quote would end elsewhere behind this statement of PostgreSQL than where the file was split.
bool changes_quotes(const std::vector<std::string>& words);

/// Of PostgreSQL and TimescaleDB.
/// @param words as words_of() gives them
TransactionNeed transaction_need(const std::vector<std::string>& words);

/// What a statement that refuses transactions makes or drops, for finding out later whether it did.
struct Effect {
  enum class Kind {
    make_index,  ///< CREATE INDEX CONCURRENTLY name ON table
    drop_index,  ///< DROP INDEX CONCURRENTLY name
    repeatable,  ///< leaves the same when run again: VACUUM, REINDEX, refreshing
    not_known
  };
  Kind kind = Kind::not_known;
  std::string name;   ///< of the index, as SQL has it, perhaps with a schema
  std::string table;  ///< of an index that is made, likewise
};

Effect effect_of(const std::vector<std::string>& words);

/// What in these scripts the runner must not run: statements that control transactions, and in a script with
/// a transaction those that refuse one, with the mark that the file needs.
std::vector<FileProblem> refused_statements(const std::vector<MigrationScript>& scripts,
                                            const Engine& engine);

}  // namespace mighost

#endif
