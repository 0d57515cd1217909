# IBM Z: big-endian, the one that finds a byte order taken for granted.
set(CMAKE_SYSTEM_PROCESSOR s390x)
set(RAS_TRIPLET s390x-linux-gnu)
set(RAS_DEBIAN_ARCH s390x)
set(RAS_QEMU qemu-s390x)
include(${CMAKE_CURRENT_LIST_DIR}/other_cpu.cmake)
