#ifndef MIGHOST_TESTS_DOCS_DOCUMENTED_HPP
#define MIGHOST_TESTS_DOCS_DOCUMENTED_HPP

#include <filesystem>
#include <initializer_list>

#include "../cli/installation.hpp"

namespace mighost::test {

/// An installation with providers of these tests ("library", "hostile", "single"), or with "aws".
class Documented : public Installation {
 public:
  Documented(std::initializer_list<const char*> providers)
      : Installation(std::initializer_list<const char*>{}) {
    for (const std::string name : providers) {
      const std::filesystem::path file =
          name == "aws" ? std::filesystem::path{MIGHOST_PLUGINS} / "provider_aws.so"
                        : std::filesystem::path{MIGHOST_DOCS_PLUGINS} / ("test_docs_" + name + ".so");
      std::filesystem::copy_file(file, plugins() / file.filename());
    }
  }
};

}  // namespace mighost::test

#endif
