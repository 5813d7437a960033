#include "compile_tables.hpp"

#include <doctest/doctest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace mighost::tests {

namespace {

namespace fs = std::filesystem;

std::string read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

class Folder {
 public:
  Folder() : path_((fs::temp_directory_path() / "mighost-tables-XXXXXX").string()) {
    if (mkdtemp(path_.data()) == nullptr) throw std::runtime_error("mkdtemp " + path_);
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  fs::path operator/(const std::string& name) const { return fs::path(path_) / name; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

CompileResult compile_tables(const std::map<std::string, std::string>& files, const std::string& options) {
  const Folder folder;
  std::string names;
  for (const auto& [name, content] : files) {
    std::ofstream(folder / name, std::ios::binary) << content;
    if (name.ends_with(".yaml")) names += " " + name;
  }
  const std::string command =
      "cd '" + folder.path() + "' && '" COMPILE_TABLES "' " + options + names + " 2>messages";
  const int status = std::system(command.c_str());
  CompileResult result;
  result.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  result.messages = read_file(folder / "messages");
  if (fs::exists(folder / "out.cpp")) result.output = read_file(folder / "out.cpp");
  return result;
}

std::string errors_in(const std::string& yaml) {
  const CompileResult result = compile_tables({{"t.yaml", yaml}});
  CHECK(result.status == 1);
  CHECK_FALSE(result.output.has_value());
  const std::size_t last = result.messages.rfind('\n', result.messages.size() - 2);
  return last == std::string::npos ? result.messages : result.messages.substr(0, last + 1);
}

bool accepts(const std::string& yaml) {
  const CompileResult result = compile_tables({{"t.yaml", yaml}});
  CHECK(result.messages == "");
  return result.status == 0 && result.output.has_value();
}

}  // namespace mighost::tests
