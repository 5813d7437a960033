// A provider in C++: a lending library. Everything is a constant expression: a table that cannot be right
// does not compile, and nothing runs when the plugin is loaded.
#include <mighost/provider.hpp>

namespace {

using namespace mighost::define;

constexpr Column loan_columns[] = {bigint("book_id").parent_id().not_null(), string("reader").not_null(),
                                   date("lent_on").not_null(), date("returned_on")};
constexpr Table book_relations[] = {table("loans", loan_columns).primary_key<"book_id", "lent_on">()};

constexpr Column book_columns[] = {bigint("id").id().not_null(), string("title").not_null(),
                                   string("isbn").unique(), decimal("price", 8, 2).default_value("0"),
                                   boolean("for_reference").not_null().default_value("false")};

constexpr Table tables[] = {
    resource("library.books", "books", book_columns).primary_key<"id">().relations(book_relations)};

constexpr mighost_provider provider_part = provider(tables, "plain");

}  // namespace

extern "C" constinit const mighost_plugin mighost_plugin_v1 = mighost::provider_plugin(
    MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, provider_part, "Books of a lending library");
