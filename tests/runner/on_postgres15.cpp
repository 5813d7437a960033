#include "project.hpp"

namespace mighost::test {

TestServer* server_under_test() {
  return postgres15();
}

}  // namespace mighost::test
