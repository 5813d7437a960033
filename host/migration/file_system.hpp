#ifndef MIGHOST_MIGRATION_FILE_SYSTEM_HPP
#define MIGHOST_MIGRATION_FILE_SYSTEM_HPP

#include <filesystem>
#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace mighost {

/// An operation on a file that failed. The message names the operation, the file and the reason.
class FileError : public std::runtime_error {
 public:
  FileError(const std::string& what_failed, std::error_code code)
      : std::runtime_error(what_failed + ": " + code.message()), code_(code) {}

  const std::error_code& code() const noexcept { return code_; }

 private:
  std::error_code code_;
};

/// Everything that writing migrations does to the disk: the one seam at which tests stop a run. Each
/// operation happens whole or not at all, and throws FileError.
class FileSystem {
 public:
  FileSystem() = default;
  FileSystem(const FileSystem&) = delete;
  FileSystem& operator=(const FileSystem&) = delete;
  virtual ~FileSystem() = default;

  virtual void make_folder(const std::filesystem::path& folder) = 0;
  /// A new file with this content, on the disk when the call returns. What failed half-way may stay behind.
  virtual void write_new(const std::filesystem::path& file, std::string_view content) = 0;
  /// A second name for a file.
  virtual void hard_link(const std::filesystem::path& file, const std::filesystem::path& name) = 0;
  virtual void symbolic_link(const std::filesystem::path& target, const std::filesystem::path& name) = 0;
  /// Replaces what has the new name.
  virtual void rename(const std::filesystem::path& from, const std::filesystem::path& to) = 0;
  /// Removes a file, a link or an empty folder.
  virtual void remove(const std::filesystem::path& name) = 0;
  /// Makes the names in a folder last through a loss of power.
  virtual void sync_folder(const std::filesystem::path& folder) = 0;
};

/// The real one.
class DiskFileSystem final : public FileSystem {
 public:
  void make_folder(const std::filesystem::path& folder) override;
  void write_new(const std::filesystem::path& file, std::string_view content) override;
  void hard_link(const std::filesystem::path& file, const std::filesystem::path& name) override;
  void symbolic_link(const std::filesystem::path& target, const std::filesystem::path& name) override;
  void rename(const std::filesystem::path& from, const std::filesystem::path& to) override;
  void remove(const std::filesystem::path& name) override;
  void sync_folder(const std::filesystem::path& folder) override;
};

}  // namespace mighost

#endif
