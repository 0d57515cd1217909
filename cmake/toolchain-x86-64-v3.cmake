# The same processor family with AVX2, FMA and BMI2 in every instruction the compiler cares to pick. Run under qemu, so
# that the machine need not have them.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR x86_64)
set(CMAKE_C_FLAGS_INIT -march=x86-64-v3)
set(CMAKE_CXX_FLAGS_INIT -march=x86-64-v3)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-x86_64;-cpu;Haswell,-pcid,-x2apic,-tsc-deadline,-hle,-rtm,-invpcid)
