#include "conformance/scratch.hpp"

#include <random>
#include <stdexcept>

#include "database/open_connection.hpp"
#include "diff/diff.hpp"

namespace mighost {
namespace {

/// A name that needs no quotes in any SQL, and that nobody has.
std::string scratch_name() {
  static constexpr char digits[] = "0123456789abcdef";
  std::string name = "mighost_check_";
  std::random_device random;
  for (int i = 0; i < 10; ++i) name += digits[random() % 16];
  return name;
}

}  // namespace

ScratchSession::ScratchSession(const Dialect& dialect, const std::string& dsn, std::string schema)
    : dialect_(dialect),
      schema_(std::move(schema)),
      connection_(open_connection(Dsn{dsn}, dialect.driver())) {}

Schema ScratchSession::read() {
  Introspected found = dialect_.introspect(schema_, query_on(*connection_), naming());
  Schema schema;
  for (Table& table : found.tables) schema.tables.emplace_back(std::move(table));
  for (Enum& each : found.enums) schema.enums.emplace_back(std::move(each));
  for (Object& object : found.objects) schema.objects.emplace_back(std::move(object));
  return schema;
}

void ScratchSession::apply(const std::vector<Change>& changes) {
  for (const Statement& statement : dialect_.render(changes)) {
    if (!statement.sql.empty()) connection_->execute(statement.sql);
  }
}

Scratch::Scratch(const Dialect& dialect, const std::string& dsn) : dialect_(dialect), dsn_(dsn) {
  if (!dialect.default_schema().empty()) {
    schema_ = scratch_name();
    ScratchSession{dialect, dsn, ""}.connection().execute("CREATE SCHEMA " + schema_);
  } else if (const std::size_t tables = ScratchSession{dialect, dsn, ""}.read().tables.size(); tables != 0) {
    throw std::runtime_error("the database of --dsn has " + std::to_string(tables) +
                             " tables, and the dialect " + dialect.name() +
                             " has no schemas to work in: name an empty database");
  }
  made_ = true;
}

void Scratch::remove() {
  if (!made_) return;
  made_ = false;
  ScratchSession session{dialect_, dsn_, schema_};
  if (!schema_.empty()) {
    session.connection().execute("DROP SCHEMA " + schema_ + " CASCADE");
    return;
  }
  const Schema left = session.read();
  if (left.tables.empty() && left.objects.empty()) return;
  session.apply(diff(left, {}));
  if (const std::size_t tables = session.read().tables.size(); tables != 0)
    throw std::runtime_error("the dialect leaves " + std::to_string(tables) + " tables in the database");
}

Scratch::~Scratch() {
  try {
    remove();
  } catch (const std::exception&) {
    // What is to be said has been said by whoever made a mess of it.
  }
}

}  // namespace mighost
