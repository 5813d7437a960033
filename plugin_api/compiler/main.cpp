// mighost-compile-tables: tables in YAML, out comes the C++ source of a provider.
#include <exception>
#include <iostream>
#include <string>
#include <system_error>
#include <vector>

#include "arguments.hpp"
#include "check.hpp"
#include "emit.hpp"
#include "output.hpp"
#include "read.hpp"
#include "yaml.hpp"

namespace mighost::compiler {
namespace {

/// Returns the exit status: 0 written, 1 errors in the files.
int compile(const Arguments& arguments) {
  Errors errors(arguments.files);
  Definitions definitions;
  bool all_read = true;
  for (std::size_t file = 0; file < arguments.files.size(); ++file) {
    try {
      const auto root = parse_yaml(read_whole(arguments.files[file]), file,
                                   "define tables under `resources:`, or remove the file", errors);
      if (root) read_file(*root, definitions, errors);
      all_read = all_read && root.has_value();
    } catch (const std::system_error& error) {
      errors.add({file, 0, 0}, "cannot be read: " + error.code().message(), "check the path and its rights");
      all_read = false;
    }
  }
  check(definitions, *convention_columns(arguments.head.convention), all_read, errors);
  if (!errors.empty()) {
    errors.print(std::cerr);
    std::cerr << errors.size() << (errors.size() == 1 ? " error" : " errors") << "; nothing was written\n";
    return 1;
  }
  write_whole(arguments.output, emit(arguments.head, definitions));
  return 0;
}

int run(const std::vector<std::string>& words) {
  try {
    const Arguments arguments = read_arguments(words);
    if (arguments.help) {
      std::cout << usage;
      return 0;
    }
    return compile(arguments);
  } catch (const UsageError& error) {
    std::cerr << "mighost-compile-tables: " << error.what() << "\n" << usage;
    return 2;
  } catch (const std::exception& error) {
    std::cerr << "mighost-compile-tables: " << error.what() << '\n';
    return 1;
  }
}

}  // namespace
}  // namespace mighost::compiler

int main(int argc, char** argv) {
  return mighost::compiler::run({argv + 1, argv + argc});
}
