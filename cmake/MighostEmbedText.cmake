# mighost_embed_text(TARGET NAME FILE): compiles the text of FILE into TARGET, as `extern const std::string_view NAME` of
# the namespace mighost::embedded, which whoever uses it declares.
function(mighost_embed_text target name file)
  cmake_path(ABSOLUTE_PATH file BASE_DIRECTORY "${CMAKE_CURRENT_SOURCE_DIR}")
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS "${file}")
  file(READ "${file}" text)
  set(source "${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.cpp")
  file(CONFIGURE OUTPUT "${source}" @ONLY CONTENT [==[
#include <string_view>
namespace mighost::embedded {
extern const std::string_view @name@;
const std::string_view @name@ = R"embedded(@text@)embedded";
}
]==])
  target_sources("${target}" PRIVATE "${source}")
endfunction()
