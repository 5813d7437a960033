#include "text/secret.hpp"

#include <doctest/doctest.h>

namespace mighost {

TEST_CASE("the password of a URI is hidden") {
  CHECK(hide_passwords("postgres://bob:secret@db:5432/x") == "postgres://bob:***@db:5432/x");
  CHECK(hide_passwords("cannot reach postgres://bob:se@c/r:e?t@db/x today") ==
        "cannot reach postgres://bob:***@db/x today");
}

TEST_CASE("the password of a malformed URI is hidden") {
  CHECK(hide_passwords("postgres:/bob:secret@db") == "postgres:***@db");
  CHECK(hide_passwords("postgres//bob:secret@db") == "postgres//bob:***@db");
  CHECK(hide_passwords("bob:secret@db") == "bob:***@db");
  CHECK(hide_passwords("postgres://bob:se cret@db") == "postgres://bob:***@db");
  CHECK(hide_passwords("postgres://bob:secret/x") == "postgres://bob:***");
  CHECK(hide_passwords("postgres://bob:secret@") == "postgres://bob:***@");
}

TEST_CASE("passwords in key=value form and in the parameters of a URI are hidden") {
  CHECK(hide_passwords("host=db password=secret user=bob") == "host=db password=*** user=bob");
  CHECK(hide_passwords("host=db PASSWORD = 'se \\' cret' user=bob") == "host=db PASSWORD = *** user=bob");
  CHECK(hide_passwords("password=se\\ cret user=bob") == "password=*** user=bob");
  CHECK(hide_passwords("password='never closed") == "password=***");
  CHECK(hide_passwords("postgres://db/x?password=secret") == "postgres://db/x?password=***");
  CHECK(hide_passwords("postgres://db/x?sslpassword=a&password=b") == "postgres://db/x?sslpassword=***");
}

TEST_CASE("text without a password stays as it is") {
  for (const char* text :
       {"", "postgres://db/x", "postgres://db:5432/x", "postgres://bob@db:5432/x", "postgres://[::1]:5432/x",
        "mighost.yaml:3:5: unknown key \"x\"", "password authentication failed", "a: b@c", "one\ntwo\n"}) {
    CHECK(hide_passwords(text) == text);
  }
}

TEST_CASE("every line has its passwords hidden") {
  CHECK(hide_passwords("a:b@c\npassword=d\ne") == "a:***@c\npassword=***\ne");
}

}  // namespace mighost
