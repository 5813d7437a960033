#include "database/dsn.hpp"

#include <doctest/doctest.h>

#include <sstream>

#include "database/conninfo.hpp"

namespace mighost {

namespace {

std::string reason(const std::string& text) {
  try {
    const Dsn dsn(text);
    const Conninfo conninfo(dsn);
  } catch (const DsnError& error) {
    return error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("the scheme of a URI tells the dialect, in lower case; key=value pairs have none") {
  CHECK(Dsn("postgres://h/d").scheme() == "postgres");
  CHECK(Dsn("TimeScaleDB://h/d").scheme() == "timescaledb");
  CHECK(Dsn("sqlite:relative/file.db").scheme() == "sqlite");
  CHECK(Dsn("x+y-z.1:rest").rest() == "rest");
  CHECK(Dsn("host=h dbname=d").scheme().empty());
  CHECK(Dsn("  postgres://h/d\n").rest() == "//h/d");
}

TEST_CASE("what is no DSN is refused without repeating it") {
  CHECK_THROWS_WITH_AS(Dsn(" "), doctest::Contains("the DSN is empty"), DsnError);
  for (const char* text : {"hunter2", "/tmp/file", ":secret@host/db", "//u:secret@h/d"}) {
    CAPTURE(text);
    CHECK_THROWS_WITH_AS(
        Dsn{text},
        "the DSN is neither a URI such as postgres://user@host/database nor of the form \"host=… "
        "dbname=…\"",
        DsnError);
  }
}

TEST_CASE("a masked DSN shows user, hosts, ports and database, and no more") {
  const auto masked = [](const char* text) { return Dsn(text).masked(); };
  CHECK(masked("postgres://u:geheim@h:5432/d?sslmode=require&sslpassword=geheim") == "postgres://u@h:5432/d");
  CHECK(masked("tsdb://u:ge%40heim@a:1,b:2/d") == "tsdb://u@a:1,b:2/d");
  CHECK(masked("ts://u@[::1]:5/d") == "ts://u@[::1]:5/d");
  CHECK(masked("postgres://u:geheim@%2Fvar%2Frun/d") == "postgres://u@%2Fvar%2Frun/d");
  CHECK(masked("postgres://?password=geheim&user=u&service=s") == "postgres://u@?service=s");
  CHECK(masked("postgres://") == "postgres://");
  CHECK(masked("host=h password='gehe im' dbname='my db' sslpassword=geheim") == "host=h dbname='my db'");
  CHECK(masked("password=geheim") == "***");
  CHECK(masked("sqlite:///var/app.db") == "sqlite:///var/app.db");
  CHECK(masked("sqlite:app.db") == "sqlite:app.db");
  CHECK(masked("sqlite::memory:") == "sqlite::memory:");
  CHECK(masked("other:///path?key=geheim") == "other:///path?***");
  std::ostringstream out;
  out << Dsn("postgres://u:geheim@h/d");
  CHECK(out.str() == "postgres://u@h/d");
}

TEST_CASE("a malformed DSN with a password shows none of it, masked or in the error") {
  // Every piece of the password is a digit-free word with an x, which no message has.
  for (const char* text : {
           "postgres://u:xa@xb@h/d",
           "postgres://u:xa/xb@h/d",
           "postgres://u:xa?xb/xc@h/d",
           "postgres://u:xa#xb/xc@h/d",
           "postgres://u:xa%xb@h/d",
           "postgres://u:xa%00xb@h/d",
           "postgres://u:xa:xb@xc:5432/d@x",
           "postgres:/u:xa@h/d",
           "postgres:u:xa@h",
           "postgres://u:xa@h/d?xb",
           "postgres://u:xa@h/d?xb=1",
           "postgres://u:xa@h/d?password=a=xb",
           "postgres://u:xa@[::1/d",
           "postgres://[xa",
           "postgres://u:xa",
           "postgres://h/d?password=xa%zx",
           "host=h password=xa xb dbname=d",
           "host=h password='xa xb",
           "host=h password=xa xb=xc",
           "password=x\"a xb c",
           "host=h xb",
           "port=xa password=xb",
           "u:xa@h/d?a=b",
       }) {
    CAPTURE(text);
    const std::string message = reason(text);
    CHECK_FALSE(message.empty());
    // The one word of ours with an x.
    std::string rest = message;
    for (const std::string_view ours : {"hexadecimal", "text", "expected", "extra", "unexpected"}) {
      for (auto at = rest.find(ours); at != std::string::npos; at = rest.find(ours))
        rest.erase(at, ours.size());
    }
    CHECK_MESSAGE(rest.find('x') == std::string::npos, message);
    const std::string masked = Dsn(text).masked();
    CHECK_MESSAGE(masked.find('x') == std::string::npos, masked);
  }
}

TEST_CASE("the error of a malformed DSN tells what to write") {
  CHECK(reason("postgres://u:a@b@h/d").find("write @ as %40") != std::string::npos);
  CHECK(reason("postgres://h:port/d").find("the port is not a number") != std::string::npos);
  CHECK(reason("postgres://h/d?nonsense=1").find("invalid URI query parameter") != std::string::npos);
  CHECK(reason("host=h nonsense").find("missing \"=\" after") != std::string::npos);
  CHECK(reason("postgres:h").find("\"//\" must follow the scheme") != std::string::npos);
}

}  // namespace mighost
