#include "failing_malloc.h"

#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <new>

namespace {

// Allocations left until one fails; negative: none fails.
std::atomic<long> countdown{-1};
std::atomic<bool> fail_for_good{false};
std::atomic<long> failures{0};
std::atomic<long> in_use{0};

bool MustFail() {
  const long left = countdown.load(std::memory_order_relaxed);
  if (left < 0) return false;
  if (left == 0) {
    if (!fail_for_good) countdown.store(-1, std::memory_order_relaxed);
    ++failures;
    return true;
  }
  countdown.store(left - 1, std::memory_order_relaxed);
  return false;
}

}  // namespace

void FailAllocation(long skip, bool for_good) {
  fail_for_good = for_good;
  failures = 0;
  countdown = skip;
}

long StopFailing() {
  countdown = -1;
  return failures;
}

long BlocksInUse() { return in_use; }

// The library must find these before its own.
#pragma GCC visibility push(default)
#ifdef RAS_TEST_UNDER_SANITIZER

void* operator new(std::size_t size) {
  void* block = MustFail() ? nullptr : std::malloc(size == 0 ? 1 : size);
  if (block == nullptr) throw std::bad_alloc();
  return block;
}
void* operator new[](std::size_t size) { return operator new(size); }
// Kept out of line: inlined, gcc takes the pair of new and free for a mistake.
[[gnu::noinline]] void operator delete(void* block) noexcept { std::free(block); }
void operator delete[](void* block) noexcept { operator delete(block); }
void operator delete(void* block, std::size_t) noexcept { operator delete(block); }
void operator delete[](void* block, std::size_t) noexcept { operator delete(block); }

#else

extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void __libc_free(void* block);

void* malloc(std::size_t size) noexcept {
  void* block = MustFail() ? nullptr : __libc_malloc(size);
  if (block == nullptr) {
    errno = ENOMEM;
  } else {
    ++in_use;
  }
  return block;
}

void* calloc(std::size_t count, std::size_t size) noexcept {
  void* block = MustFail() ? nullptr : __libc_calloc(count, size);
  if (block == nullptr) {
    errno = ENOMEM;
  } else {
    ++in_use;
  }
  return block;
}

void* realloc(void* old, std::size_t size) noexcept {
  if (MustFail()) {
    errno = ENOMEM;
    return nullptr;
  }
  void* block = __libc_realloc(old, size);
  if (old == nullptr && block != nullptr) ++in_use;
  return block;
}

void free(void* block) noexcept {
  if (block != nullptr) --in_use;
  __libc_free(block);
}

}  // extern "C"

#endif
#pragma GCC visibility pop
