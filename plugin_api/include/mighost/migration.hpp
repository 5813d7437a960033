// Migrations in C++. A file of a project, `20260131235959_add_users.cpp`:
//
//   #include <mighost/migration.hpp>
//   using namespace mighost::migration;
//
//   struct AddUsers {
//     static constexpr std::string_view name() { return "add_users"; }
//     static constexpr std::string_view date() { return "20260131235959"; }
//
//     void change(Schema& schema) {
//       schema.create_table("users", [](Table& t) {
//         t.bigserial("id");
//         t.text("email").not_null().unique();
//       });
//     }
//   };
//   MIGHOST_MIGRATION(AddUsers)
//
// A class with `up` and `down` instead of `change` is undone by its `down`. `mighost_add_migrations` of CMake
// builds a folder of these.
#ifndef MIGHOST_MIGRATION_HPP
#define MIGHOST_MIGRATION_HPP

#include <mighost/migration/schema.hpp>
#include <mighost/plugin.hpp>

#include <concepts>
#include <cstdint>
#include <string_view>

namespace mighost::migration {

template <typename T>
concept ChangeMigration = requires(T migration, Schema& schema) { migration.change(schema); };

template <typename T>
concept ClassicMigration = requires(T migration, Schema& schema) {
  migration.up(schema);
  migration.down(schema);
};

namespace detail {

template <typename T>
int32_t record(const mighost_host* host, uint32_t direction) noexcept {
  return guarded(host, [&](const Host& h) {
    Schema schema{h};
    T migration;
    if constexpr (ChangeMigration<T>) {
      migration.change(schema);
    } else if (direction == MIGHOST_DIRECTION_UP) {
      migration.up(schema);
    } else {
      migration.down(schema);
    }
  });
}

template <typename T>
constexpr mighost_migration describe() {
  static_assert(ChangeMigration<T> || ClassicMigration<T>,
                "a migration has `void change(Schema&)`, or `void up(Schema&)` and `void down(Schema&)`");
  static_assert(!(ChangeMigration<T> && ClassicMigration<T>),
                "a migration has `change`, or `up` and `down`, not both");
  return {sizeof(mighost_migration),
          ChangeMigration<T> ? MIGHOST_MIGRATION_CHANGE : MIGHOST_MIGRATION_CLASSIC,
          str(std::string_view{T::date()}), str(std::string_view{T::name()}), &record<T>};
}

/// Defined by MIGHOST_MIGRATION. Two files with a class of the same name would be mixed up by the linker
/// without a word; so it complains that this has multiple definitions. Give one class another name, or both
/// their own unnamed namespaces.
template <typename Class>
struct NameOfOneClass {
  static const bool is_taken;
};

}  // namespace detail
}  // namespace mighost::migration

// Set for each file by mighost_add_migrations; what stands here lets editors and linters read a file by
// itself.
#ifndef MIGHOST_MIGRATION_SYMBOL
#define MIGHOST_MIGRATION_SYMBOL mighost_migration_of_no_list
#define MIGHOST_MIGRATION_VERSION ""
#endif

/// Makes a class the migration of its file. Once a file, outside of namespaces.
#define MIGHOST_MIGRATION(Class)                                                                   \
  static_assert(std::string_view{MIGHOST_MIGRATION_VERSION}.empty() ||                             \
                    std::string_view{Class::date()} == MIGHOST_MIGRATION_VERSION,                  \
                "date() of a migration must be the number that the name of its file begins with"); \
  template <>                                                                                      \
  const bool mighost::migration::detail::NameOfOneClass<Class>::is_taken = true;                   \
  extern "C" {                                                                                     \
  extern const mighost_migration MIGHOST_MIGRATION_SYMBOL;                                         \
  constinit const mighost_migration MIGHOST_MIGRATION_SYMBOL =                                     \
      mighost::migration::detail::describe<Class>();                                               \
  }                                                                                                \
  static_assert(true, "takes the semicolon, if there is one")

#endif
