#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

#include "migration/file_system.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& what, const fs::path& name, int error) {
  throw FileError("cannot " + what + " " + visible(name.string()),
                  std::error_code(error, std::generic_category()));
}

void check(int result, const std::string& what, const fs::path& name) {
  if (result != 0) fail(what, name, errno);
}

/// An open file or folder.
class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int get() const { return number_; }
  int release() {
    const int number = number_;
    number_ = -1;
    return number;
  }

 private:
  int number_;
};

}  // namespace

void DiskFileSystem::make_folder(const fs::path& folder) {
  check(::mkdir(folder.c_str(), 0777), "make the folder", folder);
}

void DiskFileSystem::write_new(const fs::path& file, std::string_view content) {
  Descriptor out{::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0666)};
  if (out.get() < 0) fail("make", file, errno);
  while (!content.empty()) {
    const ssize_t written = ::write(out.get(), content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("write", file, errno);
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  check(::fsync(out.get()), "write", file);
  // Network file systems tell only now that the disk was full.
  check(::close(out.release()), "write", file);
}

void DiskFileSystem::hard_link(const fs::path& file, const fs::path& name) {
  // No flags: a symbolic link gets a second name itself, instead of the file that it points to.
  check(::linkat(AT_FDCWD, file.c_str(), AT_FDCWD, name.c_str(), 0), "link", name);
}

void DiskFileSystem::symbolic_link(const fs::path& target, const fs::path& name) {
  check(::symlink(target.c_str(), name.c_str()), "link", name);
}

void DiskFileSystem::rename(const fs::path& from, const fs::path& to) {
  check(std::rename(from.c_str(), to.c_str()), "replace", to);
}

void DiskFileSystem::remove(const fs::path& name) {
  check(std::remove(name.c_str()), "remove", name);
}

void DiskFileSystem::sync_folder(const fs::path& folder) {
  const Descriptor opened{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
  if (opened.get() < 0) fail("open the folder", folder, errno);
  // EINVAL: a file system that has nothing to do here, and says so.
  if (::fsync(opened.get()) != 0 && errno != EINVAL) fail("write the folder", folder, errno);
}

}  // namespace mighost
