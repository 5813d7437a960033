#include "migration/faulty_file_system.hpp"

#include <signal.h>

#include <fstream>

namespace mighost::test {

namespace fs = std::filesystem;

bool FaultyFileSystem::due() {
  ++count_;
  return fault_ == Fault::fail_from_then_on ? count_ >= at_ : fault_ != Fault::none && count_ == at_;
}

void FaultyFileSystem::step() {
  if (!due()) return;
  if (fault_ == Fault::kill) ::raise(SIGKILL);
  throw FileError("a fault", std::make_error_code(std::errc::no_space_on_device));
}

void FaultyFileSystem::make_folder(const fs::path& folder) {
  step();
  disk_.make_folder(folder);
}

void FaultyFileSystem::write_new(const fs::path& file, std::string_view content) {
  const bool now = due();
  std::ofstream{file} << (now ? content.substr(0, content.size() / 2) : content);
  --count_;
  step();
}

void FaultyFileSystem::hard_link(const fs::path& file, const fs::path& name) {
  step();
  if (!links_) throw FileError("no links", std::make_error_code(std::errc::operation_not_permitted));
  disk_.hard_link(file, name);
}

void FaultyFileSystem::symbolic_link(const fs::path& target, const fs::path& name) {
  step();
  if (!links_) throw FileError("no links", std::make_error_code(std::errc::operation_not_permitted));
  disk_.symbolic_link(target, name);
}

void FaultyFileSystem::rename(const fs::path& from, const fs::path& to) {
  step();
  disk_.rename(from, to);
}

void FaultyFileSystem::remove(const fs::path& name) {
  step();
  disk_.remove(name);
}

void FaultyFileSystem::sync_folder(const fs::path&) {
  step();
}

}  // namespace mighost::test
