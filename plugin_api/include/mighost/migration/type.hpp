// Types of columns, as migrations name them.
#ifndef MIGHOST_MIGRATION_TYPE_HPP
#define MIGHOST_MIGRATION_TYPE_HPP

#include <mighost/abi.h>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace mighost::migration {

/// The type of a column. Most are logical: the dialect says what they are in its database. `native` and the
/// few that say so are a type of PostgreSQL by name.
struct Type {
  uint32_t kind = MIGHOST_TYPE_NATIVE;
  std::string name = {};  ///< of a native type or an enum
  uint32_t array_dimensions = 0;
  int32_t precision = 0;
  int32_t scale = 0;
  uint32_t identity = MIGHOST_IDENTITY_NONE;

  static Type of(uint32_t kind) { return {.kind = kind}; }

  /// A type of the database, as it prints it: `native("point")`.
  static Type native(std::string_view name) {
    return {.kind = MIGHOST_TYPE_NATIVE, .name = std::string{name}};
  }
  /// An enum of the database, by its name.
  static Type enumeration(std::string_view name) {
    return {.kind = MIGHOST_TYPE_ENUM, .name = std::string{name}};
  }

  static Type boolean() { return of(MIGHOST_TYPE_BOOL); }
  static Type smallint() { return of(MIGHOST_TYPE_SMALLINT); }
  static Type integer() { return of(MIGHOST_TYPE_INT); }
  static Type bigint() { return of(MIGHOST_TYPE_BIGINT); }
  /// 64 bits, IEEE 754.
  static Type floating() { return of(MIGHOST_TYPE_FLOAT); }
  /// Exact: `precision` digits, `scale` of them after the point; without them unlimited.
  static Type decimal(int32_t precision = 0, int32_t scale = 0) {
    return {.kind = MIGHOST_TYPE_DECIMAL,
            .name = {},
            .array_dimensions = 0,
            .precision = precision,
            .scale = scale};
  }
  static Type text() { return of(MIGHOST_TYPE_STRING); }
  /// Text of any length, or (native) of at most `length` characters.
  static Type string(uint32_t length = 0) {
    return length == 0 ? text() : native("character varying(" + std::to_string(length) + ")");
  }
  static Type binary() { return of(MIGHOST_TYPE_BYTES); }
  static Type uuid() { return of(MIGHOST_TYPE_UUID); }
  static Type jsonb() { return of(MIGHOST_TYPE_JSON); }
  /// Native: JSON kept as it was written.
  static Type json() { return native("json"); }
  static Type date() { return of(MIGHOST_TYPE_DATE); }
  static Type time() { return of(MIGHOST_TYPE_TIME); }
  /// Without time zone.
  static Type timestamp() { return of(MIGHOST_TYPE_TIMESTAMP); }
  /// A point in time.
  static Type timestamptz() { return of(MIGHOST_TYPE_TIMESTAMPTZ); }
  static Type interval() { return of(MIGHOST_TYPE_INTERVAL); }
  static Type inet() { return of(MIGHOST_TYPE_INET); }
  static Type cidr() { return of(MIGHOST_TYPE_CIDR); }
  static Type macaddr() { return of(MIGHOST_TYPE_MACADDR); }
  /// Native: needs the extension of that name.
  static Type hstore() { return native("hstore"); }

  /// An integer with a default from a sequence of its own.
  static Type serial() { return with_identity(MIGHOST_TYPE_INT, MIGHOST_IDENTITY_SERIAL); }
  static Type bigserial() { return with_identity(MIGHOST_TYPE_BIGINT, MIGHOST_IDENTITY_SERIAL); }
  /// A bigint that the server counts up: GENERATED ALWAYS, or BY DEFAULT, AS IDENTITY.
  static Type identity_always() { return with_identity(MIGHOST_TYPE_BIGINT, MIGHOST_IDENTITY_ALWAYS); }
  static Type identity_by_default() {
    return with_identity(MIGHOST_TYPE_BIGINT, MIGHOST_IDENTITY_BY_DEFAULT);
  }

  /// An array of these.
  [[nodiscard]] Type array() const {
    if (identity != MIGHOST_IDENTITY_NONE)
      throw std::invalid_argument("a serial or identity column cannot be an array");
    Type type = *this;
    ++type.array_dimensions;
    return type;
  }

 private:
  static Type with_identity(uint32_t kind, uint32_t identity) {
    Type type = of(kind);
    type.identity = identity;
    return type;
  }
};

}  // namespace mighost::migration

#endif
