// The stages of `mighost generate --full`, each by itself, at 10 to 10,000 tables of 15 columns.

#include <benchmark/benchmark.h>

#include <cstdlib>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>

#include "diff/diff.hpp"
#include "migration/file_pair.hpp"
#include "migration/file_system.hpp"
#include "migration/script.hpp"
#include "plugin/check.hpp"
#include "plugin/lowering.hpp"
#include "plugin/registry.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

fs::path provider_file(int64_t tables) {
  const std::string count = std::to_string(tables);
  return fs::path{MIGHOST_BENCH_PROVIDERS} / count / ("provider_bench-" + count + ".so");
}

Registry load(const fs::path& file) {
  Registry registry;
  add_plugin_file(registry, file);
  if (!registry.problems.empty()) throw std::runtime_error(registry.problems.front().reason);
  return registry;
}

/// What the stages start from, made once for each size.
struct Input {
  Provider provider;
  Definitions definitions;
  Schema wanted;
  std::vector<Change> changes;
  std::vector<Statement> statements;
};

const Dialect& postgres() {
  static const Registry registry = load(fs::path{MIGHOST_BENCH_DIALECTS} / "dialect_postgres.so");
  return registry.dialects.front();
}

const Input& input(int64_t tables) {
  static std::map<int64_t, Input> inputs;
  const auto found = inputs.find(tables);
  if (found != inputs.end()) return found->second;
  Input made{.provider = load(provider_file(tables)).providers.front()};
  made.definitions = read_definitions(made.provider);
  made.wanted = lower(made.definitions, made.provider.convention, postgres(), "");
  made.changes = diff({}, made.wanted);
  made.statements = postgres().render(made.changes);
  return inputs.emplace(tables, std::move(made)).first->second;
}

/// A folder that is gone afterwards.
class Scratch {
 public:
  Scratch() {
    std::string pattern = (fs::temp_directory_path() / "mighost-bench-XXXXXX").string();
    if (::mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("cannot make " + pattern);
    path_ = pattern;
  }
  Scratch(const Scratch&) = delete;
  Scratch& operator=(const Scratch&) = delete;
  ~Scratch() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// From the file to checked definitions; a new copy each time, since a library that is loaded already costs
/// nothing.
void BM_load(benchmark::State& state) {
  const Scratch scratch;
  const fs::path original = provider_file(state.range(0));
  int copies = 0;
  for (auto _ : state) {
    state.PauseTiming();
    const fs::path copy = scratch.path() / ("provider_" + std::to_string(copies++) + ".so");
    fs::copy_file(original, copy);
    state.ResumeTiming();
    benchmark::DoNotOptimize(load(copy));
  }
}

void BM_validate(benchmark::State& state) {
  const Provider& provider = input(state.range(0)).provider;
  for (auto _ : state) {
    const MemoryMap memory = MemoryMap::current();
    Checker checker{provider.path, &memory, false};
    check_provider(checker, Place{nullptr, "provider"}, provider.part);
    benchmark::DoNotOptimize(checker);
  }
}

void BM_lower(benchmark::State& state) {
  const Input& made = input(state.range(0));
  for (auto _ : state) {
    benchmark::DoNotOptimize(lower(made.definitions, made.provider.convention, postgres(), ""));
  }
}

void BM_diff(benchmark::State& state) {
  const Input& made = input(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(diff({}, made.wanted));
}

void BM_diff_equal(benchmark::State& state) {
  const Input& made = input(state.range(0));
  const Schema existing = lower(made.definitions, made.provider.convention, postgres(), "");
  for (auto _ : state) benchmark::DoNotOptimize(diff(existing, made.wanted));
}

void BM_render(benchmark::State& state) {
  const Input& made = input(state.range(0));
  for (auto _ : state) benchmark::DoNotOptimize(postgres().render(made.changes));
}

void BM_write(benchmark::State& state) {
  const Input& made = input(state.range(0));
  const Scratch scratch;
  DiskFileSystem disk;
  int runs = 0;
  for (auto _ : state) {
    const ScriptOrigin origin{.provider = made.provider.name, .dialect = "postgres"};
    const std::string up = script_text(origin, made.changes, made.statements);
    benchmark::DoNotOptimize(
        write_pairs(disk, {{scratch.path() / std::to_string(runs++), "init", up, up}}, Overwrite::own));
  }
}

void sizes(benchmark::internal::Benchmark* stage) {
  for (const int64_t tables : {10, 100, 1000, 10000}) stage->Arg(tables);
  stage->Unit(benchmark::kMillisecond);
}

// Loaded plugins stay, so the number of copies is bounded.
BENCHMARK(BM_load)->Apply(sizes)->Iterations(5);
BENCHMARK(BM_validate)->Apply(sizes);
BENCHMARK(BM_lower)->Apply(sizes);
BENCHMARK(BM_diff)->Apply(sizes);
BENCHMARK(BM_diff_equal)->Apply(sizes);
BENCHMARK(BM_render)->Apply(sizes);
BENCHMARK(BM_write)->Apply(sizes);

}  // namespace
}  // namespace mighost
