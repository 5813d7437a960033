#ifndef MIGHOST_TESTS_SUPPORT_TEMP_DIR_HPP
#define MIGHOST_TESTS_SUPPORT_TEMP_DIR_HPP

#include <filesystem>
#include <string>
#include <string_view>

namespace mighost::test {

/// A new empty folder, removed with all that is in it. Folders of test processes that were killed are removed
/// when the next one makes its own.
class TempDir {
 public:
  TempDir();
  ~TempDir();
  TempDir(TempDir&& other) noexcept;
  TempDir(const TempDir&) = delete;
  TempDir& operator=(const TempDir&) = delete;
  TempDir& operator=(TempDir&&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  std::filesystem::path operator/(const std::filesystem::path& below) const { return path_ / below; }

 private:
  std::filesystem::path path_;
};

/// Writes a whole file, and the folders above it.
void write_file(const std::filesystem::path& file, std::string_view text);
/// @throws std::runtime_error when it cannot be read
std::string read_file(const std::filesystem::path& file);

}  // namespace mighost::test

#endif
