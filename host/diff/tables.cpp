#include "diff/tables.hpp"

namespace mighost {

void diff_table(const TablePair& wanted) {
  if (wanted.before == wanted.after) return;
  const Shared<Table> after = with_kept_names(wanted);
  const TablePair pair{wanted.before, after, wanted.changes, wanted.options};
  const auto alter_table = [&](Attribute attribute, const std::string& key) {
    pair.changes.push_back({.subject = Subject::table,
                            .attribute = attribute,
                            .before = pair.before,
                            .after = pair.after,
                            .schema = pair.after->schema,
                            .key = key});
  };
  const auto gain_or_loss = [&](const std::string& key) {
    return pair.options.kind_options.contains(key) ? Attribute::kind : Attribute::option;
  };
  diff_columns(pair);
  diff_constraints(pair);
  if (pair.before->comment != pair.after->comment) alter_table(Attribute::comment, {});
  for (const auto& [key, value] : pair.before->options) {
    const auto found = pair.after->options.find(key);
    if (found == pair.after->options.end()) {
      alter_table(gain_or_loss(key), key);
    } else if (found->second != value) {
      alter_table(Attribute::option, key);
    }
  }
  for (const auto& [key, value] : pair.after->options) {
    if (pair.before->options.find(key) == pair.before->options.end()) alter_table(gain_or_loss(key), key);
  }
}

}  // namespace mighost
