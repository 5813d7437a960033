#include "support/expected_catalog.hpp"

#include <doctest/doctest.h>

#include <sstream>
#include <stdexcept>

namespace mighost::test {

TEST_CASE("an expected catalog tells columns in order, keys and foreign keys") {
  const ExpectedCatalog catalog = read_expected_catalog("postgres", "31_0.11.6");

  std::ostringstream shown;
  shown << catalog.at("aws_access_analyzer_analyzer_archive_rules");
  CHECK(shown.str() ==
        "table aws_access_analyzer_analyzer_archive_rules\n"
        "column cq_id uuid not null\n"
        "column cq_meta jsonb\n"
        "column analyzer_cq_id uuid\n"
        "column created_at timestamp without time zone\n"
        "column filter jsonb\n"
        "column rule_name text\n"
        "column updated_at timestamp without time zone\n"
        "primary aws_access_analyzer_analyzer_archive_rules_pk (cq_id)\n"
        "foreign aws_access_analyzer_analyzer_archive_rules_analyzer_cq_id_fkey (analyzer_cq_id) -> "
        "aws_access_analyzer_analyzers (cq_id) on delete cascade\n");
}

TEST_CASE("a later state has the tables of the one before, and its own") {
  CHECK(read_expected_catalog("postgres", "15_0.10.0").size() == 332);
  CHECK(read_expected_catalog("postgres", "20_0.10.9").size() == 332);
  CHECK(read_expected_catalog("postgres", "21_0.10.12").size() == 335);
  CHECK(read_expected_catalog("postgres", "31_0.11.6").size() == 399);
  CHECK(read_expected_catalog("timescale", "15_0.10.0").size() == 332);
  CHECK(read_expected_catalog("timescale", "31_0.11.6").size() == 399);
}

TEST_CASE("the timescale states have the fetch date in keys and indexes") {
  const ExpectedCatalog catalog = read_expected_catalog("timescale", "31_0.11.6");
  const ExpectedTable& table = catalog.at("aws_access_analyzer_analyzer_archive_rules");
  CHECK(table.primary_key.value_or(ExpectedKey{}).columns ==
        std::vector<std::string>{"cq_fetch_date", "cq_id"});
  REQUIRE(table.indexes.size() == 1);
  CHECK(table.indexes[0].columns == std::vector<std::string>{"cq_fetch_date", "analyzer_cq_id"});
}

TEST_CASE("a state that is not there is named") {
  CHECK_THROWS_WITH_AS(read_expected_catalog("postgres", "1_none"),
                       doctest::Contains("1_none.txt: cannot be read"), std::runtime_error);
}

}  // namespace mighost::test
