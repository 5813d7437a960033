// Identifiers, literals, pieces of SQL, types, names.

#include <doctest/doctest.h>

#include <mighost/naming.hpp>

#include "common/default_value.hpp"
#include "common/fragment.hpp"
#include "common/identifier.hpp"
#include "common/literal.hpp"
#include "common/type_name.hpp"

namespace mighost::dialect {

TEST_CASE("identifiers are quoted when they must be") {
  CHECK(quote_identifier("plain_1") == "plain_1");
  CHECK(quote_identifier("group") == "\"group\"");
  CHECK(quote_identifier("json_table") == "\"json_table\"");
  CHECK(quote_identifier("Upper") == "\"Upper\"");
  CHECK(quote_identifier("1st") == "\"1st\"");
  CHECK(quote_identifier("a$") == "\"a$\"");
  CHECK(quote_identifier("größe") == "\"größe\"");
  CHECK(quote_identifier("a\"; --") == "\"a\"\"; --\"");
  CHECK(qualified("", "t") == "t");
  CHECK(qualified("My schema", "order") == "\"My schema\".\"order\"");
}

TEST_CASE("a qualified name is split at the dot that no quote holds") {
  CHECK(split_quoted("\"a.b\".c").first == "\"a.b\"");
  CHECK(split_quoted("\"a.\"\".b\".c").second == "c");
  CHECK(split_quoted("alone").first.empty());
}

TEST_CASE("literals mean the same whatever standard_conforming_strings is") {
  CHECK(quote_literal("it's") == "'it''s'");
  CHECK(quote_literal("a\\'b") == "E'a\\\\''b'");
  CHECK(regclass_literal("s", "it's") == "'s.\"it''s\"'");
}

TEST_CASE("a dollar quote takes a tag that the body does not have") {
  CHECK(dollar_quote("plain") == "$$plain$$");
  CHECK(dollar_quote("a $$ b") == "$mighost1$a $$ b$mighost1$");
  CHECK(dollar_quote("ends in $") == "$mighost1$ends in $$mighost1$");
  CHECK(dollar_quote("$$ $mighost1") == "$mighost2$$$ $mighost1$mighost2$");
}

TEST_CASE("a piece of SQL is whole when it closes what it opens") {
  CHECK(fragment_problem("lower((a)::text) > ')'") == "");
  CHECK(fragment_problem("a = E'\\'; --' AND b[1] = $q$);$q$") == "");
  CHECK(fragment_problem("\"a;\" = $1") == "");
  CHECK(fragment_problem("1) OR (1") == "closes a bracket that is not open");
  CHECK(fragment_problem("f(a]") == "closes a bracket that is not open");
  CHECK(fragment_problem("(a") == "has a bracket that is not closed");
  CHECK(fragment_problem("'a") == "has a quote that is not closed");
  CHECK(fragment_problem("$q$ a") == "has a dollar quote that is not closed");
  CHECK(fragment_problem("a; b") == "has a semicolon");
  CHECK(fragment_problem("a /* b */") == "has a comment");
  CHECK(fragment_problem(" \n") == "is empty");
  CHECK(printed_name_problem("\"It's\".\"C\"") == "");
  CHECK(printed_name_problem("text 'a'") == "has a string literal");
}

TEST_CASE("types are written as the server prints them") {
  CHECK(normalised_type("VARCHAR(20)") == "character varying(20)");
  CHECK(normalised_type("timestamp(3)") == "timestamp(3) without time zone");
  CHECK(normalised_type("timestamp (3) with time zone") == "timestamp(3) with time zone");
  CHECK(normalised_type("timestamptz[]") == "timestamp with time zone[]");
  CHECK(normalised_type("decimal(5)") == "numeric(5,0)");
  CHECK(normalised_type("numeric( 5 , 2 )[3][]") == "numeric(5,2)[]");
  CHECK(normalised_type("char") == "character(1)");
  CHECK(normalised_type("\"char\"") == "\"char\"");
  CHECK(normalised_type("float(24)") == "real");
  CHECK(normalised_type("float(25)") == "double precision");
  CHECK(normalised_type("bit") == "bit(1)");
  CHECK(normalised_type("\"My (type)\"") == "\"My (type)\"");
}

TEST_CASE("default values become what the server prints of them") {
  CHECK(default_expression("5", "bigint") == "5");
  CHECK(default_expression("-5", "integer") == "'-5'::integer");
  CHECK(default_expression("1e3", "double precision") == "1e3");
  CHECK(default_expression("true", "boolean") == "true");
  CHECK(default_expression("a'b", "text") == "'a''b'::text");
  CHECK(default_expression("{}", "integer[]") == "'{}'::integer[]");
  CHECK_THROWS(default_expression("0x10", "integer"));
  CHECK_THROWS(default_expression("", "numeric"));
  CHECK_THROWS(default_expression("1.", "numeric"));
  CHECK_THROWS(default_expression("zzz", "uuid"));
}

TEST_CASE("a generated name is its parts, or their start and a digest of the whole") {
  CHECK(generated_name({"orders", "note"}, "key", 63) == "orders_note_key");
  const std::string long_name(62, 'x');
  const std::string cut = generated_name({long_name}, "pk", 63);
  CHECK(cut.size() == 63);
  CHECK(cut.starts_with(std::string(51, 'x') + '_'));
  CHECK(cut.ends_with("_pk"));
  CHECK(cut != generated_name({long_name + 'y'}, "pk", 63));
  CHECK(generated_name({long_name}, "pk", 0) == long_name + "_pk");
}

TEST_CASE("cut names end between characters, and do not depend on where the parts meet only") {
  std::string umlauts;
  for (int i = 0; i < 40; ++i) umlauts += "ä";
  const std::string name = generated_name({umlauts}, "pk", 63);
  CHECK(name.size() == 62);  // 25 letters of two bytes, and 12
  CHECK(name.starts_with("ää"));
  const std::string start(60, 'a');
  CHECK(generated_name({start + "_b", "c"}, "key", 63) != generated_name({start, "b_c"}, "key", 63));
}

TEST_CASE("names are the same for ever") {
  // In people's databases: a change of these is a change of the product.
  CHECK(generated_name({std::string_view{"aws_elbv2_listener_default_action_forward_config_target_groups"}},
                       "pk", 63) == "aws_elbv2_listener_default_action_forward_config_ta_f6d13bcb_pk");
}

}  // namespace mighost::dialect
