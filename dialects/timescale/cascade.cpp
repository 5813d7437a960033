#include "timescale/cascade.hpp"

#include <mighost/naming.hpp>

#include <string>

#include "common/identifier.hpp"
#include "common/literal.hpp"

namespace mighost::timescale {
namespace {

using dialect::qualified;
using dialect::quote_identifier;
using dialect::quote_literal;

constexpr std::string_view function_name = "mighost_cascade_delete";
constexpr std::string_view function_identity = "mighost_cascade_delete()";

// The arguments of the trigger: the child's schema (empty: found by the search path), its name, and pairs of
// the child's and the parent's columns. TG_TABLE_SCHEMA and TG_TABLE_NAME are of no use: for a row in a chunk
// they name the chunk. Hence also SET search_path: the deleting session may have another one.
constexpr std::string_view function_head = "CREATE OR REPLACE FUNCTION ";
constexpr std::string_view function_tail = R"(()
 RETURNS trigger
 LANGUAGE plpgsql
 SET search_path )";
constexpr std::string_view function_body = R"(
AS $function$
DECLARE
    child text := format('%I', TG_ARGV[1]);
    condition text := '';
BEGIN
    IF TG_ARGV[0] <> '' THEN
        child := format('%I.%s', TG_ARGV[0], child);
    END IF;
    FOR i IN 2 .. TG_NARGS - 2 BY 2 LOOP
        condition := condition || format(' AND child.%I = ($1).%I', TG_ARGV[i], TG_ARGV[i + 1]);
    END LOOP;
    EXECUTE format('DELETE FROM %s AS child WHERE true%s', child, condition) USING OLD;
    RETURN NULL;
END
$function$)";

constexpr std::string_view unless_used = R"(
EXCEPTION WHEN dependent_objects_still_exist THEN
    RAISE NOTICE 'mighost_cascade_delete() stays: triggers of other tables use it';
END)";

void give_function(const Host& host, mighost_str schema) {
  std::string create{function_head};
  create.append(qualified(view(schema), function_name)).append(function_tail);
  create.append(present(schema) ? "TO " + quote_literal(view(schema)) : "FROM CURRENT").append(function_body);
  // Triggers of tables that another provider brought may use it too.
  const std::string drop =
      "DO " + dialect::dollar_quote("\nBEGIN\n    DROP FUNCTION " + qualified(view(schema), function_name) +
                                    "();" + std::string{unless_used} + "\n");
  host.object({
      .struct_size = sizeof(mighost_object),
      .kind = str("function"),
      .schema = schema,
      .identity = str(function_identity),
      .create = str(create),
      .drop = str(drop),
      .depends_on = {nullptr, 0, sizeof(mighost_ref)},
      .flags = MIGHOST_OBJECT_REPLACEABLE | MIGHOST_OBJECT_SHARED,
  });
}

}  // namespace

void give_cascade(const Host& host, dialect::Lowering& child, const mighost_table& parent,
                  const std::vector<Pair>& pairs) {
  const mighost_str schema = child.logical.schema;
  give_function(host, schema);

  std::vector<std::string_view> parts{view(child.logical.name)};
  std::string arguments = quote_literal(view(schema)) + ", " + quote_literal(view(child.logical.name));
  for (const Pair& pair : pairs) {
    if (view(pair.child) != child.time_column) parts.push_back(view(pair.child));
    arguments += ", " + quote_literal(view(pair.child)) + ", " + quote_literal(view(pair.parent));
  }
  const std::string name = generated_name(parts, "cascade", dialect::max_identifier_bytes);
  const std::string on = qualified(parent.schema, parent.name);
  const std::string identity = quote_identifier(view(parent.name)) + '.' + quote_identifier(name);
  const std::string create = "CREATE TRIGGER " + quote_identifier(name) + " AFTER DELETE ON " + on +
                             " FOR EACH ROW EXECUTE FUNCTION " + qualified(view(schema), function_name) +
                             '(' + arguments + ')';
  const std::string drop = "DROP TRIGGER " + quote_identifier(name) + " ON " + on;
  const std::vector<mighost_ref> depends_on{
      {.kind = str("table"), .name = parent.name},
      {.kind = str("table"), .name = child.logical.name},
      {.kind = str("function"), .name = str(function_identity)},
  };
  host.object({
      .struct_size = sizeof(mighost_object),
      .kind = str("trigger"),
      .schema = parent.schema,
      .identity = str(identity),
      .create = str(create),
      .drop = str(drop),
      .depends_on = span_of(depends_on),
  });
}

}  // namespace mighost::timescale
