#include "scaffold/new_plugin.hpp"

#include <algorithm>
#include <fstream>
#include <stdexcept>
#include <system_error>

#include "scaffold/templates.hpp"

namespace mighost {
namespace {

namespace fs = std::filesystem;

std::string replaced(std::string text, std::string_view place, std::string_view by) {
  for (std::size_t at = 0; (at = text.find(place, at)) != std::string::npos; at += by.size())
    text.replace(at, place.size(), by);
  return text;
}

/// A URI's scheme has no underscores.
std::string filled(std::string_view text, std::string_view name) {
  return replaced(replaced(std::string{text}, "@NAME@", name), "@SCHEME@",
                  replaced(std::string{name}, "_", "-"));
}

void write(const fs::path& file, const std::string& text) {
  std::ofstream out{file, std::ios::binary};
  out << text;
  out.close();
  if (!out) throw fs::filesystem_error("write", file, std::make_error_code(std::errc::io_error));
}

}  // namespace

std::string wrong_plugin_name(std::string_view name) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  const bool good = !name.empty() && name.size() <= 40 && is_letter(name[0]) &&
                    std::all_of(name.begin(), name.end(), [&](char c) {
                      return is_letter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-';
                    });
  return good ? ""
              : "the name of a plugin has lower case letters, digits, _ and -, begins with a letter, and has "
                "no more than 40";
}

std::vector<fs::path> write_new_plugin(const fs::path& folder, std::string_view kind, std::string_view name) {
  if (fs::exists(fs::symlink_status(folder)))
    throw std::runtime_error(folder.string() + " exists already: choose another name, or another folder");
  // Beside its place, so that a rename puts all of it there.
  fs::path staged = folder;
  staged += ".mighost-new";
  std::error_code error;
  if (!fs::create_directory(staged, error)) {
    throw std::runtime_error(error ? "cannot make " + staged.string() + ": " + error.message()
                                   : staged.string() + " is left from a run that was stopped: remove it");
  }
  std::vector<fs::path> files;
  try {
    for (const Template& each : templates()) {
      if (each.kind != kind) continue;
      const std::string file = filled(each.file, name);
      write(staged / file, filled(each.text, name));
      files.push_back(folder / file);
    }
    fs::rename(staged, folder);
  } catch (...) {
    std::error_code ignored;
    fs::remove_all(staged, ignored);
    throw;
  }
  return files;
}

}  // namespace mighost
