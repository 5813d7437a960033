#include "conformance/plugin_call.hpp"

#include <mighost/arena.hpp>

#include "conformance/sample.hpp"
#include "diff/diff.hpp"
#include "plugin/write.hpp"

namespace mighost {
namespace {

/// What the calls of a dialect are given, in the model and as ABI data, which points into the model.
struct Input {
  Definitions definitions = sample_definitions();
  Enum mood = sample_enum();
  Arena arena;
  mighost_table root{};
  mighost_table child{};
  mighost_enum enumeration{};
  std::vector<Change> changes;
  std::vector<mighost_change> up;
  std::vector<Change> inverse;
  std::vector<mighost_change> down;
  std::vector<mighost_table> tables;
};

std::shared_ptr<Input> input_for(const Dialect& dialect) {
  auto input = std::make_shared<Input>();
  const Table& root = input->definitions.tables.at(0);
  input->root = write_table(root, Relations::without, input->arena);
  input->child = write_table(root.relations.at(0), Relations::without, input->arena);
  input->enumeration = write_enum(input->mood, input->arena);
  Schema first;
  try {
    first = lowered(input->definitions, dialect);
  } catch (const std::runtime_error&) {
    return input;  // then lowering is all that can be looked at
  }
  input->changes = diff({}, first);
  for (Change& change : diff(first, lowered(sample_definitions_later(), dialect)))
    input->changes.push_back(std::move(change));
  input->up = write_changes(input->changes, input->arena);
  input->inverse = invert(input->changes);
  input->down = write_changes(input->inverse, input->arena);
  for (const Shared<Table>& table : first.tables)
    input->tables.push_back(write_table(*table, Relations::without, input->arena));
  return input;
}

}  // namespace

std::vector<PluginCall> calls_of(const Dialect& dialect) {
  const std::shared_ptr<Input> in = input_for(dialect);
  const mighost_dialect part = dialect.raw();
  const std::string& schema = dialect.default_schema();  // the lambdas have copies
  std::vector<PluginCall> calls{
      {"lower, of a table", [=](const mighost_host* host) { return part.lower(host, &in->root, nullptr); }},
      {"lower, of a child table",
       [=](const mighost_host* host) { return part.lower(host, &in->child, &in->root); }},
      {"render, of a migration",
       [=](const mighost_host* host) { return part.render(host, span_of(in->up), 0); }},
      {"render, of its inverse",
       [=](const mighost_host* host) { return part.render(host, span_of(in->down), 0); }},
      {"render, online",
       [=](const mighost_host* host) { return part.render(host, span_of(in->up), MIGHOST_RENDER_ONLINE); }},
      {"render, of nothing", [=](const mighost_host* host) {
         return part.render(host, mighost_span{nullptr, 0, sizeof(mighost_change)}, 0);
       }}};
  if (part.lower_enum != nullptr)
    calls.push_back(
        {"lower_enum", [=](const mighost_host* host) { return part.lower_enum(host, &in->enumeration); }});
  // A dialect may well miss the row with the server's version.
  if (part.introspect != nullptr)
    calls.push_back({"introspect",
                     [=](const mighost_host* host) { return part.introspect(host, str(schema), 0); }, true});
  if (part.normalize != nullptr)
    calls.push_back({"normalize",
                     [=](const mighost_host* host) {
                       return part.normalize(host, str(schema), span_of(in->tables),
                                             mighost_span{nullptr, 0, sizeof(mighost_enum)}, 0);
                     },
                     true});
  return calls;
}

std::vector<PluginCall> calls_of(const Provider& provider) {
  if (provider.part.produce == nullptr) return {};
  return {{"produce", provider.part.produce, true, true}};
}

std::vector<PluginCall> calls_of(const MigrationsPlugin& migrations) {
  std::vector<PluginCall> calls;
  for (const CodedMigration& migration : migrations.migrations) {
    const auto add = [&](uint32_t direction, const char* way) {
      calls.push_back({"record, of " + migration.version + '_' + migration.name + way,
                       [record = migration.record, direction](const mighost_host* host) {
                         return record(host, direction);
                       }});
    };
    add(MIGHOST_DIRECTION_UP, ", up");
    if (migration.type == MigrationType::classic) add(MIGHOST_DIRECTION_DOWN, ", down");
  }
  return calls;
}

}  // namespace mighost
