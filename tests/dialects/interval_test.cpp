#include "timescale/interval.hpp"

#include <doctest/doctest.h>

namespace mighost::timescale {

TEST_CASE("lengths of time are read in the usual spellings and written in one") {
  const auto text = [](std::string_view s) {
    return parse_interval(s) ? to_text(*parse_interval(s)) : "none";
  };
  CHECK(text("14 days") == "14 days");
  CHECK(text("1day") == "1 day");
  CHECK(text("2 weeks") == "14 days");
  CHECK(text("1y 2mons") == "1 year 2 months");
  CHECK(text("24 hours") == "24 hours");
  CHECK(text("90 min") == "1 hour 30 minutes");
  CHECK(text("1 day 12:30:05") == "1 day 12 hours 30 minutes 5 seconds");
  CHECK(text("1500 ms") == "1 second 500000 microseconds");
  for (const std::string_view bad : {"", "0 days", "-1 day", "day", "1", "1 fortnight", "1 day'", "12:60",
                                     "1:2:3:4", "99999999999999999999 days", "100000000 years", "1 DAY"}) {
    CAPTURE(bad);
    CHECK(text(bad) == "none");
  }
}

TEST_CASE("a chunk has a fixed length") {
  CHECK(to_text(as_fixed_length(*parse_interval("24 hours"))) == "1 day");
  CHECK(to_text(as_fixed_length(*parse_interval("1 month"))) == "30 days");
  CHECK(length(*parse_interval("1 day")) < length(*parse_interval("25 hours")));
}

}  // namespace mighost::timescale
