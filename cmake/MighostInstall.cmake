# The installed package: what people who never see this tree build plugins with, and the Debian packages of it.
#
# `host` is what runs, `dev` is what plugins are built with. Nothing of it names the folder that it was built or
# installed in: a prefix may be moved.
include(CMakePackageConfigHelpers)

set(_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/mighost")

install(TARGETS mighost EXPORT mighost RUNTIME COMPONENT host)
install(TARGETS mighost-compile-tables EXPORT mighost RUNTIME COMPONENT dev)
install(TARGETS mighost_plugin_api EXPORT mighost)
install(DIRECTORY "${PROJECT_SOURCE_DIR}/plugin_api/include/mighost" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT dev)
install(EXPORT mighost NAMESPACE mighost:: FILE mighostTargets.cmake DESTINATION "${_package_dir}" COMPONENT dev)

# Where the shells look for completions. zsh has two such places: Debian's own below /usr, the other elsewhere.
set(_completion "${PROJECT_SOURCE_DIR}/host/cli/completion")
install(FILES "${_completion}/mighost.bash" DESTINATION "${CMAKE_INSTALL_DATADIR}/bash-completion/completions" RENAME mighost COMPONENT host)
foreach(_folder site-functions vendor-completions)
  install(FILES "${_completion}/_mighost" DESTINATION "${CMAKE_INSTALL_DATADIR}/zsh/${_folder}" COMPONENT host)
endforeach()
install(FILES "${_completion}/mighost.fish" DESTINATION "${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d" COMPONENT host)

# The manual, by the program itself, so that it has every command and option.
set(_manual "${CMAKE_CURRENT_BINARY_DIR}/mighost.1")
add_custom_command(OUTPUT "${_manual}" COMMAND mighost help --man > "${_manual}" DEPENDS mighost VERBATIM
                   COMMENT "Writing mighost.1")
add_custom_target(mighost_manual ALL DEPENDS "${_manual}")
install(FILES "${_manual}" DESTINATION "${CMAKE_INSTALL_MANDIR}/man1" COMPONENT host)

# The pages for who writes plugins, with the examples beside them, as they stand in the source tree. Their links to
# headers lead to the installed ones.
set(_doc_dir "${CMAKE_INSTALL_DOCDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/examples" DESTINATION "${_doc_dir}" COMPONENT dev PATTERN build EXCLUDE)
install(FILES "${PROJECT_SOURCE_DIR}/LICENSE" "${PROJECT_SOURCE_DIR}/CHANGELOG.md" DESTINATION "${_doc_dir}" COMPONENT dev)
cmake_path(RELATIVE_PATH CMAKE_INSTALL_FULL_INCLUDEDIR BASE_DIRECTORY "${CMAKE_INSTALL_FULL_DOCDIR}/docs"
           OUTPUT_VARIABLE _headers_from_docs)
install(CODE "
  file(GLOB pages \"${PROJECT_SOURCE_DIR}/docs/*.md\")
  foreach(page IN LISTS pages)
    cmake_path(GET page FILENAME name)
    file(READ \"\${page}\" text)
    string(REPLACE \"](../plugin_api/include/\" \"](${_headers_from_docs}/\" text \"\${text}\")
    file(WRITE \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${_doc_dir}/docs/\${name}\" \"\${text}\")
  endforeach()
" COMPONENT dev)

configure_package_config_file("${CMAKE_CURRENT_LIST_DIR}/mighostConfig.cmake.in" "${CMAKE_CURRENT_BINARY_DIR}/mighostConfig.cmake"
                              INSTALL_DESTINATION "${_package_dir}")
# As the ABI before 1.0, each minor version may differ from the one before.
write_basic_package_version_file("${CMAKE_CURRENT_BINARY_DIR}/mighostConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/mighostConfig.cmake" "${CMAKE_CURRENT_BINARY_DIR}/mighostConfigVersion.cmake"
              "${CMAKE_CURRENT_LIST_DIR}/MighostAddPlugin.cmake" "${CMAKE_CURRENT_LIST_DIR}/mighost_plugin.map"
        DESTINATION "${_package_dir}" COMPONENT dev)

# From the .pc file's own folder to the prefix, so that it may be moved.
cmake_path(RELATIVE_PATH CMAKE_INSTALL_PREFIX BASE_DIRECTORY "${CMAKE_INSTALL_FULL_LIBDIR}/pkgconfig"
           OUTPUT_VARIABLE MIGHOST_PREFIX_FROM_PC)
configure_file("${CMAKE_CURRENT_LIST_DIR}/mighost.pc.in" "${CMAKE_CURRENT_BINARY_DIR}/mighost.pc" @ONLY)
install(FILES "${CMAKE_CURRENT_BINARY_DIR}/mighost.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig" COMPONENT dev)

# `cpack` in a build folder makes mighost_….deb and mighost-dev_….deb.
set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_CONTACT "The mighost authors <mighost@example.com>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL host dev)
set(CPACK_COMPONENTS_GROUPING ONE_PER_GROUP)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_HOST_PACKAGE_NAME mighost)
set(CPACK_DEBIAN_DEV_PACKAGE_NAME mighost-dev)
set(CPACK_DEBIAN_HOST_PACKAGE_SECTION database)
set(CPACK_DEBIAN_DEV_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_HOST_DESCRIPTION "Generates, applies and proves database migrations
 The host, the dialects for PostgreSQL and TimescaleDB, and the tables of AWS.")
# For the diagrams of `mighost docs`, and for nothing else.
set(CPACK_DEBIAN_HOST_PACKAGE_RECOMMENDS graphviz)
set(CPACK_DEBIAN_DEV_DESCRIPTION "Headers and build functions for plugins of mighost
 Everything to write providers and dialects: C and C++ headers, the compiler of
 tables in YAML, a CMake package and a pkg-config file.")
set(CPACK_DEBIAN_DEV_PACKAGE_DEPENDS "mighost (= ${PROJECT_VERSION})")
include(CPack)
