#include <algorithm>

#include "diff/sequences.hpp"
#include "diff/tables.hpp"
#include "model/rename.hpp"

namespace mighost {
namespace {

void diff_options(const TablePair& pair, const Shared<Column>& before, const Shared<Column>& after) {
  const Options& old_options = before->options;
  const Options& new_options = after->options;
  for (const auto& [key, value] : old_options) {
    const auto found = new_options.find(key);
    if (found == new_options.end() || found->second != value) {
      pair.add(Subject::column, Attribute::option, before, after, key);
    }
  }
  for (const auto& [key, value] : new_options) {
    if (old_options.find(key) == old_options.end()) {
      pair.add(Subject::column, Attribute::option, before, after, key);
    }
  }
}

/// The attributes that give a column its values: type, default, identity, generation. Changed one after
/// another, since a default may not fit the new type, and a column has a default or an identity, not both.
/// Returns the column as it is then.
Shared<Column> diff_values(const TablePair& pair, const Shared<Column>& before, const Shared<Column>& after) {
  const bool retype = before->type != after->type || before->collation != after->collation;
  Shared<Column> now = before;
  const auto step = [&](Attribute attribute, auto&& edit, const std::string& key = {}) {
    Column next = *now;
    edit(next);
    Shared<Column> reached{std::move(next)};
    pair.add(Subject::column, attribute, now, reached, key);
    now = reached;
  };
  if (before->generated != Generated::none && after->generated == Generated::none) {
    step(Attribute::generated, [](Column& c) {
      c.generated = Generated::none;
      c.generated_expression.clear();
    });
  }
  if (!now->default_expression.empty() && (retype || now->default_expression != after->default_expression) &&
      (retype || after->default_expression.empty())) {
    step(Attribute::default_, [](Column& c) { c.default_expression.clear(); });
  }
  if (now->identity != Identity::none && now->identity != after->identity &&
      (after->identity == Identity::none || now->identity == Identity::serial ||
       after->identity == Identity::serial)) {
    step(Attribute::identity, [](Column& c) {
      c.identity = Identity::none;
      c.sequence.reset();
    });
  }
  if (retype) {
    // Servers forget some options with the type, and some types do not take them: so they go before the type
    // does, on the way back too, and come after it.
    for (const auto& [key, value] : before->options) {
      step(
          Attribute::option, [&k = key](Column& c) { c.options.erase(k); }, key);
    }
  }
  if (before->type != after->type) {
    step(Attribute::type, [&](Column& c) {
      if (c.identity != Identity::none) c.sequence = retyped(c, after->type);
      c.type = after->type;
      c.collation = after->collation;
    });
  } else if (before->collation != after->collation) {
    step(Attribute::collation, [&](Column& c) { c.collation = after->collation; });
  }
  // An identity needs NOT NULL first. Else that comes last, since its form for live systems stands by itself:
  // nothing of the column should be half done meanwhile.
  if (now->identity != after->identity && !now->not_null && after->not_null) {
    step(Attribute::not_null, [&](Column& c) { c.not_null = true; });
  }
  if (now->identity != after->identity) {
    const bool has_numbers = now->identity != Identity::none;  // ALWAYS and BY DEFAULT: the sequence stays
    step(Attribute::identity, [&](Column& c) {
      c.identity = after->identity;
      if (!has_numbers) c.sequence = after->sequence;
    });
  }
  if (now->identity != Identity::none && !same_sequence(*now, *after)) {
    step(Attribute::sequence, [&](Column& c) { c.sequence = wanted_sequence(c, *after); });
  }
  if (now->default_expression != after->default_expression) {
    step(Attribute::default_, [&](Column& c) { c.default_expression = after->default_expression; });
  }
  if (now->not_null != after->not_null) {
    step(Attribute::not_null, [&](Column& c) { c.not_null = after->not_null; });
  }
  return now;
}

}  // namespace

bool must_recreate(const TablePair& pair, const Column& before, const Column& after) {
  if (after.generated == Generated::none) {
    return before.type != after.type && pair.options.no_cast && pair.options.no_cast(before, after);
  }
  if (before.generated != after.generated || before.generated_expression != after.generated_expression ||
      before.type != after.type || before.collation != after.collation) {
    return true;
  }
  const std::vector<Column>& bases = pair.before->columns;
  return std::any_of(bases.begin(), bases.end(), [&](const Column& base) {
    if (!mentions(before.generated_expression, base.name)) return false;
    const Column* changed = find_named(pair.after->columns, base.name);
    return changed == nullptr || changed->type != base.type || changed->collation != base.collation;
  });
}

void diff_columns(const TablePair& pair) {
  for (const Column& column : pair.before->columns) {
    const Column* after = find_named(pair.after->columns, column.name);
    if (after == nullptr || must_recreate(pair, column, *after)) {
      pair.add(Subject::column, Attribute::none, Shared<Column>::part(pair.before, column), {});
    }
  }
  for (const Column& column : pair.after->columns) {
    const Shared<Column> after = Shared<Column>::part(pair.after, column);
    const Column* found = find_named(pair.before->columns, column.name);
    if (found == nullptr || must_recreate(pair, *found, column)) {
      pair.add(Subject::column, Attribute::none, {}, after);
      continue;
    }
    const Shared<Column> before = Shared<Column>::part(pair.before, *found);
    const Shared<Column> now = diff_values(pair, before, after);
    if (found->comment != column.comment) pair.add(Subject::column, Attribute::comment, before, after);
    diff_options(pair, now, after);
  }
}

}  // namespace mighost
