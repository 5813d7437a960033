#include "verify/contents.hpp"

#include <mighost/identifier.hpp>

#include "text/visible.hpp"

namespace mighost {

std::string to_string(const Thing& thing) {
  return thing.kind + " " + visible(thing.name);
}

bool has_schema(const Contents& contents, const std::string& name) {
  return contents.contains({"schema", name}) || contents.contains({"schema", in_double_quotes(name)});
}

std::vector<Thing> things_inside(const Contents& contents) {
  std::vector<Thing> things;
  for (const auto& [thing, detail] : contents) {
    if (thing.kind != "schema" && thing.kind != "extension" && thing.kind != "pragma")
      things.push_back(thing);
  }
  return things;
}

std::vector<ContentsDifference> differences(const Contents& before, const Contents& now) {
  std::vector<ContentsDifference> found;
  for (const auto& [thing, detail] : now) {
    const auto old = before.find(thing);
    if (old == before.end()) {
      found.push_back({thing, to_string(thing) + " is left over"});
    } else if (old->second != detail) {
      found.push_back({thing, to_string(thing) + " is not what it was: \"" + visible(old->second) +
                                  "\" before, \"" + visible(detail) + "\" now"});
    }
  }
  for (const auto& [thing, detail] : before) {
    if (!now.contains(thing)) found.push_back({thing, to_string(thing) + " is gone"});
  }
  return found;
}

}  // namespace mighost
