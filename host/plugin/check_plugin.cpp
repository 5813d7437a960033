#include <mighost/view.hpp>

#include <algorithm>
#include <exception>

#include "model/convention.hpp"
#include "plugin/check.hpp"
#include "text/quoted.hpp"

namespace mighost {
namespace {

bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

/// Whether `text` is a lower-case letter followed by such letters, digits and characters of `more`.
bool is_word(std::string_view text, std::string_view more) {
  return !text.empty() && is_lower(text[0]) && std::all_of(text.begin(), text.end(), [&](char c) {
    return is_lower(c) || is_digit(c) || more.find(c) != std::string_view::npos;
  });
}

template <typename Function>
const void* address(Function* function) {
  return reinterpret_cast<const void*>(function);
}

void check_schemes(Checker& checker, const Place& outer, mighost_span schemes) {
  if (schemes.count == 0) {
    checker.problem(outer, "definition", "has no schemes", "name the URI schemes of its databases");
  }
  Names seen;
  check_rows<mighost_str>(
      checker, outer, "schemes", "scheme", schemes, [&](const Place& place, const mighost_str& scheme) {
        if (!checker.required(place, "its name", scheme)) return;
        if (!is_word(view(scheme), "+-.")) {
          checker.problem(outer, "definition",
                          "the scheme " + in_quotes(view(scheme)) + " is not one of a URI",
                          "use lower-case letters, digits, `+`, `-` and `.`");
        } else if (!seen.insert(view(scheme)).second) {
          checker.problem(outer, "name", "has the scheme " + in_quotes(view(scheme)) + " twice", "keep one");
        }
      });
}

/// The part that `kind` promises must be there, and the other not.
template <typename Part, typename Check>
void check_part(Checker& checker, const Place& plugin, std::string_view what, const Part* part, bool wanted,
                Check&& check) {
  if (!wanted) {
    if (part == nullptr) return;
    checker.problem(plugin, "R1", "`" + std::string{what} + "` is set in a plugin of another kind",
                    "set it to null");
    return;
  }
  if (part == nullptr) {
    checker.problem(plugin, "R1", "`" + std::string{what} + "` is null",
                    "point it to the " + std::string{what});
    return;
  }
  const Place place{nullptr, what};
  if (checker.structure(place, part)) check(place, read_struct(part));
}

}  // namespace

std::vector<std::string> convention_columns(std::string_view convention) {
  std::vector<std::string> names;
  for (const Column& column : with_convention(Table{}, convention).columns) names.push_back(column.name);
  return names;
}

void check_provider(Checker& checker, const Place& place, const mighost_provider& provider) {
  checker.reserved(place, provider.reserved);
  TableContext context;
  if (checker.text(place, "convention", provider.convention)) {
    try {
      context.convention_columns =
          convention_columns(present(provider.convention) ? view(provider.convention) : "cloudquery");
    } catch (const std::exception& unknown) {
      checker.problem(place, "definition", unknown.what(), "name another one");
    }
  }
  checker.function(place, "produce", address(provider.produce), false);
  if (provider.tables.count == 0 && provider.produce == nullptr) {
    checker.problem(place, "definition", "has no tables, and no `produce` that makes some",
                    "give it at least one table");
  }
  Names enums;
  check_rows<mighost_enum>(
      checker, place, "enums", "enum", provider.enums, [&](const Place& at, const mighost_enum& row) {
        if (check_enum(checker, at, row) && !enums.insert(view(row.name)).second) {
          checker.problem(place, "name", "has two enums named " + in_quotes(view(row.name)),
                          "rename or remove one");
        }
      });
  check_rows<mighost_object>(
      checker, place, "objects", "object", provider.objects,
      [&](const Place& at, const mighost_object& object) { check_written_object(checker, at, object); });

  // What is made at run time may bring enums of its own.
  if (provider.produce == nullptr) context.enums = &enums;
  TableNames names;
  if (!checker.span<mighost_table>(place, "tables", provider.tables)) return;
  for (std::size_t i = 0; i < provider.tables.count; ++i) {
    const auto table = row_at<mighost_table>(provider.tables, i);
    const Place at{nullptr, "table", {}, i + 1};  // "table `users`" says enough without "provider"
    if (checker.row_size(at, table, provider.tables.stride)) {
      check_logical_table(checker, at, table, context, names);
    }
  }
}

void check_dialect(Checker& checker, const Place& place, const mighost_dialect& dialect) {
  check_schemes(checker, place, dialect.schemes);
  checker.required(place, "driver", dialect.driver);
  checker.text(place, "default_schema", dialect.default_schema);
  checker.text(place, "existing_schema", dialect.existing_schema);
  checker.function(place, "lower", address(dialect.lower), true);
  checker.function(place, "render", address(dialect.render), true);
  checker.function(place, "introspect", address(dialect.introspect), false);
  checker.function(place, "lower_enum", address(dialect.lower_enum), false);
  checker.function(place, "normalize", address(dialect.normalize), false);
  check_names(checker, place, "kind_options", dialect.kind_options);
  checker.function(place, "lower_object", address(dialect.lower_object), false);
  checker.function(place, "conditional", address(dialect.conditional), false);
}

void check_plugin(Checker& checker, const mighost_plugin& plugin) {
  const Place place{nullptr, "plugin"};
  checker.reserved(place, plugin.reserved);
  if (checker.required(place, "name", plugin.name) && !is_word(view(plugin.name), "-_")) {
    checker.problem(place, "definition", "the name " + in_quotes(view(plugin.name)) + " cannot be typed",
                    "begin with a lower-case letter, and go on with such letters, digits, `-` and `_`");
  }
  checker.required(place, "version", plugin.version);
  checker.text(place, "description", plugin.description);
  checker.function(place, "extension", address(plugin.extension), false);
  if (plugin.kind < MIGHOST_KIND_PROVIDER || plugin.kind > MIGHOST_KIND_MIGRATIONS) {
    checker.problem(place, "R12",
                    "kind is " + std::to_string(plugin.kind) + ", and this host knows providers (" +
                        std::to_string(MIGHOST_KIND_PROVIDER) + "), dialects (" +
                        std::to_string(MIGHOST_KIND_DIALECT) + ") and migrations (" +
                        std::to_string(MIGHOST_KIND_MIGRATIONS) + ")",
                    "use a MIGHOST_KIND_… of the header");
    return;
  }
  check_part(checker, place, "provider", plugin.provider, plugin.kind == MIGHOST_KIND_PROVIDER,
             [&](const Place& at, const auto& provider) { check_provider(checker, at, provider); });
  check_part(checker, place, "dialect", plugin.dialect, plugin.kind == MIGHOST_KIND_DIALECT,
             [&](const Place& at, const auto& dialect) { check_dialect(checker, at, dialect); });
  check_part(checker, place, "migrations", plugin.migrations, plugin.kind == MIGHOST_KIND_MIGRATIONS,
             [&](const Place& at, const auto& migrations) { check_migrations(checker, at, migrations); });
}

}  // namespace mighost
