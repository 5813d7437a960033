#include "output.hpp"

#include <cerrno>
#include <cstdio>
#include <memory>
#include <system_error>

namespace mighost::compiler {

namespace {

struct Close {
  void operator()(std::FILE* file) const { std::fclose(file); }
};
using File = std::unique_ptr<std::FILE, Close>;

[[noreturn]] void fail(const std::string& action, const std::string& path) {
  throw std::system_error(errno, std::generic_category(), action + " " + path);
}

}  // namespace

std::string read_whole(const std::string& path) {
  const File file(std::fopen(path.c_str(), "rb"));
  if (!file) fail("cannot read", path);
  std::string content;
  char buffer[1 << 16];
  while (const std::size_t size = std::fread(buffer, 1, sizeof buffer, file.get())) {
    content.append(buffer, size);
  }
  if (std::ferror(file.get()) != 0) fail("cannot read", path);
  return content;
}

void write_whole(const std::string& path, const std::string& content) {
  const std::string temporary = path + ".new";
  File file(std::fopen(temporary.c_str(), "wb"));
  if (!file) fail("cannot write", temporary);
  const bool written = std::fwrite(content.data(), 1, content.size(), file.get()) == content.size();
  if (!written || std::fclose(file.release()) != 0) {
    const int reason = errno;
    std::remove(temporary.c_str());
    errno = reason;
    fail("cannot write", temporary);
  }
  if (std::rename(temporary.c_str(), path.c_str()) != 0) {
    const int reason = errno;
    std::remove(temporary.c_str());
    errno = reason;
    fail("cannot write", path);
  }
}

}  // namespace mighost::compiler
