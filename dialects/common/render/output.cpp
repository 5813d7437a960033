#include "common/render/output.hpp"

namespace mighost::dialect {

void Output::give(std::string_view sql, uint64_t flags, uint64_t hazards, std::string_view remark) {
  host_.statement({
      .struct_size = sizeof(mighost_statement),
      .change = index_,
      .sql = str_or_absent(sql),
      .remark = str_or_absent(remark),
      .flags = flags,
      .hazards = circumstances_.table_is_new ? 0 : hazards,
  });
}

void Output::run(std::string_view sql, uint64_t hazards, std::string_view remark) {
  give(sql, 0, hazards, remark);
}

void Output::run_alone(std::string_view sql, uint64_t hazards, std::string_view remark) {
  give(sql, MIGHOST_STATEMENT_NO_TRANSACTION, hazards, remark);
}

void Output::nothing(std::string_view remark) {
  give({}, MIGHOST_STATEMENT_COMMENT_ONLY, 0, remark);
}

void Output::impossible(std::string_view remark) {
  give({}, MIGHOST_STATEMENT_IMPOSSIBLE | MIGHOST_STATEMENT_COMMENT_ONLY, 0, remark);
}

}  // namespace mighost::dialect
