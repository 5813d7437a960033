#include "diff/tables.hpp"

#include <algorithm>

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
void diff_values(const TablePair& pair, const Shared<Column>& before, const Shared<Column>& after) {
  const bool retype = before->type != after->type || before->collation != after->collation;
  Shared<Column> now = before;
  const auto step = [&](Attribute attribute, auto&& edit) {
    Column next = *now;
    edit(next);
    Shared<Column> reached{std::move(next)};
    pair.add(Subject::column, attribute, now, reached);
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
  if (before->type != after->type) {
    step(Attribute::type, [&](Column& c) {
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
    step(Attribute::identity, [&](Column& c) {
      c.identity = after->identity;
      c.sequence = after->sequence;
    });
  } else if (now->sequence != after->sequence) {
    step(Attribute::sequence, [&](Column& c) { c.sequence = after->sequence; });
  }
  if (now->default_expression != after->default_expression) {
    step(Attribute::default_, [&](Column& c) { c.default_expression = after->default_expression; });
  }
  if (now->not_null != after->not_null) {
    step(Attribute::not_null, [&](Column& c) { c.not_null = after->not_null; });
  }
}

/// Whether the expression names a column whose type changes: the server lets none change under a generated
/// column.
bool stands_on_changed_type(const TablePair& pair, const std::string& expression) {
  return std::any_of(pair.before->columns.begin(), pair.before->columns.end(), [&](const Column& before) {
    const Column* after = find_named(pair.after->columns, before.name);
    return after != nullptr && after->type != before.type && mentions(expression, before.name);
  });
}

}  // namespace

bool must_recreate(const TablePair& pair, const Column& before, const Column& after) {
  if (after.generated == Generated::none) {
    return before.type != after.type && pair.options.no_cast && pair.options.no_cast(before, after);
  }
  return before.generated != after.generated || before.generated_expression != after.generated_expression ||
         before.type != after.type || stands_on_changed_type(pair, after.generated_expression);
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
    diff_values(pair, before, after);
    if (found->comment != column.comment) pair.add(Subject::column, Attribute::comment, before, after);
    diff_options(pair, before, after);
  }
}

}  // namespace mighost
