// An allocator in place of the process's own that knows how much memory was in use at its worst, exactly and
// on every machine. Under a sanitizer, which has a malloc of its own, nothing is counted.
#ifndef RAS_TESTS_CAPI_COUNTING_MALLOC_H_
#define RAS_TESTS_CAPI_COUNTING_MALLOC_H_

#include <cstddef>

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RAS_TEST_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define RAS_TEST_UNDER_SANITIZER 1
#endif
#endif

#ifdef RAS_TEST_UNDER_SANITIZER
inline constexpr bool kMemoryIsCounted = false;
#else
inline constexpr bool kMemoryIsCounted = true;
#endif

// From here on, MostBytesInUse counts from what is in use now.
void StartCounting();
// The most bytes in use at once since StartCounting, beyond those that were in use then.
std::size_t MostBytesInUse();

#endif  // RAS_TESTS_CAPI_COUNTING_MALLOC_H_
