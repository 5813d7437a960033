#ifndef MIGHOST_TESTS_UNIT_MIGRATION_FAULTY_FILE_SYSTEM_HPP
#define MIGHOST_TESTS_UNIT_MIGRATION_FAULTY_FILE_SYSTEM_HPP

#include <filesystem>
#include <string_view>
#include <system_error>

#include "migration/file_system.hpp"

namespace mighost::test {

/// The disk, with a fault at one of the operations. Does not wait for the disk, which no test could notice.
class FaultyFileSystem : public FileSystem {
 public:
  enum class Fault { none, kill, fail_once, fail_from_then_on };

  /// `at` counts operations from 1. kill: SIGKILL to the process, before the operation or, while a file is
  /// written, half-way.
  explicit FaultyFileSystem(Fault fault = Fault::none, int at = 0) : fault_(fault), at_(at) {}

  /// Makes links fail, as where there are none.
  FaultyFileSystem& without_links() {
    links_ = false;
    return *this;
  }

  bool reached() const { return count_ >= at_; }

  void make_folder(const std::filesystem::path& folder) override;
  void write_new(const std::filesystem::path& file, std::string_view content) override;
  void hard_link(const std::filesystem::path& file, const std::filesystem::path& name) override;
  void symbolic_link(const std::filesystem::path& target, const std::filesystem::path& name) override;
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  void remove(const std::filesystem::path& name) override;
  void sync_folder(const std::filesystem::path& folder) override;

 private:
  bool due();
  void step();

  Fault fault_;
  int at_;
  int count_ = 0;
  bool links_ = true;
  DiskFileSystem disk_;
};

}  // namespace mighost::test

#endif
