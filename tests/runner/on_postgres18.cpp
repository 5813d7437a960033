#include "project.hpp"

namespace mighost::test {

TestServer* server_under_test() {
  return postgres18();
}

}  // namespace mighost::test
