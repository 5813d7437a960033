// R6: whose memory is whose, and for how long.
#include <mighost/arena.hpp>

#include "conformance/raw_host.hpp"
#include "conformance/revocable.hpp"
#include "conformance/sample.hpp"
#include "conformance/test.hpp"
#include "diff/diff.hpp"
#include "plugin/write.hpp"

namespace mighost {
namespace {

using Problems = std::vector<Problem>;

/// Lowers and renders out of memory that goes after each call. Who has kept a pointer crashes in the next.
Problems keeps_no_pointers(const Dialect& dialect) {
  const mighost_dialect& part = dialect.raw();
  const std::vector<Change> changes = diff({}, lowered(sample_definitions(), dialect));
  for (const Definitions& definitions : {sample_definitions(), hostile_definitions(), sample_definitions()}) {
    Arena arena;
    Revocable memory{std::size_t{1} << 20U};
    RawHost raw;
    part.lower(&raw.host, memory.copy_deep(write_table(definitions.tables.at(0), Relations::without, arena)),
               nullptr);
    memory.revoke();
    Revocable more{std::size_t{1} << 20U};
    const std::vector<mighost_change> rows = write_changes(changes, arena);
    part.render(&raw.host, more.copy(span_of(rows)), 0);
    more.revoke();
  }
  return {};
}

Problems leaves_its_data(const PluginUnderTest& plugin) {
  const std::string before = plugin.data();
  for (const PluginCall& call : plugin.calls()) {
    RawHost raw;
    call.make(&raw.host);
  }
  if (plugin.data() == before) return {};
  return {{plugin.file, "R6", "its data is another after its functions were called",
           "make it constant; what is known only at run time is given to the host in calls"}};
}

}  // namespace

std::vector<ConformanceTest> memory_tests(const PluginUnderTest& plugin) {
  std::vector<ConformanceTest> tests{
      {"R6", "leaves its own data as it is", [&plugin] { return leaves_its_data(plugin); }}};
  if (plugin.dialect != nullptr)
    tests.push_back({"R6", "keeps no pointer to what it was given in an earlier call",
                     [&plugin] { return keeps_no_pointers(*plugin.dialect); }});
  return tests;
}

}  // namespace mighost
