#include "docs/reference.hpp"

namespace mighost {
namespace {

std::string base_text(const Type& type) {
  switch (type.kind) {
    case TypeKind::native:
      return type.name;
    case TypeKind::boolean:
      return "bool";
    case TypeKind::smallint:
      return "smallint";
    case TypeKind::integer:
      return "int";
    case TypeKind::bigint:
      return "bigint";
    case TypeKind::floating:
      return "float";
    case TypeKind::decimal:
      if (type.precision == 0) return "decimal";
      return "decimal(" + std::to_string(type.precision) + "," + std::to_string(type.scale) + ")";
    case TypeKind::string:
      return "string";
    case TypeKind::bytes:
      return "bytes";
    case TypeKind::uuid:
      return "uuid";
    case TypeKind::json:
      return "json";
    case TypeKind::date:
      return "date";
    case TypeKind::time:
      return "time";
    case TypeKind::timestamp:
      return "timestamp";
    case TypeKind::timestamptz:
      return "timestamptz";
    case TypeKind::interval:
      return "interval";
    case TypeKind::inet:
      return "inet";
    case TypeKind::cidr:
      return "cidr";
    case TypeKind::macaddr:
      return "macaddr";
    case TypeKind::enumeration:
      return "enum(" + type.name + ")";
  }
  return {};
}

}  // namespace

std::string type_text(const Type& type) {
  std::string text = base_text(type);
  for (uint32_t i = 0; i < type.array_dimensions; ++i) text += "[]";
  return text;
}

}  // namespace mighost
