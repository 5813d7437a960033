#ifndef MIGHOST_MODEL_KEYWORD_HPP
#define MIGHOST_MODEL_KEYWORD_HPP

#include <string_view>

namespace mighost {

/// Whether a server prints the name in quotes since it is a word of SQL: those of PostgreSQL 15 to 18. For
/// what the host foresees of printed expressions (model/rename.hpp); SQL itself is quoted by dialects.
bool is_keyword(std::string_view word) noexcept;

}  // namespace mighost

#endif
