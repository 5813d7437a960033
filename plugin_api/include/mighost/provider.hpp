// Writing a provider in C++: columns, keys and tables as constant expressions, which end as plain data in the
// plugin. Nothing here runs when the plugin is loaded.
//
//   using namespace mighost::define;
//
//   constexpr Column user_columns[] = {bigint("id").identity(MIGHOST_IDENTITY_ALWAYS),
//                                      string("email").not_null().unique()};
//   constexpr Column login_columns[] = {uuid("user_cq_id").parent_id(), timestamptz("at")};
//   constexpr Table user_relations[] = {table("logins", login_columns)};
//   constexpr Table tables[] = {
//       resource("users", "users", user_columns).primary_key<"id">().relations(user_relations)};
//   constexpr mighost_provider users = provider(tables);
//
//   extern "C" constinit const mighost_plugin mighost_plugin_v1 =
//       mighost::provider_plugin(MIGHOST_PLUGIN_NAME, MIGHOST_PLUGIN_VERSION, users);
//
// The arrays that are passed on must have static storage, as constexpr variables of a namespace do; the
// compiler refuses others.
#ifndef MIGHOST_PROVIDER_HPP
#define MIGHOST_PROVIDER_HPP

#include <mighost/abi.h>
#include <mighost/plugin.hpp>
#include <mighost/view.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace mighost::define {

/// A text as a template argument: `names<"id", "email">`.
template <std::size_t Size>
struct Literal {
  char chars[Size];
  // NOLINTNEXTLINE(google-explicit-constructor): so that a string literal can stand for it
  consteval Literal(const char (&text)[Size]) : chars{} {
    for (std::size_t i = 0; i < Size; ++i) chars[i] = text[i];
  }
};

namespace detail {

template <Literal Text>
inline constexpr Literal stored = Text;

/// The text of a template argument, which lives as long as the plugin.
template <Literal Text>
constexpr mighost_str text() {
  return {stored<Text>.chars, sizeof(stored<Text>.chars) - 1};
}

template <Literal... Texts>
inline constexpr mighost_str texts[] = {text<Texts>()...};

/// `row` with one member set.
template <typename Row, typename Struct, typename Value>
constexpr Row with(Row row, Value Struct::*member, std::type_identity_t<Value> value) {
  row.*member = value;
  return row;
}

template <typename Row, std::size_t Count>
constexpr mighost_span span(const Row (&rows)[Count]) {
  return {rows, static_cast<uint32_t>(Count), static_cast<uint32_t>(sizeof(Row))};
}

}  // namespace detail

/// The span over some names: `names<"a", "b">()`.
template <Literal... Names>
constexpr mighost_span names() {
  return detail::span(detail::texts<Names...>);
}

/// One option: `option("timescale.chunk_interval", "1 day")`.
constexpr mighost_option option(std::string_view key, std::string_view value) {
  return {str(key), str(value)};
}

/// A column. Each method returns a copy with one more attribute.
struct Column : mighost_column {
  constexpr Column not_null() const { return flag(MIGHOST_COLUMN_NOT_NULL); }
  constexpr Column unique() const { return flag(MIGHOST_COLUMN_UNIQUE); }
  /// Holds the id of the parent's row; in child tables only, one at most.
  constexpr Column parent_id() const { return flag(MIGHOST_COLUMN_PARENT_ID); }
  /// The row's id, where the convention brings none.
  constexpr Column id() const { return flag(MIGHOST_COLUMN_ID); }
  constexpr Column partition() const { return flag(MIGHOST_COLUMN_PARTITION); }
  /// An array of what it was before.
  constexpr Column array() const {
    return detail::with(*this, &mighost_column::array_dimensions, array_dimensions + 1);
  }
  /// A plain value, which the dialect quotes.
  constexpr Column default_value(std::string_view value) const {
    return detail::with(*this, &mighost_column::default_value, str(value));
  }
  /// SQL of the dialect, such as `now()`.
  constexpr Column default_expression(std::string_view sql) const {
    return detail::with(*this, &mighost_column::default_expression, str(sql));
  }
  /// `kind`: MIGHOST_GENERATED_…
  constexpr Column generated(std::string_view sql, uint32_t kind = MIGHOST_GENERATED_STORED) const {
    return detail::with(detail::with(*this, &mighost_column::generated, kind),
                        &mighost_column::generated_expression, str(sql));
  }
  /// `kind`: MIGHOST_IDENTITY_…; `numbers`, if any, must have static storage.
  constexpr Column identity(uint32_t kind, const mighost_sequence* numbers = nullptr) const {
    return detail::with(detail::with(*this, &mighost_column::identity, kind), &mighost_column::sequence,
                        numbers);
  }
  constexpr Column collation(std::string_view quoted_name) const {
    return detail::with(*this, &mighost_column::collation, str(quoted_name));
  }
  constexpr Column description(std::string_view text) const {
    return detail::with(*this, &mighost_column::description, str(text));
  }
  constexpr Column comment(std::string_view text) const {
    return detail::with(*this, &mighost_column::comment, str(text));
  }
  /// Names that it had in earlier releases.
  template <Literal... Names>
  constexpr Column formerly() const {
    return detail::with(*this, &mighost_column::formerly, names<Names...>());
  }
  template <std::size_t Count>
  constexpr Column options(const mighost_option (&rows)[Count]) const {
    return detail::with(*this, &mighost_column::options, detail::span(rows));
  }

