// A provider written in C++, as an author would write it.
#include <mighost/provider.hpp>

#include <doctest/doctest.h>

#include "loaded_provider.hpp"

namespace {

using namespace mighost::define;  // NOLINT(google-build-using-namespace): as an author would write it

constexpr Column user_columns[] = {
    bigint("id").identity(MIGHOST_IDENTITY_ALWAYS).not_null(),
    string("email").not_null().unique().formerly<"mail", "e_mail">(),
    decimal("balance", 12, 2).default_value("0").comment("in euros"),
    inet("addresses").array(),
    enumeration("mood", "mood"),
    timestamptz("made_at").default_expression("now()"),
};
constexpr Column login_columns[] = {uuid("user_cq_id").parent_id(), timestamptz("at"), bigint("user_id")};

constexpr mighost_index login_indexes[] = {index_on<"at", "user_id">};
constexpr mighost_foreign_key login_keys[] = {
    references<"user_id">("users", names<"id">(), MIGHOST_ACTION_CASCADE)};
constexpr Table user_relations[] = {
    table("logins", login_columns).indexes(login_indexes).foreign_keys(login_keys)};

constexpr mighost_check user_checks[] = {check("balance >= 0", "solvent")};
constexpr mighost_option user_options[] = {option("timescale.chunk_interval", "1 day")};
constexpr Table tables[] = {
    resource("users", "users", user_columns)
        .primary_key<"id">()
        .unique<"email", "mood">()
        .checks(user_checks)
        .options(user_options)
        .description("People.")
        .relations(user_relations),
};
constexpr mighost_enum enums[] = {enum_of<"sad", "ok">("mood")};

constexpr mighost_provider users = provider(tables, enums, "plain");
constinit const mighost_plugin plugin = mighost::provider_plugin("users", "1.2.3", users);

}  // namespace

namespace mighost::test {

using Strings = std::vector<std::string>;

TEST_CASE("a provider in C++ is constant data with all that was written") {
  CHECK(plugin.kind == MIGHOST_KIND_PROVIDER);
  CHECK(view(plugin.version) == "1.2.3");
  CHECK(view(plugin.provider->convention) == "plain");
  const auto roots = rows<mighost_table>(plugin.provider->tables);
  REQUIRE(roots.size() == 1);
  const mighost_table root = roots[0];
  CHECK(root.struct_size == sizeof(mighost_table));
  CHECK(view(root.resource) == "users");
  CHECK(view(root.description) == "People.");
  CHECK(strings(root.primary_key->columns) == Strings{"id"});
  CHECK(strings(rows<mighost_key>(root.uniques)[0].columns) == Strings{"email", "mood"});
  CHECK(view(rows<mighost_check>(root.checks)[0].name) == "solvent");
  CHECK(view(find_option(root.options, "timescale.chunk_interval")) == "1 day");

  const auto columns = rows<mighost_column>(root.columns);
  REQUIRE(columns.size() == 6);
  CHECK(columns[0].identity == MIGHOST_IDENTITY_ALWAYS);
  CHECK(columns[1].flags == (MIGHOST_COLUMN_NOT_NULL | MIGHOST_COLUMN_UNIQUE));
  CHECK(strings(columns[1].formerly) == Strings{"mail", "e_mail"});
  CHECK(columns[2].precision == 12);
  CHECK(view(columns[2].default_value) == "0");
  CHECK(view(columns[2].comment) == "in euros");
  CHECK(columns[3].array_dimensions == 1);
  CHECK(view(columns[4].type_name) == "mood");
  CHECK(view(columns[5].default_expression) == "now()");
}

TEST_CASE("child tables in C++ are the relations of their parents") {
  const auto children = rows<mighost_table>(rows<mighost_table>(plugin.provider->tables)[0].relations);
  REQUIRE(children.size() == 1);
  CHECK(view(children[0].name) == "logins");
  CHECK_FALSE(present(children[0].resource));
  CHECK(rows<mighost_column>(children[0].columns)[0].flags == MIGHOST_COLUMN_PARENT_ID);
  const auto elements = rows<mighost_index_element>(rows<mighost_index>(children[0].indexes)[0].elements);
  CHECK(view(elements[1].column) == "user_id");
  const mighost_foreign_key key = rows<mighost_foreign_key>(children[0].foreign_keys)[0];
  CHECK(strings(key.columns) == Strings{"user_id"});
  CHECK(strings(key.referenced_columns) == Strings{"id"});
  CHECK(key.on_delete == MIGHOST_ACTION_CASCADE);
}

TEST_CASE("enums in C++ have their values in order") {
  CHECK(strings(rows<mighost_enum>(plugin.provider->enums)[0].values) == Strings{"sad", "ok"});
}

}  // namespace mighost::test
