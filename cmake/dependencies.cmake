# Everything comes from the system's packages; nothing is downloaded here. scripts/packages.txt lists them by name.
find_package(Protobuf 3.21 REQUIRED)
find_package(Threads REQUIRED)
find_library(RAS_MBEDCRYPTO mbedcrypto REQUIRED)
find_path(RAS_MBEDTLS_INCLUDE mbedtls/sha256.h REQUIRED)
