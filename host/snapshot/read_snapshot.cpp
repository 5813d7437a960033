#include <sstream>

#include "snapshot/damage.hpp"
#include "snapshot/read.hpp"
#include "snapshot/snapshot.hpp"
#include "strict_yaml/node.hpp"
#include "text/visible.hpp"

namespace mighost {
namespace {

/// Reads what is in one database schema.
void read_part(yaml::Fields& fields, const std::string& name, Schema& schema) {
  const auto read_shared = [&]<typename Item>(std::string_view key, std::vector<Shared<Item>>& items,
                                              auto read) {
    snapshots::read_entries(fields, key, items,
                            [&](const yaml::Text& item, const yaml::Node& node, yaml::Errors& errors) {
                              Item value = read(item, node, errors);
                              value.schema = name;
                              return Shared<Item>(std::move(value));
                            });
  };
  read_shared("enums", schema.enums, snapshots::read_enum);
  read_shared("tables", schema.tables, snapshots::read_table);
  if (const yaml::Node* objects = fields.find("objects")) {
    yaml::read_list(*objects, "`objects`", fields.errors(), [&](const yaml::Node& item) {
      Object object = snapshots::read_object(item, fields.errors());
      object.schema = name;
      schema.objects.emplace_back(std::move(object));
    });
  }
}

Snapshot read_fields(const yaml::Node& root, yaml::Errors& errors) {
  yaml::Fields fields(root, "the snapshot", errors);
  Snapshot snapshot;
  fields.find("mighost_snapshot");
  fields.find("checksum");
  snapshots::require_text(fields, "mighost", "0.1.0");
  snapshot.dialect = snapshots::require_text(fields, "dialect", "postgres");
  snapshot.provider = snapshots::read_text(fields, "provider");
  snapshot.provider_version = snapshots::read_text(fields, "provider_version");
  read_part(fields, "", snapshot.schema);
  if (const yaml::Node* schemas = fields.find("schemas")) {
    yaml::read_names(*schemas, "`schemas`", errors, [&](const yaml::Text& name, const yaml::Node& node) {
      const std::string subject = "the schema " + yaml::quoted(name.value);
      yaml::Fields part(node, subject, errors);
      read_part(part, name.value, snapshot.schema);
      part.finish();
    });
  }
  fields.finish();
  return snapshot;
}

/// Version control may have turned the line ends into those of another system.
std::string with_plain_line_ends(std::string_view content) {
  std::string text(content);
  if (text.find('\r') == text.npos) return text;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool part_of_line_end = text[i] == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
    if (!part_of_line_end) text[kept++] = text[i];
  }
  text.resize(kept);
  return text;
}

void throw_if_any(const yaml::Errors& errors) {
  if (errors.empty()) return;
  std::ostringstream message;
  errors.print(message);
  std::string lines = message.str();
  lines.pop_back();
  throw SnapshotError(lines);
}

}  // namespace

Snapshot read_snapshot(std::string_view content, const std::filesystem::path& file) {
  yaml::Errors errors({visible(file.string())});
  const std::string text = with_plain_line_ends(content);
  snapshots::check_damage(text, errors);
  throw_if_any(errors);
  Snapshot snapshot;
  if (const auto root = yaml::parse_yaml(text, 0, "", errors)) snapshot = read_fields(*root, errors);
  throw_if_any(errors);
  return snapshot;
}

void require_dialect(const Snapshot& snapshot, std::string_view dialect, const std::filesystem::path& file) {
  if (snapshot.dialect == dialect) return;
  throw SnapshotError(visible(file.string()) + ": the snapshot is one of the dialect " +
                      yaml::quoted(snapshot.dialect) + ", not of " + yaml::quoted(dialect) +
                      "; give the snapshot in the folder of " + yaml::quoted(dialect));
}

}  // namespace mighost
