#include "common/lower_object.hpp"

#include <mighost/view.hpp>

#include <algorithm>
#include <stdexcept>

#include "common/identifier.hpp"
#include "common/literal.hpp"

namespace mighost::dialect {
namespace {

std::string object_text(const mighost_object& object) {
  return std::string{view(object.kind)} + " \"" + std::string{view(object.identity)} + '"';
}

void lower_extension(const Host& host, const mighost_object& logical) {
  refuse_other_options(logical, {"schema", "version", "cascade"});
  const std::string name = quote_identifier(view(logical.identity));
  std::string create = "CREATE EXTENSION " + name;
  if (const mighost_str schema = find_option(logical.options, "schema"); present(schema)) {
    create += " SCHEMA " + quote_identifier(view(schema));
  }
  if (const mighost_str version = find_option(logical.options, "version"); present(version)) {
    create += " VERSION " + quote_identifier(view(version));
  }
  if (view(find_option(logical.options, "cascade")) == "true") create += " CASCADE";
  give_object(host, logical, create, "DROP EXTENSION " + name);
}

void lower_schema(const Host& host, const mighost_object& logical) {
  refuse_other_options(logical, {});
  const std::string name = quote_identifier(view(logical.identity));
  give_object(host, logical, "CREATE SCHEMA " + name, "DROP SCHEMA " + name);
}

}  // namespace

void lower_object(const Host& host, const mighost_object& logical_object) {
  const mighost_object logical = read_struct(&logical_object);
  if (view(logical.identity).size() > max_identifier_bytes) {
    throw std::runtime_error(object_text(logical) + ": PostgreSQL keeps no more than " +
                             std::to_string(max_identifier_bytes) + " bytes of a name: give a shorter one");
  }
  if (view(logical.kind) == "extension") return lower_extension(host, logical);
  if (view(logical.kind) == "schema") return lower_schema(host, logical);
  throw std::runtime_error("this dialect has no " + std::string{view(logical.kind)} + " (" +
                           object_text(logical) + "); one of TimescaleDB needs the dialect timescale");
}

void give_object(const Host& host, const mighost_object& logical, const std::string& create,
                 const std::string& drop) {
  const std::string identity = quote_identifier(view(logical.identity));
  mighost_object object = logical;
  object.struct_size = sizeof(mighost_object);
  object.identity = str(identity);
  object.create = str(create);
  object.drop = str(drop);
  object.options = {nullptr, 0, sizeof(mighost_option)};
  host.object(object);
}

void refuse_other_options(const mighost_object& logical, std::initializer_list<std::string_view> known) {
  for (const mighost_option option : rows<mighost_option>(logical.options)) {
    if (std::find(known.begin(), known.end(), view(option.key)) != known.end()) continue;
    throw std::runtime_error(object_text(logical) + " has no option \"" + std::string{view(option.key)} +
                             '"');
  }
}

}  // namespace mighost::dialect
