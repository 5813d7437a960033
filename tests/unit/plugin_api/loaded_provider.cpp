#include "loaded_provider.hpp"

#include <dlfcn.h>

#include <stdexcept>

namespace mighost::test {

const mighost_plugin& load_plugin(const std::string& path) {
  void* const library = dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) throw std::runtime_error(dlerror());
  void* const symbol = dlsym(library, MIGHOST_PLUGIN_SYMBOL);
  if (symbol == nullptr) throw std::runtime_error(dlerror());
  return *static_cast<const mighost_plugin*>(symbol);
}

void walk(mighost_span tables, const std::function<void(const mighost_table&, int)>& visit, int depth) {
  for (const mighost_table table : rows<mighost_table>(tables)) {
    visit(table, depth);
    walk(table.relations, visit, depth + 1);
  }
}

std::vector<std::string> strings(mighost_span span) {
  std::vector<std::string> out;
  for (const mighost_str text : rows<mighost_str>(span)) out.emplace_back(view(text));
  return out;
}

}  // namespace mighost::test