 private:
  constexpr Column flag(uint64_t bit) const {
    return detail::with(*this, &mighost_column::flags, flags | bit);
  }
};
static_assert(sizeof(Column) == sizeof(mighost_column), "a row of the ABI");

/// A column of any logical type, MIGHOST_TYPE_….
constexpr Column column(std::string_view name, uint32_t type, std::string_view type_name = {}) {
  Column made{};
  made.struct_size = sizeof(mighost_column);
  made.type = type;
  made.name = str(name);
  made.type_name = str(type_name);
  return made;
}

// clang-format off
constexpr Column boolean(std::string_view name) { return column(name, MIGHOST_TYPE_BOOL); }
constexpr Column smallint(std::string_view name) { return column(name, MIGHOST_TYPE_SMALLINT); }
constexpr Column integer(std::string_view name) { return column(name, MIGHOST_TYPE_INT); }
constexpr Column bigint(std::string_view name) { return column(name, MIGHOST_TYPE_BIGINT); }
constexpr Column floating(std::string_view name) { return column(name, MIGHOST_TYPE_FLOAT); }
constexpr Column string(std::string_view name) { return column(name, MIGHOST_TYPE_STRING); }
constexpr Column bytes(std::string_view name) { return column(name, MIGHOST_TYPE_BYTES); }
constexpr Column uuid(std::string_view name) { return column(name, MIGHOST_TYPE_UUID); }
constexpr Column json(std::string_view name) { return column(name, MIGHOST_TYPE_JSON); }
constexpr Column date(std::string_view name) { return column(name, MIGHOST_TYPE_DATE); }
constexpr Column time(std::string_view name) { return column(name, MIGHOST_TYPE_TIME); }
constexpr Column timestamp(std::string_view name) { return column(name, MIGHOST_TYPE_TIMESTAMP); }
constexpr Column timestamptz(std::string_view name) { return column(name, MIGHOST_TYPE_TIMESTAMPTZ); }
constexpr Column interval(std::string_view name) { return column(name, MIGHOST_TYPE_INTERVAL); }
constexpr Column inet(std::string_view name) { return column(name, MIGHOST_TYPE_INET); }
constexpr Column cidr(std::string_view name) { return column(name, MIGHOST_TYPE_CIDR); }
constexpr Column macaddr(std::string_view name) { return column(name, MIGHOST_TYPE_MACADDR); }
// clang-format on

/// `precision` digits, `scale` of them after the point; both 0: unlimited.
constexpr Column decimal(std::string_view name, int32_t precision = 0, int32_t scale = 0) {
  Column made = column(name, MIGHOST_TYPE_DECIMAL);
  made.precision = precision;
  made.scale = scale;
  return made;
}

/// `type`: the name of one of the provider's enums.
constexpr Column enumeration(std::string_view name, std::string_view type) {
  return column(name, MIGHOST_TYPE_ENUM, type);
}

/// `type`: the dialect's own, as the server prints it.
constexpr Column native(std::string_view name, std::string_view type) {
  return column(name, MIGHOST_TYPE_NATIVE, type);
}

/// A primary or unique key over columns: `key<"a", "b">`. Copy it to set more of its members.
template <Literal... Columns>
inline constexpr mighost_key key = {sizeof(mighost_key), 0, {}, names<Columns...>(), {}, 0, {}, {}};

namespace detail {

template <Literal... Columns>
inline constexpr mighost_key single_key[] = {key<Columns...>};

template <Literal... Columns>
inline constexpr mighost_index_element elements[] = {{text<Columns>(), {}, {}, {}, 0, 0, {}}...};

}  // namespace detail

/// An index over columns: `index_on<"a", "b">`. Copy it to set more of its members.
template <Literal... Columns>
inline constexpr mighost_index index_on = {
    sizeof(mighost_index), 0, {}, {}, detail::span(detail::elements<Columns...>), {}, {}, 0, {}, {}};

