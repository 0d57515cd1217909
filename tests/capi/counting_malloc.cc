#include "counting_malloc.h"

#include <malloc.h>

#include <atomic>

namespace {

std::atomic<std::size_t> in_use{0};
std::atomic<std::size_t> at_start{0};
std::atomic<std::size_t> most{0};

}  // namespace

void StartCounting() {
  at_start = in_use.load();
  most = in_use.load();
}

std::size_t MostBytesInUse() { return most - at_start; }

#ifndef RAS_TEST_UNDER_SANITIZER

namespace {

void* Counted(void* block) {
  if (block == nullptr) return nullptr;
  const std::size_t now = in_use += malloc_usable_size(block);
  std::size_t before = most;
  while (now > before && !most.compare_exchange_weak(before, now)) {
  }
  return block;
}

void Uncount(void* block) {
  if (block != nullptr) in_use -= malloc_usable_size(block);
}

}  // namespace

// The library must find these before its own.
#pragma GCC visibility push(default)
extern "C" {

void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* block, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);
void __libc_free(void* block);

void* malloc(std::size_t size) noexcept { return Counted(__libc_malloc(size)); }
void* calloc(std::size_t count, std::size_t size) noexcept { return Counted(__libc_calloc(count, size)); }
void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return Counted(__libc_memalign(alignment, size));
}
// Both blocks are there while one is copied into the other.
void* realloc(void* old, std::size_t size) noexcept {
  const std::size_t before = old == nullptr ? 0 : malloc_usable_size(old);
  void* const block = Counted(__libc_realloc(old, size));
  if (block != nullptr) in_use -= before;
  return block;
}
void free(void* block) noexcept {
  Uncount(block);
  __libc_free(block);
}

}  // extern "C"
#pragma GCC visibility pop

#endif
