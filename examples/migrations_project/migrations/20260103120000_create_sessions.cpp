#include <mighost/migration.hpp>

using namespace mighost::migration;

namespace {

// A classic migration: both ways are written.
class CreateSessionsMigration {
 public:
  static constexpr std::string_view name() { return "create_sessions"; }
  static constexpr std::string_view date() { return "20260103120000"; }

  void up(Schema& schema) {
    schema.create_table("sessions", [](Table& t) {
      t.uuid("id").default_expression("gen_random_uuid()");
      t.bigint("account_id").not_null();
      t.foreign_key({"account_id"}, "accounts", {"id"}, {.on_delete = Action::cascade});
    });
  }

  void down(Schema& schema) { schema.drop_table("sessions"); }
};

}  // namespace

MIGHOST_MIGRATION(CreateSessionsMigration);
