#include "migration/migration.hpp"

#include "text/sha256.hpp"

namespace mighost {

std::string checksum_of(const std::vector<MigrationScript>& scripts) {
  if (scripts.size() == 1) return sha256_hex(scripts.front().text);
  std::string digests;
  for (const MigrationScript& script : scripts) digests += sha256_hex(script.text) + '\n';
  return sha256_hex(digests);
}

const std::vector<MigrationScript>& scripts_of(const Migration& migration, Direction direction) {
  return direction == Direction::up ? migration.up : migration.down;
}

std::size_t statement_count(const Migration& migration, Direction direction) {
  std::size_t count = 0;
  for (const MigrationScript& script : scripts_of(migration, direction)) count += script.statements.size();
  return count;
}

}  // namespace mighost
