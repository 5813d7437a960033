#include "verify/sqlite_scratch.hpp"

#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <system_error>

#include "database/sqlite_path.hpp"
#include "text/random_name.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

fs::path temporary_folder() {
  std::error_code error;
  fs::path folder = fs::temp_directory_path(error);
  if (!error) return folder;
  const char* asked = std::getenv("TMPDIR");
  throw std::runtime_error("there is no folder for the scratch database" +
                           (asked == nullptr ? std::string{} : ": " + visible(asked)) + ": " +
                           error.message() + "; name one for temporary files in TMPDIR");
}

/// What runs in it may make a file while the folder is emptied.
std::error_code remove_whole(const fs::path& folder) {
  constexpr int most_tries = 10;
  std::error_code error;
  for (int tries = 0; tries < most_tries; ++tries) {
    fs::remove_all(folder, error);
    if (!error) break;
  }
  return error;
}

}  // namespace

SqliteScratch::SqliteScratch(std::string_view scheme)
    : folder_(fs::absolute(temporary_folder()) / random_name("mighost_verify_")),
      name_((folder_ / "scratch.db").string()),
      dsn_(sqlite_dsn(scheme, name_)) {}

SqliteScratch::~SqliteScratch() {
  try {
    drop();
  } catch (const std::exception&) {
    return;  // what made it go early is being told already
  }
}

void SqliteScratch::create(const ScratchNeeds& needs,
                           const std::function<void(const DatabaseError&)>& /*on_wait*/) {
  if (!needs.extensions.empty()) {
    throw std::runtime_error("an SQLite database has no extensions in it, such as " +
                             visible(needs.extensions.front()) + ": leave out --extension");
  }
  make_once([&] {
    // Fails for a folder that is there: nobody can have put anything in it.
    if (::mkdir(folder_.c_str(), S_IRWXU) != 0) {
      throw std::runtime_error("cannot make a folder for the scratch database: " + visible(folder_.string()) +
                               ": " + std::generic_category().message(errno) +
                               "; name another folder for temporary files in TMPDIR");
    }
  });
}

void SqliteScratch::remove() {
  if (const std::error_code error = remove_whole(folder_))
    throw std::runtime_error(visible(folder_.string()) + ": " + error.message());
}

}  // namespace mighost
