# Build rules shared by every folder.

add_library(seaworthy_warnings INTERFACE)
target_compile_options(seaworthy_warnings INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion
                                                    -Wnon-virtual-dtor -Woverloaded-virtual -Werror)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 reports false positives inside libstdc++ and fmt headers at -O2, members that a designated initialiser leaves out on
  # purpose, and types that are a source file's own as a header's, where several files are compiled as one.
  target_compile_options(seaworthy_warnings INTERFACE -Wno-restrict -Wno-maybe-uninitialized -Wno-stringop-overflow
                                                      -Wno-array-bounds -Wno-dangling-pointer -Wno-missing-field-initializers
                                                      -Wno-subobject-linkage)
else()
  # clang finds deprecated functions inside of libstdc++ 12 itself; and members that a designated initialiser leaves out, as above.
  target_compile_options(seaworthy_warnings INTERFACE -Wno-deprecated-declarations -Wno-missing-designated-field-initializers)
endif()

# All builds but `dev` compile several files of a folder as one (CMakePresets.json), in a third of the time: what a file keeps to itself
# needs a name of its own in its folder, a test's among the tests.
set(SEAWORTHY_SANITIZE "" CACHE STRING "Sanitizers for every target, e.g. address,undefined or thread")
if(SEAWORTHY_SANITIZE)
  add_compile_options(-fsanitize=${SEAWORTHY_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${SEAWORTHY_SANITIZE})
endif()

# What only tests are made of: a release does not optimise it, in half of the time.
add_library(seaworthy_tests INTERFACE)
target_compile_options(seaworthy_tests INTERFACE $<$<CONFIG:Release>:-O0>)
target_link_libraries(seaworthy_tests INTERFACE GTest::gmock_main seaworthy_warnings)

# seaworthy_library(NAME DEPS dep... [PRIVATE dep...] [WITHOUT file...])
#
# The static library seaworthy_NAME of src/NAME/*.cc, and the test binary NAME_test of src/NAME/*_test.cc.
# A dep that names a folder means its library. A folder whose sources do not exist yet is an interface library.
function(seaworthy_library name)
  cmake_parse_arguments(ARG "" "" "DEPS;PRIVATE;WITHOUT" ${ARGN})
  file(GLOB sources CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/src/${name}/*.cc)
  set(tests ${sources})
  list(FILTER sources EXCLUDE REGEX "_test\\.cc$")
  list(TRANSFORM ARG_WITHOUT PREPEND ${CMAKE_SOURCE_DIR}/src/${name}/)
  list(REMOVE_ITEM sources ${ARG_WITHOUT})
  list(FILTER tests INCLUDE REGEX "_test\\.cc$")
  set(deps)
  foreach(dep ${ARG_DEPS})
    if(TARGET seaworthy_${dep})
      list(APPEND deps seaworthy_${dep})
    else()
      list(APPEND deps ${dep})
    endif()
  endforeach()
  if(sources)
    add_library(seaworthy_${name} STATIC ${sources})
    target_include_directories(seaworthy_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
    target_compile_definitions(seaworthy_${name} PRIVATE SEAWORTHY_VERSION="${PROJECT_VERSION}")
    target_link_libraries(seaworthy_${name} PUBLIC ${deps} PRIVATE ${ARG_PRIVATE} seaworthy_warnings)
  else()
    add_library(seaworthy_${name} INTERFACE)
    target_include_directories(seaworthy_${name} INTERFACE ${CMAKE_SOURCE_DIR}/src)
    target_link_libraries(seaworthy_${name} INTERFACE ${deps} ${ARG_PRIVATE})
  endif()
  if(tests AND BUILD_TESTING)
    add_executable(${name}_test ${tests})
    target_compile_definitions(${name}_test PRIVATE SEAWORTHY_SOURCE_DIR="${CMAKE_SOURCE_DIR}")
    target_link_libraries(${name}_test PRIVATE seaworthy_${name} seaworthy_tests)
    add_test(NAME unit/${name} COMMAND ${name}_test)
    set_tests_properties(unit/${name} PROPERTIES LABELS unit TIMEOUT 300)
  endif()
endfunction()
