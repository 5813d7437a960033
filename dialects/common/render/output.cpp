#include "common/render/output.hpp"

namespace mighost::dialect {

void Output::run(std::string_view sql, uint64_t hazards, std::string_view remark) {
  host_.statement({
      .struct_size = sizeof(mighost_statement),
      .change = index_,
      .sql = str(sql),
      .remark = str_or_absent(remark),
      .hazards = table_is_new_ ? 0 : hazards,
  });
}

void Output::impossible(std::string_view remark) {
  host_.statement({
      .struct_size = sizeof(mighost_statement),
      .change = index_,
      .sql = {nullptr, 0},
      .remark = str(remark),
      .flags = MIGHOST_STATEMENT_IMPOSSIBLE | MIGHOST_STATEMENT_COMMENT_ONLY,
  });
}

}  // namespace mighost::dialect
