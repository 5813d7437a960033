#ifndef MIGHOST_VERIFY_CONTENTS_HPP
#define MIGHOST_VERIFY_CONTENTS_HPP

#include <map>
#include <string>
#include <vector>

namespace mighost {

/// Something in a database that the server did not bring: "table", "public.users".
struct Thing {
  std::string kind;
  std::string name;  ///< as SQL has it, with its schema where databases have schemas

  auto operator<=>(const Thing&) const = default;
};

/// "table public.users"
std::string to_string(const Thing& thing);

/// Everything in a database that can be made and dropped by itself, in whatever schema, but for what belongs
/// to another thing (an index, a trigger, a sequence of a column) or to an extension. With each thing, what
/// tells its state where that is more than being there, such as an extension's version.
using Contents = std::map<Thing, std::string>;

/// Whether there is a schema of that name, as the catalog has it.
bool has_schema(const Contents& contents, const std::string& name);

/// What is in it beyond schemas, extensions and settings of a file. A database in which there is nothing of
/// that is empty.
std::vector<Thing> things_inside(const Contents& contents);

/// One way in which two contents differ: "table public.users is left over".
struct ContentsDifference {
  Thing thing;
  std::string text;
};

std::vector<ContentsDifference> differences(const Contents& before, const Contents& now);

}  // namespace mighost

#endif
