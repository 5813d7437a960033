#ifndef MIGHOST_MODEL_TYPE_HPP
#define MIGHOST_MODEL_TYPE_HPP

#include <cstdint>
#include <string>

namespace mighost {

/// The values are those of MIGHOST_TYPE_….
enum class TypeKind : uint32_t {
  native = 0,
  boolean,
  smallint,
  integer,
  bigint,
  floating,
  decimal,
  string,
  bytes,
  uuid,
  json,
  date,
  time,
  timestamp,
  timestamptz,
  interval,
  inet,
  cidr,
  macaddr,
  enumeration,
};

/// The type of a column. Physical tables have native types only.
struct Type {
  TypeKind kind = TypeKind::native;
  std::string name;               ///< native: as the server prints it; enumeration: the enum's name
  uint32_t array_dimensions = 0;  ///< 0: no array
  int32_t precision = 0;          ///< decimal: digits, 0 for unlimited
  int32_t scale = 0;              ///< decimal: digits after the point

  bool operator==(const Type&) const = default;
};

}  // namespace mighost

#endif
