// An allocator that fails when it is told to, in place of the process's own. Allocations fail in malloc
// itself, so that C code is included. Under a sanitizer, which has a malloc of its own, they fail in operator
// new, and the sanitizer sees every leak.
#ifndef RAS_TESTS_CAPI_FAILING_MALLOC_H_
#define RAS_TESTS_CAPI_FAILING_MALLOC_H_

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define RAS_TEST_UNDER_SANITIZER 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define RAS_TEST_UNDER_SANITIZER 1
#endif
#endif

#ifdef RAS_TEST_UNDER_SANITIZER
inline constexpr bool kUnderSanitizer = true;
#else
inline constexpr bool kUnderSanitizer = false;
#endif

// After `skip` more allocations one fails, and, if `for_good`, every one after it.
void FailAllocation(long skip, bool for_good);
// Fails no more. How many allocations have failed since FailAllocation.
long StopFailing();
// Blocks of memory in use. Always 0 under a sanitizer.
long BlocksInUse();

#endif  // RAS_TESTS_CAPI_FAILING_MALLOC_H_