/// `check("amount > 0")`, with a name of its own or one that the dialect makes.
constexpr mighost_check check(std::string_view expression, std::string_view name = {}) {
  return {sizeof(mighost_check), 0, str(name), str(expression), 0, {}};
}

/// `references<"user_id">("users", names<"id">())`; the actions are MIGHOST_ACTION_….
template <Literal... Columns>
constexpr mighost_foreign_key references(std::string_view table, mighost_span columns,
                                         uint32_t on_delete = MIGHOST_ACTION_NO_ACTION,
                                         uint32_t on_update = MIGHOST_ACTION_NO_ACTION) {
  mighost_foreign_key made{};
  made.struct_size = sizeof(mighost_foreign_key);
  made.columns = names<Columns...>();
  made.referenced_table = str(table);
  made.referenced_columns = columns;
  made.on_delete = on_delete;
  made.on_update = on_update;
  return made;
}

/// An enum: `enum_of<"red", "green">("colour")`.
template <Literal... Values>
constexpr mighost_enum enum_of(std::string_view name) {
  return {sizeof(mighost_enum), 0, {}, str(name), names<Values...>(), {}, {}};
}

/// A table. Each method returns a copy with one more attribute; one that takes an array replaces what was
/// there.
struct Table : mighost_table {
  template <Literal... Columns>
  constexpr Table primary_key() const {
    return detail::with(*this, &mighost_table::primary_key, &key<Columns...>);
  }
  constexpr Table primary_key(const mighost_key* made) const {
    return detail::with(*this, &mighost_table::primary_key, made);
  }
  /// The table's only unique key over several columns; for more, `uniques` with an array.
  template <Literal... Columns>
  constexpr Table unique() const {
    return uniques(detail::single_key<Columns...>);
  }
  template <std::size_t Count>
  constexpr Table uniques(const mighost_key (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::uniques, detail::span(rows));
  }
  template <std::size_t Count>
  constexpr Table checks(const mighost_check (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::checks, detail::span(rows));
  }
  template <std::size_t Count>
  constexpr Table foreign_keys(const mighost_foreign_key (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::foreign_keys, detail::span(rows));
  }
  template <std::size_t Count>
  constexpr Table exclusions(const mighost_exclusion (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::exclusions, detail::span(rows));
  }
  template <std::size_t Count>
  constexpr Table indexes(const mighost_index (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::indexes, detail::span(rows));
  }
  template <std::size_t Count>
  constexpr Table options(const mighost_option (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::options, detail::span(rows));
  }
  /// Child tables.
  template <std::size_t Count>
  constexpr Table relations(const Table (&rows)[Count]) const {
    return detail::with(*this, &mighost_table::relations, detail::span(rows));
  }
  /// Names that it had in earlier releases.
  template <Literal... Names>
  constexpr Table formerly() const {
    return detail::with(*this, &mighost_table::formerly, names<Names...>());
  }
  constexpr Table schema(std::string_view schema_name) const {
    return detail::with(*this, &mighost_table::schema, str(schema_name));
  }
  constexpr Table description(std::string_view text) const {
    return detail::with(*this, &mighost_table::description, str(text));
  }
  constexpr Table comment(std::string_view text) const {
    return detail::with(*this, &mighost_table::comment, str(text));
  }
};
static_assert(sizeof(Table) == sizeof(mighost_table), "a row of the ABI");

/// A child table.
template <std::size_t Count>
constexpr Table table(std::string_view name, const Column (&columns)[Count]) {
  Table made{};
  made.struct_size = sizeof(mighost_table);
  made.name = str(name);
  made.columns = detail::span(columns);
  return made;
}

/// A root table; `resource` is the provider's name for it and all below it.
template <std::size_t Count>
constexpr Table resource(std::string_view resource_name, std::string_view name,
                         const Column (&columns)[Count]) {
  Table made = table(name, columns);
  made.mighost_table::resource = str(resource_name);
  return made;
}

/// What goes into provider_plugin. `convention`: the internal columns, "cloudquery" or "plain".
template <std::size_t Count>
constexpr mighost_provider provider(const Table (&tables)[Count], std::string_view convention = {}) {
  mighost_provider made{};
  made.struct_size = sizeof(mighost_provider);
  made.convention = str(convention);
  made.tables = detail::span(tables);
  return made;
}

/// The same, with enums.
template <std::size_t Count, std::size_t EnumCount>
constexpr mighost_provider provider(const Table (&tables)[Count], const mighost_enum (&enums)[EnumCount],
                                    std::string_view convention = {}) {
  mighost_provider made = provider(tables, convention);
  made.enums = detail::span(enums);
  return made;
}

}  // namespace mighost::define

#endif
