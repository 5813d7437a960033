#include "common/render/privileges.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "common/identifier.hpp"
#include "common/is_one_of.hpp"
#include "common/literal.hpp"
#include "common/render/sides.hpp"

namespace mighost::dialect {
namespace {

constexpr std::array<std::string_view, 2> relation_kinds{"view", "materialized view"};
constexpr std::array<std::string_view, 2> routine_kinds{"function", "procedure"};

std::string array(const std::vector<std::string>& names) {
  std::string text = "ARRAY[";
  for (const std::string& name : names)
    text.append(text.back() == '[' ? "" : ", ").append(quote_literal(name));
  return text + "]::text[]";
}

// A privilege of the owner himself comes with the object; PUBLIC may execute each new routine.
std::string keep(const std::vector<std::string>& relations, const std::vector<std::string>& routines) {
  std::string sources;
  if (!relations.empty()) {
    sources += "SELECT name, 'TABLE', '', relowner, relacl FROM unnest(" + array(relations) +
               R"() name, pg_class WHERE oid = to_regclass(name)
        UNION ALL
        SELECT name, 'TABLE', format(' (%I)', attname), relowner, attacl
          FROM unnest()" +
               array(relations) + R"() name, pg_class c, pg_attribute
         WHERE c.oid = to_regclass(name) AND attrelid = c.oid AND attacl IS NOT NULL)";
  }
  if (!routines.empty()) {
    if (!sources.empty()) sources += "\n        UNION ALL\n        ";
    sources += "SELECT name, 'ROUTINE', '', proowner, proacl FROM unnest(" + array(routines) +
               ") name, pg_proc WHERE oid = to_regprocedure(name)";
  }
  return R"(
BEGIN
    PERFORM set_config('mighost.kept', (WITH kept (name, kind, columns, owner, acl) AS (
        )" +
         sources +
         R"(
    ) SELECT array_agg(command ORDER BY step)::text FROM (
        SELECT 1, format('ALTER %s %s OWNER TO %I', kind, name, pg_get_userbyid(owner)) FROM kept
        UNION ALL
        SELECT 2, format('REVOKE ALL ON %s %s FROM PUBLIC', kind, name) FROM kept WHERE acl IS NOT NULL
        UNION ALL
        SELECT 3, format('GRANT %s%s ON %s %s TO %s%s', privilege_type, columns, kind, name,
                         CASE grantee WHEN 0 THEN 'PUBLIC' ELSE format('%I', pg_get_userbyid(grantee)) END,
                         CASE WHEN is_grantable THEN ' WITH GRANT OPTION' ELSE '' END)
          FROM kept, aclexplode(acl) WHERE grantee <> owner
    ) AS commands (step, command)), false);
END
)";
}

// A privilege on a column that a view does not have any more goes with it.
constexpr std::string_view restore = R"(
DECLARE
    kept CONSTANT text[] := nullif(current_setting('mighost.kept', true), '')::text[];
    command text;
BEGIN
    IF kept IS NULL THEN
        RAISE WARNING 'owners and privileges were kept in another session; give them by hand';
        RETURN;
    END IF;
    FOREACH command IN ARRAY kept LOOP
        BEGIN
            EXECUTE command;
        EXCEPTION WHEN undefined_column THEN
            RAISE NOTICE '%', SQLERRM;
        END;
    END LOOP;
END
)";

bool is_replaced_whole(const mighost_change& change, const Sides<mighost_object>& object) {
  return object.before && object.after && change.attribute == MIGHOST_ATTRIBUTE_DEFINITION &&
         (object.after->flags & MIGHOST_OBJECT_REPLACEABLE) == 0;
}

}  // namespace

MadeAgain::MadeAgain(Rows<mighost_change> changes) {
  std::map<std::pair<std::string_view, std::string>, uint32_t> dropped;
  uint32_t place = 0;
  for (const mighost_change change : changes) {
    const uint32_t here = place++;
    if (change.subject != MIGHOST_SUBJECT_OBJECT) continue;
    const Sides<mighost_object> object = sides<mighost_object>(change);
    const mighost_object& any = object.before ? *object.before : *object.after;
    const bool is_relation = is_one_of(relation_kinds, view(any.kind));
    if (!is_relation && !is_one_of(routine_kinds, view(any.kind))) continue;
    const std::pair key{view(any.kind), name_of(any)};
    if (object.dropped() || is_replaced_whole(change, object)) dropped.emplace(key, here);
    if (object.dropped()) continue;
    const auto found = dropped.find(key);
    if (found == dropped.end()) continue;
    (is_relation ? relations_ : routines_).push_back(key.second);
    first_ = std::min(first_.value_or(found->second), found->second);
    last_ = here;
    dropped.erase(found);
  }
}

void MadeAgain::before(uint32_t change, Output& out) const {
  if (first_ != change) return;
  out.run("DO " + dollar_quote(keep(relations_, routines_)), 0,
          "keeps owner and privileges of what is dropped here and made again below");
}

void MadeAgain::after(uint32_t change, Output& out) const {
  if (first_ && last_ == change)
    out.run("DO " + dollar_quote(restore), 0, "owner and privileges of what was made again");
}

}  // namespace mighost::dialect
