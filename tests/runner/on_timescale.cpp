#include "project.hpp"

namespace mighost::test {

TestServer* server_under_test() {
  return timescale();
}

}  // namespace mighost::test
