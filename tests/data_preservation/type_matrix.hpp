#ifndef MIGHOST_TESTS_DATA_PRESERVATION_TYPE_MATRIX_HPP
#define MIGHOST_TESTS_DATA_PRESERVATION_TYPE_MATRIX_HPP

#include <array>
#include <string_view>

namespace mighost::test {

/// From one type to another and back without a loss. The value of row number n, for n from 1 to 200, is told
/// apart from any cast that the upgrade makes.
struct TypeChange {
  std::string_view from;
  std::string_view to;
  std::string_view value;      ///< in terms of n, of type `from`
  std::string_view converted;  ///< the same, of type `to`
};

inline constexpr std::array type_changes{
    TypeChange{"smallint", "integer", "n - 100", "n - 100"},
    TypeChange{"smallint", "bigint", "n", "n"},
    TypeChange{"integer", "bigint", "n * 10000000", "n * 10000000"},
    TypeChange{"bigint", "integer", "n", "n"},
    TypeChange{"bigint", "numeric", "n * 10000000000", "n * 10000000000"},
    TypeChange{"integer", "numeric(12,2)", "n", "n"},
    TypeChange{"numeric(10,2)", "numeric(20,4)", "n / 100.0", "n / 100.0"},
    TypeChange{"numeric", "double precision", "trim_scale(n / 8.0)", "n / 8.0"},
    TypeChange{"real", "double precision", "n / 8.0", "n / 8.0"},
    TypeChange{"integer", "text", "n", "n::text"},
    TypeChange{"text", "integer", "n::text", "n"},
    TypeChange{"character varying(10)", "character varying(50)", "'v' || n", "'v' || n"},
    TypeChange{"character varying(10)", "text", "repeat('é', n % 10) || n % 2",
               "repeat('é', n % 10) || n % 2"},
    TypeChange{"text", "character varying(20)", "'row ' || n", "'row ' || n"},
    TypeChange{"text", "uuid", "md5(n::text)::uuid::text", "md5(n::text)::uuid"},
    TypeChange{"uuid", "text", "md5(n::text)::uuid", "md5(n::text)::uuid::text"},
    TypeChange{"text", "jsonb", "jsonb_build_object('n', n)::text", "jsonb_build_object('n', n)"},
    TypeChange{"jsonb", "text", "jsonb_build_object('n', n)", "jsonb_build_object('n', n)::text"},
    TypeChange{"json", "jsonb", "jsonb_build_object('n', n)::json", "jsonb_build_object('n', n)"},
    TypeChange{"inet", "text", "'10.0.0.0'::inet + n", "host('10.0.0.0'::inet + n) || '/32'"},
    TypeChange{"text", "inet", "'10.0.0.' || n || '/32'", "'10.0.0.0'::inet + n"},
    TypeChange{"cidr", "inet", "('10.' || n || '.0.0/16')::cidr", "('10.' || n || '.0.0/16')::cidr"},
    TypeChange{"macaddr", "text", "('08:00:2b:01:02:' || to_char(n % 90 + 10, 'FM00'))::macaddr",
               "'08:00:2b:01:02:' || to_char(n % 90 + 10, 'FM00')"},
    TypeChange{"boolean", "text", "n % 2 = 0", "(n % 2 = 0)::text"},
    TypeChange{"boolean", "integer", "n % 2 = 0", "(n % 2 = 0)::int"},
    TypeChange{"date", "timestamp without time zone", "date '2020-01-01' + n", "date '2020-01-01' + n"},
    TypeChange{"timestamp without time zone", "timestamp with time zone",
               "timestamp '2020-01-01 12:00' + n * interval '1 hour'",
               "(timestamp '2020-01-01 12:00' + n * interval '1 hour') AT TIME ZONE 'UTC'"},
    TypeChange{"timestamp with time zone", "text",
               "timestamptz '2020-01-01 00:00+00' + n * interval '1 hour'",
               "(timestamptz '2020-01-01 00:00+00' + n * interval '1 hour')::text"},
    TypeChange{"interval", "text", "n * interval '1 hour'", "(n * interval '1 hour')::text"},
    TypeChange{"mood", "text", "(ARRAY['sad','ok','glad'])[n % 3 + 1]::mood",
               "(ARRAY['sad','ok','glad'])[n % 3 + 1]"},
    TypeChange{"text", "mood", "(ARRAY['sad','ok','glad'])[n % 3 + 1]",
               "(ARRAY['sad','ok','glad'])[n % 3 + 1]::mood"},
    TypeChange{"mood", "other_mood", "(ARRAY['sad','ok','glad'])[n % 3 + 1]::mood",
               "(ARRAY['sad','ok','glad'])[n % 3 + 1]::other_mood"},
    TypeChange{"integer[]", "bigint[]", "ARRAY[n, NULL, n + 1]", "ARRAY[n, NULL, n + 1]"},
    TypeChange{"text[]", "uuid[]", "ARRAY[md5(n::text)::uuid::text]", "ARRAY[md5(n::text)::uuid]"},
    TypeChange{"integer[]", "text[]", "ARRAY[n]", "ARRAY[n::text]"},
    TypeChange{"bytea", "text", "convert_to('row ' || n, 'UTF8')", "'row ' || n"},
};

}  // namespace mighost::test

#endif
