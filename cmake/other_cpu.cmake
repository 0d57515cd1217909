# A build for another processor, from Debian's cross compiler and the libraries that scripts/foreign-root unpacks. The
# toolchain file that includes this sets two names: the GNU triplet and Debian's architecture. qemu is called by its name,
# so that the machine needs no binfmt entry.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_C_COMPILER ${RAS_TRIPLET}-gcc)
set(CMAKE_CXX_COMPILER ${RAS_TRIPLET}-g++)

get_filename_component(RAS_FOREIGN_ROOT ${CMAKE_CURRENT_LIST_DIR}/../build/root/${RAS_DEBIAN_ARCH} ABSOLUTE)
set(CMAKE_LIBRARY_ARCHITECTURE ${RAS_TRIPLET})
set(CMAKE_FIND_ROOT_PATH ${RAS_FOREIGN_ROOT})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)  # protoc runs here
set(CMAKE_FIND_ROOT_PATH_MODE_LIBRARY ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_INCLUDE ONLY)
set(CMAKE_FIND_ROOT_PATH_MODE_PACKAGE ONLY)
# The libraries' own libraries, which the linker looks for and this project does not name.
set(CMAKE_EXE_LINKER_FLAGS_INIT "-Wl,-rpath-link,${RAS_FOREIGN_ROOT}/usr/lib/${RAS_TRIPLET}:${RAS_FOREIGN_ROOT}/lib/${RAS_TRIPLET}")
set(CMAKE_SHARED_LINKER_FLAGS_INIT ${CMAKE_EXE_LINKER_FLAGS_INIT})
set(CMAKE_CROSSCOMPILING_EMULATOR ${RAS_QEMU};-L;${RAS_FOREIGN_ROOT})
