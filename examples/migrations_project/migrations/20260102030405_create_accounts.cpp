#include <mighost/migration.hpp>

using namespace mighost::migration;

namespace {

// A change migration: nobody writes how it is undone.
class CreateAccountsMigration {
 public:
  static constexpr std::string_view name() { return "create_accounts"; }
  static constexpr std::string_view date() { return "20260102030405"; }

  void change(Schema& schema) {
    schema.create_enum("plan", {"free", "paid"});
    schema.create_table("accounts",
                        [](Table& t) {
                          t.identity("id");
                          t.text("email").not_null().unique();
                          t.enumeration("plan", "plan").not_null().default_value("free");
                          t.timestamps();
                          t.check("email LIKE '%@%'", {.name = "email_has_an_at"});
                        },
                        {.comment = "who may sign in"});
    // What mighost cannot know how to undo says so itself; it is undone before the table goes.
    schema.reversible(
        [](Schema& up) { up.exec("INSERT INTO accounts (email, plan) VALUES ('root@example.com', 'paid')"); },
        [](Schema& down) { down.exec("DELETE FROM accounts WHERE email = 'root@example.com'"); });
  }
};

}  // namespace

MIGHOST_MIGRATION(CreateAccountsMigration);
