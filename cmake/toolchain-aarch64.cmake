# 64-bit Arm, little-endian.
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(RAS_TRIPLET aarch64-linux-gnu)
set(RAS_DEBIAN_ARCH arm64)
set(RAS_QEMU qemu-aarch64)
include(${CMAKE_CURRENT_LIST_DIR}/other_cpu.cmake)
