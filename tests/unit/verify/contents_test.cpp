#include "verify/contents.hpp"

#include <doctest/doctest.h>

#include "verify/verify_engine.hpp"

namespace mighost {

TEST_CASE("a database with nothing but schemas and extensions is empty") {
  CHECK(things_inside({{{"schema", "public"}, "owner"}, {{"extension", "plpgsql"}, "1.0"}}).empty());
  CHECK(things_inside({{{"schema", "public"}, ""}, {{"table", "public.t"}, ""}}) ==
        std::vector<Thing>{{"table", "public.t"}});
}

TEST_CASE("what is new, gone or changed is told") {
  const Contents before{{{"schema", "public"}, "a"}, {{"extension", "x"}, "1"}};
  const Contents now{{{"schema", "public"}, "b"}, {{"table", "public.t"}, ""}};
  std::vector<std::string> lines;
  for (const ContentsDifference& each : differences(before, now)) lines.push_back(each.text);
  CHECK(lines == std::vector<std::string>{"schema public is not what it was: \"a\" before, \"b\" now",
                                          "table public.t is left over", "extension x is gone"});
  CHECK(differences(now, now).empty());
}

TEST_CASE("the ledger does not count, nor does its schema if it was not there before") {
  const LedgerName ledger{"Ops", "mig"};
  const Contents now{
      {{"schema", "\"Ops\""}, ""}, {{"table", "\"Ops\".mig"}, ""}, {{"table", "\"Ops\".t"}, ""}};
  CHECK(verify_engine_of("postgresql").without_ledger(now, ledger, {}) ==
        Contents{{{"table", "\"Ops\".t"}, ""}});
  CHECK(verify_engine_of("postgresql").without_ledger(now, ledger, {{{"schema", "\"Ops\""}, ""}}) ==
        Contents{{{"schema", "\"Ops\""}, ""}, {{"table", "\"Ops\".t"}, ""}});
}

}  // namespace mighost
