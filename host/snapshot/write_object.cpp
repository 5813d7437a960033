#include "snapshot/write.hpp"

namespace mighost::snapshots {
namespace {

/// The longest line of an enum that is still seen at a glance.
constexpr std::size_t longest_line = 100;

}  // namespace

void append_ref(std::string& out, const Ref& ref) {
  MapWriter map(out, Context::flow, 0);
  map.required_text("kind", ref.kind);
  map.required_text("name", ref.name);
  map.text("column", ref.column);
  map.finish();
}

void append_enum(std::string& out, std::size_t indent, const Enum& enumeration) {
  const std::size_t start = out.size();
  const std::size_t line_start = out.rfind('\n') + 1;
  if (enumeration.comment.empty()) {
    append_texts(out += ' ', enumeration.values);
    if (out.size() - line_start <= longest_line) return;
    out.resize(start);
  }
  MapWriter map(out, Context::block, indent);
  map.text("comment", enumeration.comment);
  map.list("values", enumeration.values,
           [](std::string& item, const std::string& value) { append_scalar(item, value, Context::flow); });
  map.finish();
}

void append_object(std::string& out, std::size_t indent, const Object& object) {
  append_line_start(out, indent);
  MapWriter map(out += "- ", Context::block, indent + 2, true);
  map.required_text("kind", object.kind);
  map.required_text("identity", object.identity);
  map.flag("replaceable", object.replaceable);
  map.flag("shared", object.shared);
  map.text("comment", object.comment);
  if (!object.depends_on.empty()) map.list("depends_on", object.depends_on, append_ref);
  map.required_text("create", object.create);
  map.required_text("drop", object.drop);
  map.finish();
}

}  // namespace mighost::snapshots
