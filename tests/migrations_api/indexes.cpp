#include "operation.hpp"

namespace mighost::test {

using namespace migration;

Operations index_operations() {
  const std::string t = "CREATE TABLE t (id integer PRIMARY KEY, name text, tags text[])";
  return {
      "indexes",
      {{"add_index", t, [](Schema& s) { s.add_index("t", {"name"}); }},
       {"add_index, unique, several columns, order", t,
        [](Schema& s) {
          s.add_index("t", {{"name", Order::descending, Nulls::last}, "id"},
                      {.unique = true, .nulls_not_distinct = true});
        }},
       {"add_index, expression, predicate, include", t,
        [](Schema& s) {
          s.add_index("t", {IndexElement::of("lower(name)")}, {.predicate = "id > 0", .include = {"id"}});
        }},
       {"add_index, name, method, operator class, comment, options", t,
        [](Schema& s) {
          s.add_index("t", {IndexElement{"tags"}},
                      {.name = "by tags",
                       .method = "gin",
                       .comment = "for search",
                       .options = {{"postgres.with.fastupdate", "false"}}});
        }},
       {"add_index, operator class and collation", t,
        [](Schema& s) { s.add_index("t", {IndexElement{"name"}.with_class("text_pattern_ops")}); }},
       {"add_index, concurrently", t, [](Schema& s) { s.add_index("t", {"name"}, {.concurrently = true}); }},
       {"drop_index", t + "; CREATE INDEX t_name_idx ON t (name)",
        [](Schema& s) { s.drop_index("t", IndexElements{"name"}); }},
       {"drop_index, concurrently, of a name", t + "; CREATE UNIQUE INDEX once ON t (name)",
        [](Schema& s) {
          s.drop_index("t", IndexElements{"name"}, {.name = "once", .unique = true, .concurrently = true});
        }},
       {"drop_index, former definition not given", t + "; CREATE INDEX i ON t (name)",
        [](Schema& s) { s.drop_index("t", std::string_view{"i"}); }, Undo::by_ledger},
       {"rename_index", t + "; CREATE INDEX i ON t (name)",
        [](Schema& s) { s.rename_index("t", "i", "Index of names"); }}}};
}

}  // namespace mighost::test
