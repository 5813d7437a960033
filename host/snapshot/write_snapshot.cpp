#include <map>

#include "snapshot/header.hpp"
#include "snapshot/snapshot.hpp"
#include "snapshot/write.hpp"

namespace mighost {
namespace snapshots {
namespace {

/// What is in one database schema.
struct Part {
  std::vector<const Enum*> enums;
  std::vector<const Table*> tables;
  std::vector<const Object*> objects;
};

std::map<std::string_view, Part> parts_of(const Schema& schema) {
  std::map<std::string_view, Part> parts;
  for (const Shared<Enum>& each : schema.enums) parts[each->schema].enums.push_back(each.get());
  for (const Shared<Table>& each : schema.tables) parts[each->schema].tables.push_back(each.get());
  for (const Shared<Object>& each : schema.objects) parts[each->schema].objects.push_back(each.get());
  for (auto& [name, part] : parts) {
    sort_by_name(part.enums);
    require_distinct(part.enums, "enums");
    sort_by_name(part.tables);
    require_distinct(part.tables, "tables");
    std::stable_sort(part.objects.begin(), part.objects.end(), [](const Object* a, const Object* b) {
      return std::tie(a->kind, a->identity) < std::tie(b->kind, b->identity);
    });
  }
  return parts;
}

void append_heading(std::string& out, std::size_t indent, std::string_view heading) {
  if (indent == 0) out += '\n';
  append_line_start(out, indent);
  (out += heading) += ':';
}

void append_part(std::string& out, std::size_t indent, const Part& part) {
  if (!part.enums.empty()) {
    append_heading(out, indent, "enums");
    append_entries(out, indent + 2, part.enums, append_enum);
  }
  if (!part.tables.empty()) {
    append_heading(out, indent, "tables");
    append_entries(out, indent + 2, part.tables, append_table);
  }
  if (!part.objects.empty()) {
    append_heading(out, indent, "objects");
    for (const Object* object : part.objects) append_object(out, indent + 2, *object);
  }
}

void append_header(std::string& out, const Snapshot& snapshot, std::string_view tool_version) {
  out +=
      "# A database schema, to be reviewed when it changes. mighost writes this file whole; an edit makes "
      "it\n"
      "# invalid.\n";
  out += "mighost_snapshot: " + std::to_string(format);
  MapWriter header(out, Context::block, 0);
  header.required_text("dialect", snapshot.dialect);
  header.text("provider", snapshot.provider);
  header.text("provider_version", snapshot.provider_version);
  header.required_text("mighost", tool_version);
  append_line_start(out, 0);
  out += "checksum: ";
}

}  // namespace
}  // namespace snapshots

std::string write_snapshot(const Snapshot& snapshot, std::string_view tool_version) {
  using namespace snapshots;  // NOLINT(google-build-using-namespace): its own parts
  std::string out;
  append_header(out, snapshot, tool_version);
  const auto parts = parts_of(snapshot.schema);
  bool any_schema = false;
  for (const auto& [name, part] : parts) {
    if (name.empty()) {
      append_part(out, 0, part);
      continue;
    }
    if (!any_schema) append_heading(out, 0, "schemas");
    any_schema = true;
    append_line_start(out, 2);
    append_key(out, name, Context::block);
    append_part(out += ':', 4, part);
  }
  out += '\n';
  return with_checksum(std::move(out));
}

}  // namespace mighost
