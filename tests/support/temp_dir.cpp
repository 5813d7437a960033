#include "support/temp_dir.hpp"

#include <signal.h>
#include <stdlib.h>
#include <unistd.h>

#include <cerrno>
#include <charconv>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <system_error>
#include <utility>

namespace mighost::test {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view prefix = "mighost-test-";

// The name carries the process: `mighost-test-<pid>-XXXXXX`.
bool maker_is_gone(std::string_view name) {
  if (!name.starts_with(prefix)) return false;
  name.remove_prefix(prefix.size());
  pid_t pid = 0;
  const auto [end, error] = std::from_chars(name.data(), name.data() + name.size(), pid);
  if (error != std::errc{} || end == name.data() + name.size() || *end != '-') return false;
  return kill(pid, 0) != 0 && errno == ESRCH;
}

void remove_what_killed_tests_left(const fs::path& base) {
  std::error_code ignored;  // another test may be removing the same; a folder of another user stays
  for (const fs::directory_entry& entry : fs::directory_iterator(base, ignored)) {
    if (maker_is_gone(entry.path().filename().native())) fs::remove_all(entry.path(), ignored);
  }
}

}  // namespace

TempDir::TempDir() {
  const fs::path base = fs::temp_directory_path();
  [[maybe_unused]] static const bool once = (remove_what_killed_tests_left(base), true);
  std::string name = (base / prefix).native() + std::to_string(getpid()) + "-XXXXXX";
  if (mkdtemp(name.data()) == nullptr) throw std::system_error(errno, std::generic_category(), name);
  path_ = name;
}

TempDir::~TempDir() {
  std::error_code ignored;  // a test that took away permissions, or left a mount, is told by what it left
  if (!path_.empty()) fs::remove_all(path_, ignored);
}

TempDir::TempDir(TempDir&& other) noexcept : path_(std::exchange(other.path_, {})) {}

void write_file(const fs::path& file, std::string_view text) {
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.exceptions(std::ios::failbit | std::ios::badbit);
  out << text;
  out.close();
}

std::string read_file(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) throw std::runtime_error("cannot read " + file.native());
  return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace mighost::test
