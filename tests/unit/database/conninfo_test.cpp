#include "database/conninfo.hpp"

#include <doctest/doctest.h>
#include <libpq-fe.h>
#include <rapidcheck.h>

#include <memory>

namespace mighost {

namespace {

// What libpq reads in our text.
std::string read_back(const std::string& text, const std::string& name) {
  const std::unique_ptr<PQconninfoOption, decltype(&PQconninfoFree)> options(
      PQconninfoParse(text.c_str(), nullptr), PQconninfoFree);
  for (const PQconninfoOption* option = options.get(); option != nullptr && option->keyword; ++option) {
    if (option->keyword == name) return option->val == nullptr ? "(none)" : option->val;
  }
  return "(malformed)";
}

}  // namespace

TEST_CASE("libpq reads every value back as it was") {
  const bool ok = rc::check([] {
    const auto value = *rc::gen::container<std::string>(
        rc::gen::oneOf(rc::gen::element('\'', '\\', ' ', '=', '"', '\n', '%', '@'),
                       rc::gen::map(rc::gen::inRange(1, 256), [](int c) { return static_cast<char>(c); })));
    Conninfo conninfo(Dsn("host=h"));
    conninfo.set("password", value);
    conninfo.set("dbname", "after");
    RC_ASSERT(read_back(conninfo.text(), "password") == value);
    RC_ASSERT(read_back(conninfo.text(), "host") == "h");
  });
  CHECK(ok);
}

TEST_CASE("a URI's empty parts are left to libpq, and its parameters are kept") {
  const Conninfo conninfo(Dsn("ts://u:@/d?connect_timeout=7&options=-c%20a%3Db&hostaddr=::1"));
  CHECK(*conninfo.find("user") == "u");
  CHECK(conninfo.find("port") == nullptr);
  CHECK(*conninfo.find("connect_timeout") == "7");
  CHECK(*conninfo.find("options") == "-c a=b");
  CHECK(*conninfo.find("hostaddr") == "::1");
}

}  // namespace mighost
