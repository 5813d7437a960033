// Who owns something and who may do what with it: what no comparison sees, and what must not be lost when it
// is dropped and made again.
#ifndef MIGHOST_DIALECT_RENDER_PRIVILEGES_HPP
#define MIGHOST_DIALECT_RENDER_PRIVILEGES_HPP

#include <mighost/abi.h>
#include <mighost/view.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/render/output.hpp"

namespace mighost::dialect {

/// The views and routines that a list of changes drops and makes again. What they had is kept in a setting of
/// the session (`mighost.kept`) from before the first one goes until the last one is there.
class MadeAgain {
 public:
  explicit MadeAgain(Rows<mighost_change> changes);

  /// To be called before and behind the statements of each change, with its place in the list.
  void before(uint32_t change, Output& out) const;
  void after(uint32_t change, Output& out) const;

 private:
  std::vector<std::string> relations_;  // as SQL has their names
  std::vector<std::string> routines_;
  std::optional<uint32_t> first_;  // none: there are none
  uint32_t last_ = 0;
};

}  // namespace mighost::dialect

#endif
